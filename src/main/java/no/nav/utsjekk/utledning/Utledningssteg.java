package no.nav.utsjekk.utledning;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.melding.LagretMelding;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsformater;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Migreringssperre;
import no.nav.utsjekk.sak.Onske;
import no.nav.utsjekk.sak.Sak;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.sak.Utfall;
import no.nav.utsjekk.sak.Utledning;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.Detaljer;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.UtbetalingJson;

/** The thinking steps of the route {@code utled}: reads what a derivation needs, derives. Storing is {@link Lagring}. */
public final class Utledningssteg {

    /** All dates and local times are Norwegian, whatever the machine's zone (D31). */
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Meldingsformater formater;
    private final MeldingRepository meldinger;
    private final IverksettingRepository iverksettinger;
    private final SakRepository saker;
    private final StatusWriter statuses;
    private final Oppdragsskriver skriver;
    private final Iverksettingssteg iverksettingssteg;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final boolean holdDobbeltutbetaling;

    /** @param holdDobbeltutbetaling whether an oppdrag that looks like a double payment waits for an operator (D10) */
    public Utledningssteg(
            Meldingsformater formater,
            MeldingRepository meldinger,
            IverksettingRepository iverksettinger,
            SakRepository saker,
            StatusWriter statuses,
            UtbetalingJson utbetalingJson,
            Clock clock,
            Supplier<UUID> ids,
            boolean holdDobbeltutbetaling) {
        this.formater = formater;
        this.meldinger = meldinger;
        this.iverksettinger = iverksettinger;
        this.saker = saker;
        this.statuses = statuses;
        this.skriver = new Oppdragsskriver(utbetalingJson);
        this.iverksettingssteg = new Iverksettingssteg(statuses, skriver, holdDobbeltutbetaling);
        this.clock = clock;
        this.ids = ids;
        this.holdDobbeltutbetaling = holdDobbeltutbetaling;
    }

    /** The next meldinger whose turn it is, locked. Only their ids: one that cannot be read must not hold back the others. */
    public List<Long> klare(int max) {
        return meldinger.claimReady(max);
    }

    /** One melding, if it is still its turn. */
    public List<Long> klar(long melding) {
        return meldinger.claimReady(melding);
    }

    /** Meldinger with all that their derivation needs, locked together with their saker. */
    public List<Arbeid> arbeid(List<Long> ider) {
        var klare = meldinger.load(ider);
        meldinger.lockSaker(klare.stream().flatMap(m -> m.sak().stream()).collect(Collectors.toSet()));
        var iverksatte = iverksettinger.klare(ider);
        Map<Long, List<Lesing>> lesinger = klare.stream()
                .collect(Collectors.toMap(LagretMelding::id, m -> iverksatte.containsKey(m.id()) ? List.of() : les(m)));
        var state = saker.load(klare.stream()
                .filter(m -> m.sak().isPresent())
                .map(m -> new SakRepository.Request(m.sak().get(), uids(lesinger.get(m.id()))))
                .toList());
        var umigrerte = saker.umigrerte(state.keySet());
        return klare.stream()
                .map(m -> new Arbeid(
                        m,
                        lesinger.get(m.id()),
                        m.sak().map(state::get).orElseGet(() -> unknownSak(m)),
                        m.sak()
                                .map(sak -> umigrerte.getOrDefault(sak, Set.of()))
                                .orElse(Set.of()),
                        Optional.ofNullable(iverksatte.get(m.id()))))
                .toList();
    }

    private List<Lesing> les(LagretMelding melding) {
        return melding.poster().stream()
                .map(post -> formater.tolk(melding.fagsystem(), post.topic()).les(post.nokkel(), post.innhold()))
                .toList();
    }

    private static Set<UUID> uids(List<Lesing> lesinger) {
        return meldinger(lesinger)
                .flatMap(melding -> melding.onsker().stream())
                .map(Onske::uid)
                .collect(Collectors.toSet());
    }

    private static Stream<Melding> meldinger(List<Lesing> lesinger) {
        return lesinger.stream().filter(Lesing.Lest.class::isInstance).map(lesing -> ((Lesing.Lest) lesing).melding());
    }

    /** A sak that cannot exist has no state; the rules refuse whatever is wanted of it (VAL-07, VAL-20). */
    private static Sak unknownSak(LagretMelding melding) {
        return new Sak(melding.fagsystem(), "", Set.of(), List.of(), Map.of(), Map.of());
    }

    /** Derives one melding. Touches no database. */
    public Resultat utled(Arbeid arbeid) {
        var na = LocalDateTime.now(clock.withZone(OSLO));
        return arbeid.iverksetting()
                .map(klar -> iverksettingssteg.utled(arbeid.melding(), klar, arbeid.sak(), na))
                .orElseGet(() -> utledMelding(arbeid, na));
    }

    private Resultat utledMelding(Arbeid arbeid, LocalDateTime na) {
        var melding = arbeid.melding();
        for (var lesing : arbeid.lesinger()) {
            if (lesing instanceof Lesing.Uleselig uleselig) {
                return new Resultat.Avvist(melding, uleselig.avvisning(), uleselig.felt(), false);
            }
        }
        var onsket = meldinger(arbeid.lesinger()).toList();
        var umigrert = Migreringssperre.brudd(onsket, arbeid.umigrerte());
        if (umigrert.isPresent()) {
            return new Resultat.Avvist(melding, umigrert.get(), Optional.empty(), false);
        }
        var utfall = Utledning.utled(arbeid.sak(), onsket, ids, na);
        if (utfall instanceof Utfall.Endret endret) {
            return endret(arbeid, endret);
        }
        if (utfall instanceof Utfall.Uendret uendret) {
            return new Resultat.Uendret(melding, uendret.merknad().map(Utledningssteg::merknad), Optional.empty());
        }
        var avvist = (Utfall.Avvist) utfall;
        return new Resultat.Avvist(melding, avvist.avvisning(), Optional.empty(), avvist.varsle());
    }

    private static Avvisning merknad(String tekst) {
        return new Avvisning("IKKE_SENDT", 200, tekst, "");
    }

    private Resultat endret(Arbeid arbeid, Utfall.Endret endret) {
        var melding = arbeid.melding();
        if (melding.dryrun()) {
            return new Resultat.Simuleres(melding, endret.oppdrag());
        }
        boolean holdes = holdDobbeltutbetaling && !endret.mistanker().isEmpty();
        return new Resultat.Oppdrag(
                melding,
                skriver.skriv(melding, endret.oppdrag(), holdes),
                statuses.write(Detaljer.of(endret.oppdrag())),
                claims(arbeid, Oppdragsskriver.sak(melding), endret),
                endret.mistanker(),
                Optional.empty());
    }

    private static List<SakRepository.Claim> claims(Arbeid arbeid, long sak, Utfall.Endret endret) {
        var known = arbeid.sak().utbetalinger().stream().map(Utbetaling::uid).collect(Collectors.toSet());
        var claims = new ArrayList<SakRepository.Claim>();
        endret.oppdrag().stream()
                .flatMap(o -> o.versjoner().stream())
                .map(Utbetaling::uid)
                .filter(uid -> !known.contains(uid))
                .forEach(uid -> claims.add(new SakRepository.Claim(uid, sak)));
        return claims;
    }
}
