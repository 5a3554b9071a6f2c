package no.nav.utsjekk.rest.utbetaling;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.utbetaling.Flyttekall.Flytting;
import no.nav.utsjekk.rest.utbetaling.Tilstand.Fremdrift;
import no.nav.utsjekk.sak.Avvent;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.Svar;
import no.nav.utsjekk.status.UtbetalingJson;
import no.nav.utsjekk.utboks.UtboksRepository;

/**
 * Lets utbetalinger of AAP go on over Kafka, under the uid that AAP uses there (22 §9): the chain at OS is the same, the next line
 * refers to the last one. Sends nothing to OS. Step of the route {@code rest-flytting-lagre}.
 */
public final class Utbetalingsflytting {

    private final ForesporselRepository foresporsler;
    private final FlyttingRepository flyttinger;
    private final MeldingRepository meldinger;
    private final SakRepository saker;
    private final UtboksRepository utboks;
    private final StatusWriter statuses;
    private final UtbetalingJson json;

    public Utbetalingsflytting(
            ForesporselRepository foresporsler,
            FlyttingRepository flyttinger,
            MeldingRepository meldinger,
            SakRepository saker,
            UtboksRepository utboks,
            StatusWriter statuses,
            UtbetalingJson json) {
        this.foresporsler = foresporsler;
        this.flyttinger = flyttinger;
        this.meldinger = meldinger;
        this.saker = saker;
        this.utboks = utboks;
        this.statuses = statuses;
        this.json = json;
    }

    /**
     * Moves all of them, or none. Those that were moved before and are unchanged are left alone (MG-70).
     *
     * @throws Avslag when one cannot be moved: roll back
     */
    public void flytt(Flyttekall kall) {
        var tilstander = las(kall);
        var flyttes = kall.flyttinger().stream()
                .filter(f -> !erFlyttet(f, tilstander.get(f.uid())))
                .toList();
        var versjoner =
                flyttes.stream().map(f -> versjon(f, tilstander.get(f.uid()))).toList();
        krevSammeSak(kall, tilstander);
        krevUlikeUider(kall);
        for (int nr = 0; nr < flyttes.size(); nr++) {
            flytt(
                    kall,
                    flyttes.get(nr),
                    versjoner.get(nr),
                    tilstander.get(flyttes.get(nr).uid()));
        }
    }

    /** Everybody locks uids in one order, and all of them before a sak. */
    private Map<UUID, Tilstand> las(Flyttekall kall) {
        var tilstander = new TreeMap<UUID, Tilstand>();
        kall.flyttinger().stream().map(Flytting::uid).sorted().distinct().forEach(uid -> {
            var tilstand = foresporsler.lock(uid, kall.fagsystem());
            Adgang.krevEget(tilstand, kall.fagsystem());
            tilstander.put(uid, tilstand);
        });
        return tilstander;
    }

    private boolean erFlyttet(Flytting f, Tilstand tilstand) {
        if (tilstand.nyUid().filter(ny -> !ny.equals(f.ny())).isPresent()) {
            throw new Avslag(409, "uid er i bruk");
        }
        if (tilstand.nyUid().isPresent() && flyttinger.erEndret(f)) {
            throw new Avslag(409, "utbetalingen er endret etter migrering");
        }
        return tilstand.nyUid().isPresent();
    }

    /** MG-80, MG-84: what OS pays by. */
    private static Utbetaling versjon(Flytting f, Tilstand tilstand) {
        if (tilstand.siste().isEmpty() || tilstand.erFjernet()) {
            throw new Avslag(404, "Utbetaling " + f.uid());
        }
        if (tilstand.siste().get().fremdrift() != Fremdrift.OK) {
            throw Adgang.iArbeid();
        }
        var utbetaling = tilstand.iKraft().orElseThrow();
        if (utbetaling.fagomrade() != Fagomrade.AAP || utbetaling.periodetype() != Periodetype.UKEDAG) {
            throw new Avslag(422, "kan bare migrere AAP per ukedag");
        }
        if (tilstand.erFlyttet()) {
            throw new Avslag(423, "utbetalingen er migrert til kafka");
        }
        return utbetaling;
    }

    /** MG-81. */
    private static void krevSammeSak(Flyttekall kall, Map<UUID, Tilstand> tilstander) {
        var sakIder = new LinkedHashSet<String>();
        kall.flyttinger()
                .forEach(f ->
                        tilstander.get(f.uid()).godtatt().map(Utbetaling::sakId).ifPresent(sakIder::add));
        if (sakIder.size() > 1) {
            throw new Avslag(400, "alle utbetalinger må tilhøre samme sak, fant: " + sakIder);
        }
    }

    private static void krevUlikeUider(Flyttekall kall) {
        var uider = new HashSet<UUID>();
        var gamle = new HashSet<UUID>();
        if (!kall.flyttinger().stream().allMatch(f -> uider.add(f.ny()) && gamle.add(f.uid()))) {
            throw new Avslag(409, "uid er i bruk");
        }
    }

    private void flytt(Flyttekall kall, Flytting f, Utbetaling utbetaling, Tilstand tilstand) {
        var sak = flyttinger.sak(f.uid()).orElseThrow();
        meldinger.lockSaker(List.of(sak));
        if (flyttinger.erIArbeid(sak)) {
            throw Adgang.iArbeid();
        }
        if (flyttinger.erIBruk(f.ny())) {
            throw new Avslag(409, "uid er i bruk");
        }
        var ny = flyttet(f, utbetaling, avvent(sak), forste(tilstand));
        var versjon = json.write(ny);
        flyttinger.flytt(
                new FlyttingRepository.Ny(f, sak, ny.sisteLinje().stored(), versjon, f.toString(), kall.hvem()));
        var svar = new Svar(
                Optional.empty(), List.of(new Svar.Adresse(ny.nokkel(), Optional.empty())), kall.fagsystem(), false);
        utboks.add(List.of(statuses.migrert(svar, f.ny().toString(), versjon, f.toString())));
    }

    /** MG-83: the newest one of the sak, whichever utbetaling it came with. */
    private Optional<Avvent> avvent(long sak) {
        return saker
                .load(List.of(new SakRepository.Request(sak, Set.of())))
                .get(sak)
                .avventHosOs()
                .getOrDefault(Fagomrade.AAP, List.of())
                .stream()
                .reduce((en, annen) -> annen);
    }

    private static boolean forste(Tilstand tilstand) {
        return tilstand.siste()
                .map(Tilstand.Siste::foresporsel)
                .filter(Utbetalingsforesporsel.class::isInstance)
                .flatMap(foresporsel ->
                        ((Utbetalingsforesporsel) foresporsel).innhold().forsteUtbetaling())
                .orElse(false);
    }

    /** MG-82. */
    private static Utbetaling flyttet(Flytting f, Utbetaling u, Optional<Avvent> avvent, boolean forste) {
        return new Utbetaling(
                f.ny(),
                f.uid().toString(),
                u.fagomrade(),
                Handling.CREATE,
                forste,
                u.sakId(),
                u.behandlingId(),
                u.sisteLinje(),
                u.sistePeriode(),
                u.personident(),
                u.vedtakstidspunkt(),
                u.stonad(),
                u.beslutter(),
                u.saksbehandler(),
                u.periodetype(),
                avvent,
                u.perioder().stream().map(Utbetalingsflytting::medDagsats).toList());
    }

    private static Periode medDagsats(Periode p) {
        return new Periode(
                p.fom(), p.tom(), p.belop(), Optional.of(p.vedtakssats().orElse(p.belop())), p.betalendeEnhet());
    }
}
