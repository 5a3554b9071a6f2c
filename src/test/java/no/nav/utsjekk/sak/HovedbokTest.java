package no.nav.utsjekk.sak;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import no.nav.utsjekk.osmodell.Kjede.Betaling;
import no.nav.utsjekk.osmodell.Linje;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.OsModell;

/**
 * The invariant of 11-os-model (design invariant 7): whatever a producer asks and whatever OS refuses, OS never has a
 * reason of its own to refuse what we derive, and each chain pays the newest accepted version.
 *
 * <p>A TS sak with three utbetalinger in two fagområder and three periodetyper. The expectation is kept from the
 * meldinger, not from the versions that the derivation made.
 */
class HovedbokTest {

    private static final List<Mal> MALER = List.of(
            new Mal(new UUID(0, 1), Fagomrade.TILLSTLM, "LÆREMIDLER_AAP", "TSLMASISP2-OP", Periodetype.UKEDAG),
            new Mal(new UUID(0, 2), Fagomrade.TILLSTBO, "BOUTGIFTER_AAP", "TSBUASISP2-OP", Periodetype.MND),
            new Mal(new UUID(0, 3), Fagomrade.TILLSTLM, "LÆREMIDLER_ENSLIG", "TSLMENSP2-OP", Periodetype.EN_GANG));

    @Property(tries = 10000, edgeCases = EdgeCasesMode.NONE)
    void the_books_balance_after_any_sequence_of_meldinger_and_answers(@ForAll("lop") List<Steg> lop) {
        var bok = new Hovedbok();
        lop.forEach(steg -> {
            bok.motta(steg.melding(bok.skalBetales), steg.svar());
            bok.kontroller();
        });
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void GRD_2_an_accepted_melding_is_no_change_when_it_comes_again(@ForAll("lop") List<Steg> lop) {
        var bok = new Hovedbok();
        for (var steg : lop) {
            var melding = steg.melding(bok.skalBetales);
            if (bok.motta(melding, List.of(true, true)) instanceof Utfall.Endret) {
                assertThat(bok.motta(melding, List.of(true, true))).isEqualTo(new Utfall.Uendret(Optional.empty()));
            }
        }
    }

    /** One melding, and whether OS takes the first and the second oppdrag that come of it. */
    record Steg(Omfang omfang, List<Valg> valg, List<Boolean> svar) {
        Melding melding(Map<UUID, List<Periode>> betales) {
            var onsker = IntStream.range(0, valg.size())
                    .mapToObj(i -> valg.get(i).onske(MALER.get(i), betales.getOrDefault(MALER.get(i).uid, List.of())))
                    .flatMap(Optional::stream)
                    .toArray(Onske[]::new);
            return Gitt.melding()
                    .fagsystem(Fagsystem.TILLEGGSSTØNADER)
                    .omfang(omfang)
                    .med(onsker);
        }

        @Override
        public String toString() {
            return "%n  %s %s, OS says %s"
                    .formatted(
                            omfang,
                            valg,
                            svar.stream().map(ja -> ja ? "ja" : "nei").collect(joining(",")));
        }
    }

    /** What a melding says of one utbetaling. */
    sealed interface Valg {
        Optional<Onske> onske(Mal mal, List<Periode> naa);

        enum Ikke implements Valg {
            NEVNT;

            @Override
            public Optional<Onske> onske(Mal mal, List<Periode> naa) {
                return Optional.empty();
            }
        }

        record Opphor(Onske.Opphorsform form) implements Valg {
            @Override
            public Optional<Onske> onske(Mal mal, List<Periode> naa) {
                return Optional.of(new Onske.Opphor(mal.uid, form));
            }
        }

        /** The first of the perioder that are paid now, and others after them. */
        record Betal(int behold, List<Tilfeldig.Bit> nye) implements Valg {
            @Override
            public Optional<Onske> onske(Mal mal, List<Periode> naa) {
                var perioder = Tilfeldig.rekke(naa.subList(0, Math.min(behold, naa.size())), nye);
                return Optional.of(new Onske.Utbetal(
                        mal.uid, mal.fagomrade, new Stonad(mal.stonad, mal.klassekode), mal.type, perioder));
            }

            @Override
            public String toString() {
                return "behold %d + [%s]".formatted(behold, Gitt.skriv(Tilfeldig.rekke(List.of(), nye)));
            }
        }
    }

    record Mal(UUID uid, Fagomrade fagomrade, String stonad, String klassekode, Periodetype type) {}

    @Provide
    Arbitrary<List<Steg>> lop() {
        var steg = Combinators.combine(
                        Arbitraries.of(Omfang.NEVNTE, Omfang.HELE_SAKEN_DELETE, Omfang.HELE_SAKEN_FAKE_DELETE),
                        valg().list().ofSize(MALER.size()),
                        Arbitraries.frequencyOf(
                                        Tuple.of(3, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false)))
                                .list()
                                .ofSize(2))
                .as(Steg::new);
        return steg.list().ofMinSize(1).ofMaxSize(8);
    }

    private static Arbitrary<Valg> valg() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Combinators.combine(Arbitraries.integers().between(0, 4), Tilfeldig.biter(1, 4))
                                .as(Valg.Betal::new)),
                Tuple.of(2, Arbitraries.just(Valg.Ikke.NEVNT)),
                Tuple.of(1, Arbitraries.of(Onske.Opphorsform.class).map(Valg.Opphor::new)));
    }

    /** Our state, OS's state, and what the producer has been told is paid. */
    private static final class Hovedbok {

        private final OsModell os = new OsModell();
        private final Map<UUID, List<Periode>> skalBetales = new HashMap<>();
        private Sak sak = Gitt.sak(Fagsystem.TILLEGGSSTØNADER);
        private long sisteId;

        Utfall motta(Melding melding, List<Boolean> svar) {
            var utfall = Utledning.utled(sak, melding, () -> new UUID(1, ++sisteId), Gitt.NA);
            if (utfall instanceof Utfall.Endret endret) {
                for (int i = 0; i < endret.oppdrag().size(); i++) {
                    if (svar.get(i)) {
                        godta(endret.oppdrag().get(i), melding);
                    }
                }
            } else if (utfall instanceof Utfall.Avvist avvist) {
                assertThat(avvist.avvisning().kode())
                        .isIn(Regel.UTBETALING_FINNES_IKKE.name(), Regel.MINIMUM_CHANGES.name());
            }
            return utfall;
        }

        private void godta(Oppdrag oppdrag, Melding melding) {
            var svar = os.behandle(ordre(oppdrag));
            assertThat(svar.erGodtatt()).as("%s to %s", svar, oppdrag.linjer()).isTrue();
            sak = Gitt.godta(sak, oppdrag);

            var onsker = melding.onsker().stream().collect(toMap(Onske::uid, o -> o));
            for (var mal : MALER) {
                if (mal.fagomrade != oppdrag.fagomrade()) {
                    continue;
                }
                var onske = onsker.get(mal.uid);
                if (onske instanceof Onske.Utbetal utbetal) {
                    skalBetales.put(mal.uid, utbetal.perioder());
                } else if (onske instanceof Onske.Opphor || melding.omfang() != Omfang.NEVNTE) {
                    skalBetales.remove(mal.uid);
                }
            }
        }

        void kontroller() {
            var eier = new HashMap<List<String>, UUID>();
            for (var mal : MALER) {
                var versjon = sak.utbetalinger().stream()
                        .filter(u -> u.uid().equals(mal.uid))
                        .findFirst();
                var kjede = versjon.map(u -> os.kjede(
                                u.fagomrade().name(),
                                sak.sakId(),
                                u.sisteLinje().delytelseId())
                        .orElseThrow());
                var skal = skalBetales.getOrDefault(mal.uid, List.of());

                kjede.ifPresent(
                        k -> assertThat(eier.put(k.delytelseIder(), mal.uid)).isNull());
                assertThat(kjede.map(k -> k.dager()).orElse(new TreeMap<>()))
                        .isEqualTo(mal.type == Periodetype.UKEDAG ? ukedager(skal) : Map.of());
                assertThat(kjede.map(k -> k.perioder().stream()
                                        .map(Hovedbok::tekst)
                                        .toList())
                                .orElse(List.of()))
                        .isEqualTo(
                                mal.type == Periodetype.UKEDAG
                                        ? List.of()
                                        : skal.stream().map(Hovedbok::tekst).toList());
                assertThat(versjon.filter(u -> u.handling() != Handling.DELETE)
                                .map(Utbetaling::perioder)
                                .orElse(List.of()))
                        .isEqualTo(skal);
            }
            var alleKjeder = Set.of(Fagomrade.TILLSTLM, Fagomrade.TILLSTBO).stream()
                    .mapToInt(f -> os.kjeder(f.name(), sak.sakId()).size())
                    .sum();
            assertThat(alleKjeder).as("no chain without an utbetaling").isEqualTo(eier.size());
        }

        private static Map<LocalDate, BigDecimal> ukedager(List<Periode> perioder) {
            var dager = new TreeMap<LocalDate, BigDecimal>();
            perioder.forEach(p -> p.fom()
                    .datesUntil(p.tom().plusDays(1))
                    .filter(dag -> dag.getDayOfWeek().getValue() <= 5)
                    .forEach(dag -> dager.put(dag, BigDecimal.valueOf(p.belop()))));
            return dager;
        }

        private static String tekst(Periode p) {
            return p.fom() + " " + p.tom() + " " + p.belop();
        }

        private static String tekst(Betaling b) {
            return b.fom() + " " + b.tom() + " " + b.sats();
        }

        private static Ordre ordre(Oppdrag oppdrag) {
            return new Ordre(
                    Ordre.KodeEndring.valueOf(oppdrag.kodeEndring().name()),
                    oppdrag.fagomrade().name(),
                    oppdrag.sakId(),
                    Optional.empty(),
                    oppdrag.linjer().stream().map(l -> linje(oppdrag, l)).toList());
        }

        private static Linje linje(Oppdrag oppdrag, Oppdragslinje l) {
            return new Linje(
                    l.erNy() ? Ordre.KodeEndring.NY : Ordre.KodeEndring.ENDR,
                    l.opphorFom(),
                    l.id().delytelseId(),
                    l.klassekode(),
                    Optional.of(l.fom()),
                    l.fom(),
                    l.tom(),
                    BigDecimal.valueOf(l.sats()),
                    l.periodetype().satstype(),
                    l.forrige().map(f -> oppdrag.sakId()),
                    l.forrige().map(LinjeId::delytelseId));
        }
    }
}
