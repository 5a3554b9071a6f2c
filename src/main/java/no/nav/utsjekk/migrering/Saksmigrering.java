package no.nav.utsjekk.migrering;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.iverksetting.TilkjentYtelse;
import no.nav.utsjekk.iverksetting.Tilleggsstonad;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.iverksettinger.LagretIverksetting;
import no.nav.utsjekk.migrering.Migreringsforesporsel.UidTilStonad;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * Migrates a sak as a whole, all or nothing (MG-45, MG-62): every meldekort of tiltakspenger, every stønad of tilleggsstønader that
 * its producer has given an uid. To be called in a transaction.
 */
final class Saksmigrering {

    private final IverksettingRepository iverksettinger;
    private final MigreringRepository migreringer;
    private final Migrering migrering;

    Saksmigrering(IverksettingRepository iverksettinger, MigreringRepository migreringer, Migrering migrering) {
        this.iverksettinger = iverksettinger;
        this.migreringer = migreringer;
        this.migrering = migrering;
    }

    /**
     * A sak to be migrated.
     *
     * @param uider of stønader, for tilleggsstønader
     * @param forventet id of the iverksetting that somebody has looked at; any will do when absent
     */
    record Sak(Fagsystem fagsystem, String sakId, Map<Tilleggsstonad, UUID> uider, Optional<Long> forventet) {}

    /** What became of a sak. Names are those of the table {@code migreringssak}. */
    enum Utfall {
        /** or would be, in a trial */
        MIGRERT,
        /** MG-63: there is nothing left to do */
        HOPPET_OVER,
        AVVIST
    }

    /**
     * @param kilde the iverksetting that was read
     * @param linjer one per chain of the sak, as far as it has come
     */
    record Svar(
            Utfall utfall, Optional<Avvisning> avvisning, Optional<LagretIverksetting> kilde, List<Kjedelinje> linjer) {

        private static Svar avvist(Avvisning avvisning, Optional<LagretIverksetting> kilde, List<Kjedelinje> linjer) {
            return new Svar(Utfall.AVVIST, Optional.of(avvisning), kilde, linjer);
        }
    }

    /** What would be done; changes nothing. */
    Svar prov(Sak sak) {
        return planlagt(sak).svar();
    }

    /** Does it, unless anything of it is refused. */
    Svar migrer(Sak sak, String hvem, String grunn) {
        var planlagt = planlagt(sak);
        if (planlagt.svar().utfall() == Utfall.MIGRERT) {
            planlagt.deler()
                    .forEach(del -> migrering.utfor(new Migreringskall(del.foresporsel(), hvem, grunn), del.plan()));
        }
        return planlagt.svar();
    }

    private record Del(Migreringsforesporsel foresporsel, Plan plan) {}

    private record Planlagt(Svar svar, List<Del> deler) {

        static Planlagt uten(Svar svar) {
            return new Planlagt(svar, List.of());
        }
    }

    private Planlagt planlagt(Sak sak) {
        var rad = iverksettinger.sak(sak.fagsystem(), sak.sakId());
        var kilde = rad.flatMap(iverksettinger::siste);
        if (kilde.isEmpty()) {
            return Planlagt.uten(
                    Svar.avvist(Migreringsregel.IKKE_FUNNET.avvisning(sak.sakId(), sak.fagsystem()), kilde, List.of()));
        }
        if (sak.forventet().filter(id -> id != kilde.get().id()).isPresent()) {
            var behandling = kilde.get().iverksetting().behandling();
            return Planlagt.uten(Svar.avvist(Migreringsregel.FEIL_KILDE.avvisning(behandling), kilde, List.of()));
        }
        return planlagt(sak, kilde, migreringer.migrerte(rad.get()).keySet());
    }

    private Planlagt planlagt(Sak sak, Optional<LagretIverksetting> kilde, Set<Kjedenokkel> migrerte) {
        var kjeder = kilde.get().ytelse().map(Saksmigrering::kjeder).orElse(Set.of());
        if (!kjeder.isEmpty() && migrerte.containsAll(kjeder)) {
            return Planlagt.uten(
                    new Svar(Utfall.HOPPET_OVER, Optional.empty(), kilde, urorte(kjeder.stream(), migrerte)));
        }
        var deler = foresporsler(sak, kilde.get().iverksetting().behandling(), kjeder, migrerte)
                .map(f -> new Del(f, migrering.plan(f)))
                .toList();
        var linjer = Stream.concat(
                        deler.stream().flatMap(del -> del.plan().linjer().stream()),
                        urorte(
                                kjeder.stream().filter(k -> deler.stream()
                                        .noneMatch(del -> del.foresporsel().gjelder(k))),
                                migrerte)
                                .stream())
                .toList();
        return new Planlagt(
                avvisning(deler)
                        .map(avvisning -> Svar.avvist(avvisning, kilde, linjer))
                        .orElseGet(() -> new Svar(utfall(deler), Optional.empty(), kilde, linjer)),
                deler);
    }

    private static Utfall utfall(List<Del> deler) {
        return deler.stream().allMatch(del -> del.plan().nye().isEmpty()) ? Utfall.HOPPET_OVER : Utfall.MIGRERT;
    }

    private static Set<Kjedenokkel> kjeder(TilkjentYtelse ytelse) {
        var kjeder = new LinkedHashSet<Kjedenokkel>();
        ytelse.andeler().forEach(andel -> kjeder.add(andel.andel().kjedenokkel()));
        kjeder.addAll(ytelse.sistePerKjede().keySet());
        return kjeder;
    }

    private static List<Kjedelinje> urorte(Stream<Kjedenokkel> kjeder, Set<Kjedenokkel> migrerte) {
        return kjeder.map(kjede -> Kjedelinje.urort(
                        kjede,
                        migrerte.contains(kjede)
                                ? Kjedelinje.Resultat.ALLEREDE_MIGRERT
                                : Kjedelinje.Resultat.IKKE_BEDT_OM))
                .toList();
    }

    /** A sak of which nothing can be asked for is asked for all the same, for the reason why not. */
    private static Stream<Migreringsforesporsel> foresporsler(
            Sak sak,
            no.nav.utsjekk.iverksetting.Behandling behandling,
            Set<Kjedenokkel> kjeder,
            Set<Kjedenokkel> migrerte) {
        var deler = sak.fagsystem() == Fagsystem.TILTAKSPENGER
                ? meldekort(kjeder, migrerte).map(id -> new Valg(Optional.of(id), Optional.empty()))
                : sak.uider().entrySet().stream()
                        .map(e -> new Valg(
                                Optional.empty(),
                                Optional.of(new UidTilStonad(
                                        e.getValue(), e.getKey().klassekode()))));
        var valg = deler.toList();
        return (valg.isEmpty() ? Stream.of(new Valg(Optional.empty(), Optional.empty())) : valg.stream())
                .map(v -> new Migreringsforesporsel(
                        sak.fagsystem(),
                        sak.sakId(),
                        behandling.behandlingId(),
                        behandling.iverksettingId(),
                        v.meldeperiode(),
                        v.uidTilStonad()));
    }

    private record Valg(Optional<String> meldeperiode, Optional<UidTilStonad> uidTilStonad) {}

    /** Those that are not migrated yet. */
    private static Stream<String> meldekort(Set<Kjedenokkel> kjeder, Set<Kjedenokkel> migrerte) {
        return kjeder.stream()
                .filter(kjede -> !migrerte.contains(kjede))
                .flatMap(kjede -> kjede.meldekortId().stream())
                .distinct();
    }

    private static Optional<Avvisning> avvisning(List<Del> deler) {
        var uider = new HashSet<UUID>();
        return deler.stream()
                .flatMap(del -> del.plan().avvisning().stream())
                .findFirst()
                .or(() -> deler.stream()
                                .flatMap(del -> del.plan().uider().stream())
                                .allMatch(uider::add)
                        ? Optional.empty()
                        : Optional.of(Migreringsregel.UID_I_BRUK.avvisning()));
    }
}
