package no.nav.utsjekk.migrering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.iverksetting.Linjeandel;
import no.nav.utsjekk.iverksetting.TilkjentYtelse;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.iverksettinger.LagretIverksetting;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.migrering.MigreringRepository.Migrert;
import no.nav.utsjekk.migrering.Migreringsforesporsel.UidTilStonad;
import no.nav.utsjekk.mottak.AvledetUid;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.Svar;
import no.nav.utsjekk.status.UtbetalingJson;
import no.nav.utsjekk.utboks.UtboksRepository;

/**
 * Migrates chains of a sak (22): each becomes an utbetaling that is published and that meldinger can change from then on.
 * Every method is to be called in a transaction, which holds the lock of the sak until it ends (MG-15).
 */
public final class Migrering {

    private final IverksettingRepository iverksettinger;
    private final MigreringRepository migreringer;
    private final MeldingRepository meldinger;
    private final SakRepository saker;
    private final UtboksRepository utboks;
    private final StatusWriter statuses;
    private final UtbetalingJson json;
    private final UtbetalingJson.Stonader stonader;

    /** @param stonader the stønader of utbetalinger */
    public Migrering(
            IverksettingRepository iverksettinger,
            MigreringRepository migreringer,
            MeldingRepository meldinger,
            SakRepository saker,
            UtboksRepository utboks,
            StatusWriter statuses,
            UtbetalingJson json,
            UtbetalingJson.Stonader stonader) {
        this.iverksettinger = iverksettinger;
        this.migreringer = migreringer;
        this.meldinger = meldinger;
        this.saker = saker;
        this.utboks = utboks;
        this.statuses = statuses;
        this.json = json;
        this.stonader = stonader;
    }

    /** What {@link #migrer} would do now; changes and publishes nothing. */
    public Migreringssvar prov(Migreringsforesporsel foresporsel) {
        return plan(foresporsel).svar();
    }

    /**
     * Migrates the chains that are asked for, all or none. What was migrated before and is unchanged is left alone and counts as
     * done (MG-70).
     */
    public Migreringssvar migrer(Migreringskall kall) {
        var foresporsel = kall.foresporsel();
        var plan = plan(foresporsel);
        if (plan.avvisning().isEmpty()) {
            plan.nye().forEach(ny -> migreringer.migrer(ny, kall.hvem(), kall.grunn()));
            saker.knownByOs(plan.nye().stream()
                    .map(ny -> new SakRepository.Known(
                            ny.sak(), fagomrade(foresporsel).name()))
                    .distinct()
                    .toList());
            utboks.add(plan.nye().stream()
                    .map(ny -> statuses.migrert(
                            svar(foresporsel, plan.originalKey()), ny.uid().toString(), ny.versjon(), ny.foresporsel()))
                    .toList());
        }
        return plan.svar();
    }

    private static Fagomrade fagomrade(Migreringsforesporsel foresporsel) {
        return foresporsel.meldeperiode().isPresent() ? Fagomrade.TILTPENG : Fagomrade.TILLST;
    }

    private static Svar svar(Migreringsforesporsel foresporsel, String originalKey) {
        return new Svar(
                Optional.empty(),
                List.of(new Svar.Adresse(originalKey, Optional.empty())),
                foresporsel.fagsystem(),
                false);
    }

    /**
     * What is to be done.
     *
     * @param alle every utbetaling asked for, as published
     * @param nye those that are not migrated yet
     */
    private record Plan(
            Optional<Avvisning> avvisning, String originalKey, List<String> alle, List<MigreringRepository.Ny> nye) {

        static Plan avvist(Avvisning avvisning) {
            return new Plan(Optional.of(avvisning), "", List.of(), List.of());
        }

        Migreringssvar svar() {
            return avvisning
                    .<Migreringssvar>map(Migreringssvar.Avvist::new)
                    .orElseGet(() -> new Migreringssvar.Utfort(alle));
        }
    }

    private Plan plan(Migreringsforesporsel f) {
        return f.brudd()
                .map(Plan::avvist)
                .or(() -> iverksettinger.sak(f.fagsystem(), f.sakId()).flatMap(sak -> plan(f, sak)))
                .orElseGet(() -> Plan.avvist(Migreringsregel.IKKE_FUNNET.avvisning(f.sakId(), f.fagsystem())));
    }

    private Optional<Plan> plan(Migreringsforesporsel f, long sak) {
        iverksettinger.ventIkkeLenge();
        meldinger.lockSaker(List.of(sak));
        return iverksettinger.siste(sak).map(kilde -> feilMed(f, kilde)
                .map(Plan::avvist)
                .orElseGet(() -> plan(f, sak, kilde, kilde.ytelse().orElseThrow())));
    }

    /** MG-11 to MG-14. */
    private static Optional<Avvisning> feilMed(Migreringsforesporsel f, LagretIverksetting kilde) {
        var behandling = kilde.iverksetting().behandling();
        if (!f.behandlingId().equals(behandling.behandlingId())
                || f.iverksettingId().isPresent() && !f.iverksettingId().equals(behandling.iverksettingId())) {
            return Optional.of(Migreringsregel.FEIL_KILDE.avvisning(behandling));
        }
        if (!kilde.harResultat()) {
            return Optional.of(Migreringsregel.MANGLER_RESULTAT.avvisning(f.sakId(), f.fagsystem()));
        }
        if (!kilde.status().erFerdigIverksatt()) {
            return Optional.of(Migreringsregel.PÅGÅENDE_ELLER_FEILET.avvisning(f.sakId(), f.fagsystem()));
        }
        return kilde.ytelse().isPresent()
                ? Optional.empty()
                : Optional.of(Migreringsregel.MANGLER_SISTE_ANDELER.avvisning(f.sakId(), f.fagsystem(), ""));
    }

    private Plan plan(Migreringsforesporsel f, long sak, LagretIverksetting kilde, TilkjentYtelse ytelse) {
        var migrerte = migreringer.migrerte(sak);
        var nokler = nokler(f, ytelse, migrerte);
        if (nokler.isEmpty()) {
            return Plan.avvist(Migreringsregel.INGEN_KJEDE.avvisning());
        }
        var alle = new ArrayList<String>();
        var nye = new ArrayList<MigreringRepository.Ny>();
        var uider = new HashSet<UUID>();
        for (var nokkel : nokler) {
            var tidligere = Optional.ofNullable(migrerte.get(nokkel));
            var ledd = tidligere.map(m -> gjentatt(f, m)).orElseGet(() -> ledd(f, sak, kilde, ytelse, nokkel));
            if (ledd.avvisning().isPresent() || !uider.add(ledd.uid())) {
                return Plan.avvist(ledd.avvisning().orElseGet(Migreringsregel.UID_I_BRUK::avvisning));
            }
            alle.add(ledd.versjon());
            ledd.ny().ifPresent(nye::add);
        }
        var behandling = kilde.iverksetting().behandling();
        return new Plan(Optional.empty(), behandling.iverksettingId().orElse(behandling.behandlingId()), alle, nye);
    }

    /**
     * MG-20 to MG-26: the living chains that match first. Those that were ended come along, so that nothing of the meldekort, or
     * of the stønad, is left behind (MG-45).
     */
    private static List<Kjedenokkel> nokler(
            Migreringsforesporsel f, TilkjentYtelse ytelse, Map<Kjedenokkel, Migrert> migrerte) {
        var nokler = new LinkedHashSet<Kjedenokkel>();
        ytelse.andeler().forEach(andel -> nokler.add(andel.andel().kjedenokkel()));
        nokler.addAll(migrerte.keySet());
        nokler.addAll(ytelse.sistePerKjede().keySet());
        nokler.removeIf(nokkel -> !f.gjelder(nokkel));
        return List.copyOf(nokler);
    }

    /** One chain of the plan. */
    private record Ledd(Optional<Avvisning> avvisning, UUID uid, String versjon, Optional<MigreringRepository.Ny> ny) {

        static Ledd avvist(UUID uid, Avvisning avvisning) {
            return new Ledd(Optional.of(avvisning), uid, "", Optional.empty());
        }
    }

    /** MG-70: done before; unless it has moved on, or is asked for under another uid. */
    private static Ledd gjentatt(Migreringsforesporsel f, Migrert migrert) {
        if (f.uidTilStonad()
                .map(UidTilStonad::uid)
                .filter(uid -> !uid.equals(migrert.uid()))
                .isPresent()) {
            return Ledd.avvist(migrert.uid(), Migreringsregel.UID_I_BRUK.avvisning());
        }
        return migrert.erEndret()
                ? Ledd.avvist(migrert.uid(), Migreringsregel.ENDRET_ETTER_MIGRERING.avvisning())
                : new Ledd(Optional.empty(), migrert.uid(), migrert.versjon(), Optional.empty());
    }

    private Ledd ledd(
            Migreringsforesporsel f, long sak, LagretIverksetting kilde, TilkjentYtelse ytelse, Kjedenokkel nokkel) {
        var siste = ytelse.sistePerKjede().get(nokkel);
        if (siste == null) {
            return Ledd.avvist(
                    new UUID(0, 0),
                    Migreringsregel.MANGLER_SISTE_ANDELER.avvisning(
                            f.sakId(), f.fagsystem(), " kjedenøkkel=" + nokkel));
        }
        var kjede = new Kjede(kilde.iverksetting(), nokkel, andeler(ytelse, nokkel), siste);
        var stonad = stonad(fagomrade(f), kjede);
        if (stonad.isEmpty()) {
            return Ledd.avvist(new UUID(0, 0), Migreringsregel.UKJENT_KLASSEKODE.avvisning(nokkel.klassekode()));
        }
        var uid = uid(f, stonad.get());
        return kjede.brudd()
                .or(() -> migreringer.erIBruk(uid)
                        ? Optional.of(Migreringsregel.UID_I_BRUK.avvisning())
                        : Optional.empty())
                .map(avvisning -> Ledd.avvist(uid, avvisning))
                .orElseGet(() -> ledd(f, sak, kilde.id(), kjede, kjede.utbetaling(uid, stonad.get())));
    }

    private Ledd ledd(Migreringsforesporsel f, long sak, long kilde, Kjede kjede, Utbetaling utbetaling) {
        var versjon = json.write(utbetaling);
        var ny = new MigreringRepository.Ny(
                sak,
                kjede.nokkel(),
                utbetaling.uid(),
                utbetaling.handling(),
                versjon,
                kjede.sisteLinje(),
                kilde,
                f.toString());
        return new Ledd(Optional.empty(), utbetaling.uid(), versjon, Optional.of(ny));
    }

    private static List<Andel> andeler(TilkjentYtelse ytelse, Kjedenokkel nokkel) {
        return ytelse.andeler().stream()
                .map(Linjeandel::andel)
                .filter(andel -> andel.kjedenokkel().equals(nokkel))
                .toList();
    }

    /** MG-35. */
    private Optional<Stonad> stonad(Fagomrade fagomrade, Kjede kjede) {
        try {
            return Optional.of(stonader.find(fagomrade, kjede.stonad()))
                    .filter(stonad -> stonad.klassekode().equals(kjede.nokkel().klassekode()));
        } catch (IllegalArgumentException unknown) { // refused: MG-35
            return Optional.empty();
        }
    }

    /** MG-40, MG-41. */
    private static UUID uid(Migreringsforesporsel f, Stonad stonad) {
        return f.uidTilStonad()
                .map(UidTilStonad::uid)
                .orElseGet(() ->
                        AvledetUid.av(f.fagsystem(), f.sakId(), f.meldeperiode().orElseThrow(), stonad));
    }
}
