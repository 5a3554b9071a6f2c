package no.nav.utsjekk.migrering;

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
import no.nav.utsjekk.migrering.Plan.Ledd;
import no.nav.utsjekk.mottak.AvledetUid;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.status.UtbetalingJson;

/** Finds out what a migration has to do (22 §3 to §7). Changes nothing; locks the sak until the transaction ends (MG-15). */
final class Planlegging {

    private final IverksettingRepository iverksettinger;
    private final MigreringRepository migreringer;
    private final MeldingRepository meldinger;
    private final UtbetalingJson json;
    private final UtbetalingJson.Stonader stonader;

    Planlegging(
            IverksettingRepository iverksettinger,
            MigreringRepository migreringer,
            MeldingRepository meldinger,
            UtbetalingJson json,
            UtbetalingJson.Stonader stonader) {
        this.iverksettinger = iverksettinger;
        this.migreringer = migreringer;
        this.meldinger = meldinger;
        this.json = json;
        this.stonader = stonader;
    }

    static Fagomrade fagomrade(Fagsystem fagsystem) {
        return fagsystem == Fagsystem.TILTAKSPENGER ? Fagomrade.TILTPENG : Fagomrade.TILLST;
    }

    Plan plan(Migreringsforesporsel f) {
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
        var ledd = nokler(f, ytelse, migrerte).stream()
                .map(nokkel -> Optional.ofNullable(migrerte.get(nokkel))
                        .map(migrert -> gjentatt(f, migrert))
                        .orElseGet(() -> ledd(f, sak, kilde, ytelse, nokkel)))
                .toList();
        if (ledd.isEmpty()) {
            return Plan.avvist(Migreringsregel.INGEN_KJEDE.avvisning());
        }
        var behandling = kilde.iverksetting().behandling();
        return new Plan(
                ledd.stream().flatMap(l -> l.avvisning().stream()).findFirst().or(() -> likeUider(ledd)),
                behandling.iverksettingId().orElse(behandling.behandlingId()),
                ledd);
    }

    private static Optional<Avvisning> likeUider(List<Ledd> ledd) {
        var uider = new HashSet<UUID>();
        return ledd.stream().flatMap(l -> l.uid().stream()).allMatch(uider::add)
                ? Optional.empty()
                : Optional.of(Migreringsregel.UID_I_BRUK.avvisning());
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

    /** MG-70: done before; unless it has moved on, or is asked for under another uid. */
    private static Ledd gjentatt(Migreringsforesporsel f, Migrert migrert) {
        if (f.uidTilStonad()
                .map(UidTilStonad::uid)
                .filter(uid -> !uid.equals(migrert.uid()))
                .isPresent()) {
            return avvist(migrert.kjede(), Optional.empty(), Migreringsregel.UID_I_BRUK.avvisning());
        }
        return migrert.erEndret()
                ? avvist(migrert.kjede(), Optional.empty(), Migreringsregel.ENDRET_ETTER_MIGRERING.avvisning())
                : new Ledd(
                        Optional.empty(),
                        Optional.of(migrert.uid()),
                        migrert.versjon(),
                        Optional.empty(),
                        Kjedelinje.urort(migrert.kjede(), Kjedelinje.Resultat.ALLEREDE_MIGRERT));
    }

    private static Ledd avvist(Kjedenokkel nokkel, Optional<Kjede> kjede, Avvisning avvisning) {
        return Ledd.avvist(avvisning, Kjedelinje.avvist(nokkel, kjede.map(Kjede::rapportert), avvisning));
    }

    private Ledd ledd(
            Migreringsforesporsel f, long sak, LagretIverksetting kilde, TilkjentYtelse ytelse, Kjedenokkel nokkel) {
        var siste = ytelse.sistePerKjede().get(nokkel);
        if (siste == null) {
            return avvist(
                    nokkel,
                    Optional.empty(),
                    Migreringsregel.MANGLER_SISTE_ANDELER.avvisning(
                            f.sakId(), f.fagsystem(), " kjedenøkkel=" + nokkel));
        }
        var kjede = new Kjede(kilde.iverksetting(), nokkel, andeler(ytelse, nokkel), siste);
        var stonad = stonad(fagomrade(f.fagsystem()), kjede);
        if (stonad.isEmpty()) {
            return avvist(nokkel, Optional.of(kjede), Migreringsregel.UKJENT_KLASSEKODE.avvisning(nokkel.klassekode()));
        }
        var uid = uid(f, stonad.get());
        return kjede.brudd()
                .or(() -> migreringer.erIBruk(uid)
                        ? Optional.of(Migreringsregel.UID_I_BRUK.avvisning())
                        : Optional.empty())
                .map(avvisning -> avvist(nokkel, Optional.of(kjede), avvisning))
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
        var linje = Kjedelinje.av(
                kjede.nokkel(),
                kjede.rapportert(),
                mal(utbetaling, f.uidTilStonad().isEmpty()),
                kjede.advarsler());
        return new Ledd(Optional.empty(), Optional.of(utbetaling.uid()), versjon, Optional.of(ny), linje);
    }

    private static Kjedelinje.Mal mal(Utbetaling u, boolean beregnet) {
        var perioder = u.perioder();
        return new Kjedelinje.Mal(
                u.uid(),
                beregnet,
                u.handling(),
                u.stonad().navn(),
                u.periodetype().name(),
                perioder.size(),
                perioder.stream().findFirst().map(p -> p.fom()),
                perioder.stream().reduce((en, annen) -> annen).map(p -> p.tom()),
                perioder.stream()
                        .mapToLong(p -> Enheter.i(u.periodetype(), p.fom(), p.tom()))
                        .sum(),
                perioder.stream()
                        .mapToLong(p -> Enheter.i(u.periodetype(), p.fom(), p.tom()) * p.belop())
                        .sum(),
                perioder.stream().findFirst().flatMap(p -> p.betalendeEnhet()),
                u.sisteLinje().stored());
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
