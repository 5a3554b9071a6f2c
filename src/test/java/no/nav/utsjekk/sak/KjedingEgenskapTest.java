package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Gitt.A;
import static no.nav.utsjekk.sak.Gitt.U1;
import static no.nav.utsjekk.sak.Gitt.melding;
import static no.nav.utsjekk.sak.Gitt.sak;
import static no.nav.utsjekk.sak.Gitt.skriv;
import static no.nav.utsjekk.sak.Gitt.utled;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * DER-9: the derived lines turn what a chain pays into what was asked for. Held against a model of its own: a map from
 * day to what is paid for it, which a new line or an opphør cuts off at a day.
 */
class KjedingEgenskapTest {

    @Property(tries = 20000, edgeCases = EdgeCasesMode.NONE)
    void DER_9_the_lines_make_the_chain_pay_what_was_asked(@ForAll("endringer") Endring endring) {
        holder(endring);
    }

    @Property(tries = 20000, edgeCases = EdgeCasesMode.NONE)
    void DER_9_holds_for_overlapping_perioder_from_before_too_FM_25(@ForAll("fraOverlappende") Endring endring) {
        holder(endring);
    }

    private static void holder(Endring endring) {
        var lagret = new Gitt.Utbetalingsbygger(U1, endring.fra)
                .periodetype(endring.type)
                .lagret();
        var onske = new Onske.Utbetal(U1, Fagomrade.AAP, Gitt.AAP, endring.type, endring.til);
        var kjede = new Dagkjede();
        endring.fra.forEach(p -> kjede.betal(p.fom(), p.tom(), new Betalt(p.fom(), p.belop(), p.vedtakssats())));

        var utfall = utled(sak(lagret), melding().med(onske));

        var skal = new Dagkjede();
        endring.til.forEach(p -> skal.betal(p.fom(), p.tom(), new Betalt(p.fom(), p.belop(), p.vedtakssats())));
        if (utfall instanceof Utfall.Endret endret) {
            var linjer = endret.oppdrag().get(0).linjer();
            assertKjedet(linjer);
            linjer.forEach(kjede::utfor);
            assertThat(kjede.dager).as("paid after %s", Gitt.tekst(linjer)).isEqualTo(skal.dager);
        } else {
            assertThat(kjede.dager).as("nothing sent: %s", utfall).isEqualTo(skal.dager);
        }
    }

    /** DER-6, DER-7, LINE-5: one opphør at most, first, of the last line; then new lines, each joined to the one before. */
    private static void assertKjedet(List<Oppdragslinje> linjer) {
        var forrige = A;
        for (var linje : linjer) {
            if (linje.erNy()) {
                assertThat(linje.forrige()).contains(forrige);
                forrige = linje.id();
            } else {
                assertThat(linje).isEqualTo(linjer.get(0));
                assertThat(linje.id()).isEqualTo(A);
                assertThat(linje.forrige()).isEmpty();
            }
        }
    }

    @Provide
    Arbitrary<Endring> endringer() {
        return endringer(Tilfeldig.par(false));
    }

    @Provide
    Arbitrary<Endring> fraOverlappende() {
        return endringer(Tilfeldig.par(true));
    }

    private static Arbitrary<Endring> endringer(Arbitrary<Tilfeldig.Par> par) {
        return Combinators.combine(par, Arbitraries.of(Periodetype.class))
                .as((p, type) -> new Endring(p.fra(), p.til(), type));
    }

    record Endring(List<Periode> fra, List<Periode> til, Periodetype type) {
        @Override
        public String toString() {
            return type + ": " + skriv(fra) + "  ->  " + skriv(til);
        }
    }

    /** Start of the line, so that a month or a one-off is not the same as its pieces. */
    private record Betalt(LocalDate fom, long belop, Optional<Long> vedtakssats) {}

    private static final class Dagkjede {

        final TreeMap<LocalDate, Betalt> dager = new TreeMap<>();

        void utfor(Oppdragslinje linje) {
            linje.opphorFom()
                    .ifPresentOrElse(
                            fra -> dager.tailMap(fra, true).clear(),
                            () -> betal(
                                    linje.fom(),
                                    linje.tom(),
                                    new Betalt(linje.fom(), linje.sats(), linje.vedtakssats())));
        }

        void betal(LocalDate fom, LocalDate tom, Betalt betalt) {
            dager.tailMap(fom, true).clear();
            fom.datesUntil(tom.plusDays(1)).forEach(dag -> dager.put(dag, betalt));
        }
    }
}
