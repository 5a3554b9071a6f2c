package no.nav.utsjekk.iverksetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.nav.utsjekk.hovedbok.Oppdragsleser;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.osmodell.Kjede;
import no.nav.utsjekk.osmodell.OsModell;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Sak;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.sak.Utfall;

/**
 * The invariant of 11-os-model for iverksettinger (21 §10): whatever total pictures follow each other on a sak, and whatever OS
 * refuses of them, OS never has a reason of its own to refuse what is derived, and pays exactly the last accepted picture.
 */
class HovedbokTest {

    private static final LocalDate START = LocalDate.parse("2024-01-01");
    private static final String SAK = "S1001";

    /** One chain each: two meldekort, two klassekoder, and each satstype. */
    private static final List<Stonadsdata> KJEDER = List.of(
            dagpenger(Dagpengestonad.DAGPENGER_ARBEIDSSØKER_ORDINÆR, "M1"),
            dagpenger(Dagpengestonad.DAGPENGER_ARBEIDSSØKER_ORDINÆR, "M2"),
            dagpenger(Dagpengestonad.DAGPENGER_PERMITTERING_ORDINÆR, "M1"));

    private static final List<Satstype> SATSTYPER =
            List.of(Satstype.DAGLIG, Satstype.DAGLIG_INKL_HELG, Satstype.ENGANGS);

    private static Stonadsdata dagpenger(Dagpengestonad stonad, String meldekort) {
        return new Stonadsdata.Dagpenger(stonad, Optional.empty(), meldekort, 1000);
    }

    /** A vedtak and whether OS will take it. */
    record Steg(List<Andel> andeler, boolean godtas) {}

    @Property(tries = 10000, edgeCases = EdgeCasesMode.NONE)
    void IV_08_to_11_and_IV_30_to_34_and_IV_40_to_42_the_books_balance_after_any_sequence_of_total_pictures(
            @ForAll("steg") List<Steg> alle) {
        var bok = new Bok();
        alle.forEach(bok::motta);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void IV_23_the_same_picture_again_is_no_change(@ForAll("steg") List<Steg> alle) {
        var bok = new Bok();
        alle.forEach(steg -> {
            bok.motta(new Steg(steg.andeler(), true));
            assertThat(bok.utled(steg.andeler()).utfall()).isInstanceOf(Utfall.Uendret.class);
        });
    }

    @Provide
    Arbitrary<List<Steg>> steg() {
        return Combinators.combine(andeler(), Arbitraries.integers().between(0, 9))
                .as((andeler, terning) -> new Steg(andeler, terning > 0))
                .list()
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    /** Andeler of 0 to 3 chains, in any order, none overlapping another one of its chain. */
    private static Arbitrary<List<Andel>> andeler() {
        return Combinators.combine(kjede(0), kjede(1), kjede(2), Arbitraries.randoms())
                .as((en, to, tre, kast) -> {
                    var alle = new ArrayList<Andel>();
                    List.of(en, to, tre).forEach(alle::addAll);
                    Collections.shuffle(alle, kast);
                    return List.copyOf(alle);
                });
    }

    private static Arbitrary<List<Andel>> kjede(int nr) {
        var stykke = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.longs().between(1, 3))
                .as((tomrom, lengde, belop) -> List.of((long) tomrom, (long) lengde, belop));
        return stykke.list().ofMaxSize(4).map(stykker -> {
            var andeler = new ArrayList<Andel>();
            var fom = START;
            for (var s : stykker) {
                fom = fom.plusDays(s.get(0));
                var tom = fom.plusDays(s.get(1) - 1);
                andeler.add(new Andel(s.get(2) * 100, SATSTYPER.get(nr), fom, tom, KJEDER.get(nr)));
                fom = tom.plusDays(1);
            }
            return andeler;
        });
    }

    /** A sak on our side, and the same sak at OS. */
    private static final class Bok {

        private final OsModell os = new OsModell();
        private final Map<String, Kjedenokkel> kjedeAvLinje = new HashMap<>();
        private final Map<Kjedenokkel, Utbetaling> versjoner = new HashMap<>();
        private TilkjentYtelse tilstand = TilkjentYtelse.TOM;
        private int nesteId;

        Iverksettingsutledning.Utledet utled(List<Andel> andeler) {
            var sak = new Sak(Fagsystem.DAGPENGER, SAK, Set.of(), List.of(), Map.of(), Map.of());
            var iverksetting = Gitt.iverksetting(Fagsystem.DAGPENGER, SAK, 1, andeler);
            assertThat(Iverksettingskontroll.brudd(iverksetting)).isEmpty();
            return Iverksettingsutledning.utled(sak, "nokkel", iverksetting, tilstand, Gitt.NA);
        }

        void motta(Steg steg) {
            var utledet = utled(steg.andeler());
            if (utledet.utfall() instanceof Utfall.Endret endret) {
                if (!steg.godtas()) {
                    return; // OS refused it: nothing has changed anywhere
                }
                send(endret.oppdrag().get(0));
            }
            tilstand = utledet.etter();
            kontroller(steg.andeler());
        }

        private void send(Oppdrag oppdrag) {
            for (var linje : oppdrag.linjer()) {
                var id = linje.id().delytelseId();
                if (linje.erNy()) {
                    assertThat(id).as("IV-09, IV-10").isEqualTo(SAK + "#" + nesteId++);
                    kjedeAvLinje.put(id, kjede(oppdrag, id));
                }
                linje.forrige().ifPresent(forrige -> assertThat(kjedeAvLinje.get(forrige.delytelseId()))
                        .as("IV-31: refers to its own chain")
                        .isEqualTo(kjedeAvLinje.get(id)));
            }
            assertThat(oppdrag.kodeEndring() == Oppdrag.KodeEndring.NY)
                    .as("IV-11")
                    .isEqualTo(!os.kjenner(Fagomrade.DP.name(), SAK));
            // not through the schema, which does not have DAG7 (FM-32)
            var svar = os.behandle(Oppdragsleser.les(OppdragXml.write(oppdrag)));
            assertThat(svar.erGodtatt()).as("%s", svar).isTrue();
            oppdrag.versjoner()
                    .forEach(v -> versjoner.put(kjedeAvLinje.get(v.sisteLinje().delytelseId()), v));
        }

        private static Kjedenokkel kjede(Oppdrag oppdrag, String id) {
            var linje = oppdrag.linjer().stream()
                    .filter(l -> l.id().delytelseId().equals(id) && l.erNy())
                    .findFirst()
                    .orElseThrow();
            return new Kjedenokkel(linje.klassekode(), Optional.of(linje.uid().toString()));
        }

        private void kontroller(List<Andel> andeler) {
            var skal = new HashMap<String, Long>();
            andeler.forEach(a -> betalt(a.satstype(), a.fom(), a.tom())
                    .forEach(naar -> skal.put(
                            a.kjedenokkel().klassekode()
                                    + a.kjedenokkel().meldekortId().orElseThrow()
                                    + naar,
                            a.belop())));
            var er = new HashMap<String, Long>();
            for (var andel : tilstand.sistePerKjede().entrySet()) {
                var kjede = os.kjede(
                                Fagomrade.DP.name(),
                                SAK,
                                SAK + "#" + andel.getValue().periodeId())
                        .orElseThrow();
                var navn = andel.getKey().klassekode()
                        + andel.getKey().meldekortId().orElseThrow();
                betalt(kjede).forEach((naar, sats) -> er.put(navn + naar, sats.longValueExact()));
            }
            assertThat(er).isEqualTo(skal);
            assertThat(os.kjeder(Fagomrade.DP.name(), SAK))
                    .hasSameSizeAs(tilstand.sistePerKjede().keySet());
            kontrollerVersjoner(andeler);
        }

        /** What is committed of each chain says the same as the picture. */
        private void kontrollerVersjoner(List<Andel> andeler) {
            var perioder = versjoner.values().stream()
                    .filter(v -> v.handling() != Handling.DELETE)
                    .flatMap(v ->
                            v.perioder().stream().map(p -> v.stonad().klassekode() + p.fom() + p.tom() + p.belop()))
                    .sorted();
            assertThat(perioder)
                    .containsExactlyElementsOf(andeler.stream()
                            .map(a -> a.kjedenokkel().klassekode() + a.fom() + a.tom() + a.belop())
                            .sorted()
                            .toList());
        }

        private static Map<String, BigDecimal> betalt(Kjede kjede) {
            var betalt = new TreeMap<String, BigDecimal>();
            kjede.dager().forEach((dag, sats) -> betalt.put(" " + dag, sats));
            kjede.perioder().forEach(p -> betalt.put(" " + p.fom() + " " + p.tom(), p.sats()));
            return betalt;
        }

        private static List<String> betalt(Satstype satstype, LocalDate fom, LocalDate tom) {
            if (satstype == Satstype.ENGANGS) {
                return List.of(" " + fom + " " + tom);
            }
            return fom.datesUntil(tom.plusDays(1))
                    .filter(dag -> satstype == Satstype.DAGLIG_INKL_HELG
                            || dag.getDayOfWeek().getValue() < 6)
                    .map(dag -> " " + dag)
                    .toList();
        }
    }
}
