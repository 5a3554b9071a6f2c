package no.nav.utsjekk.osmodell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.nav.utsjekk.osmodell.Ordre.Avvent;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;
import org.junit.jupiter.api.Test;

/** The rules of 11-os-model. Days are days of June 2024; the 3rd is a Monday. */
class OsModellTest {

    private final OsModell os = new OsModell();

    @Test
    void OS_2_a_new_oppdrag_must_not_be_known() {
        godta(ny(linje("a", 3, 7, 100)));

        avvist(ny(linje("b", 3, 7, 100)), "B110008F", "Oppdraget finnes fra før");
        assertThat(os.behandle(new Ordre(KodeEndring.NY, "DP", "SAK-1", Optional.empty(), List.of()))
                        .erGodtatt())
                .as("another fagområde is another oppdrag")
                .isTrue();
    }

    @Test
    void OS_3_a_changed_oppdrag_must_be_known() {
        avvist(endr(linje("a", 3, 7, 100)), "B110011F", "OPPDRAGET/FAGSYSTEM-ID finnes ikke fra før");
    }

    @Test
    void OS_4_a_line_id_is_used_once() {
        avvist(
                ny(linje("a", 3, 7, 100), linje("a", 10, 14, 100)),
                "BB50008F",
                "DELYTELSE-ID finnes i oppdragsbasen fra før");
        godta(ny(linje("a", 3, 7, 100)));
        avvist(endr(linje("a", 10, 14, 100)), "BB50008F", "DELYTELSE-ID finnes i oppdragsbasen fra før");
        avvist(
                endr(linje("b", 3, 7, 100), opphor("b", 3, 7, 100, 3)),
                "BB50008F",
                "DELYTELSE-ID finnes i oppdragsbasen fra før");
        assertThat(os.behandle(new Ordre(
                                KodeEndring.NY, "AAP", "SAK-2", Optional.empty(), List.of(linje("a", 3, 7, 100))))
                        .erGodtatt())
                .as("another sak has lines of its own")
                .isTrue();
    }

    @Test
    void OS_5_a_changed_line_must_be_known() {
        godta(ny(linje("a", 3, 7, 100)));

        avvist(endr(opphor("b", 3, 7, 100, 3)), "BB50019F", "DELYTELSE-ID/LINJE-ID ved endring finnes ikke");
    }

    @Test
    void OS_6_a_changed_line_has_no_reference() {
        godta(ny(linje("a", 3, 7, 100)));
        avvist(
                endr(medRefFagsystemId("SAK-1", opphor("a", 3, 7, 100, 3))),
                "BB50024F",
                "KODE-ENDRING-LINJE ulik NY, Ref-feltene utfylt");
        avvist(
                endr(etter("a", opphor("a", 3, 7, 100, 3))),
                "BB50024F",
                "KODE-ENDRING-LINJE ulik NY, Ref-feltene utfylt");
    }

    @Test
    void OS_7_a_reference_must_be_known_or_earlier_in_the_message() {
        avvist(
                ny(etter("b", linje("a", 10, 14, 100)), linje("b", 3, 7, 100)),
                "BB50030F",
                "Referert vedtak/linje ikke funnet");
        godta(ny(linje("b", 3, 7, 100), etter("b", linje("a", 10, 14, 100))));
    }

    @Test
    void OS_8_a_changed_line_must_describe_the_stored_one() {
        godta(ny(linje("a", 3, 7, 100)));

        var tekst = "Må ha nytt vedtak når Sats/Type/Vedtak-fom endres";
        avvist(endr(opphor("a", 3, 7, 200, 3)), "BB50031F", tekst);
        avvist(endr(opphor("a", 4, 7, 100, 3)), "BB50031F", tekst);
        avvist(endr(medType("MND", opphor("a", 3, 7, 100, 3))), "BB50031F", tekst);
        godta(endr(opphor("a", 3, 6, 100, 5)));
    }

    @Test
    void OS_9_another_klassekode_than_the_referred_line_needs_a_date() {
        godta(ny(linje("a", 3, 7, 100)));

        avvist(
                endr(etter("a", medKlassekode("AAPX", Optional.empty(), linje("b", 10, 14, 100)))),
                "BB51014F",
                "DATO-FOM mangler ved endring KODE-KLASSIFIK");
        avvist(
                endr(
                        linje("c", 3, 7, 100),
                        etter("c", medKlassekode("AAPX", Optional.empty(), linje("b", 10, 14, 100)))),
                "BB51014F",
                "DATO-FOM mangler ved endring KODE-KLASSIFIK");
        godta(endr(etter("a", medKlassekode("AAPX", Optional.of(dag(10)), linje("b", 10, 14, 100)))));
        godta(endr(etter("a", medKlassekode("AAPOR", Optional.empty(), linje("d", 10, 14, 100)))));
    }

    @Test
    void OS_9_a_change_of_a_line_does_not_change_its_klassekode() {
        godta(ny(linje("a", 3, 7, 100)));

        godta(endr(
                medKlassekode("AAPX", Optional.empty(), opphor("a", 3, 7, 100, 5)),
                etter("a", medKlassekode("AAPOR", Optional.empty(), linje("b", 10, 14, 100)))));
    }

    @Test
    void OS_10_an_avvent_must_not_overlap_an_active_one_with_another_fom() {
        godta(medAvvent(ny(linje("a", 3, 7, 100)), 3, 14, false));

        avvist(medAvvent(endr(), 5, 20, false), "BB18011F", "Overlappende avvent-perioder");
        godta(medAvvent(endr(), 3, 20, false));
        godta(medAvvent(endr(), 21, 25, false));
        godta(medAvvent(endr(), 3, 20, true));
        godta(medAvvent(endr(), 5, 20, false));
    }

    @Test
    void OS_10_only_what_overlaps_is_refused() {
        godta(medAvvent(ny(linje("a", 3, 7, 100)), 10, 14, false));

        for (var ny : List.of(List.of(1, 10), List.of(11, 12), List.of(14, 20), List.of(9, 15))) {
            avvist(medAvvent(endr(), ny.get(0), ny.get(1), false), "BB18011F", "Overlappende avvent-perioder");
        }
        godta(medAvvent(endr(), 1, 9, false));
        godta(medAvvent(endr(), 15, 20, false));
        assertThat(os.behandle(medAvvent(
                                new Ordre(KodeEndring.NY, "AAP", "SAK-2", Optional.empty(), List.of()), 11, 12, false))
                        .erGodtatt())
                .as("another sak has avvent of its own")
                .isTrue();
    }

    @Test
    void OS_11_all_else_is_accepted_without_a_word() {
        assertThat(os.behandle(ny(linje("a", 3, 7, 100))))
                .isEqualTo(new Svar("00", Optional.empty(), Optional.empty()));
    }

    @Test
    void an_oppdrag_without_lines_cancels_an_avvent_and_pays_the_same() {
        avvist(medAvvent(endr(), 3, 7, true), "B110011F", "OPPDRAGET/FAGSYSTEM-ID finnes ikke fra før");
        godta(medAvvent(ny(linje("a", 3, 7, 100)), 3, 14, false));
        var betaltFor = os.kjeder("AAP", "SAK-1");

        godta(medAvvent(endr(), 3, 14, true));

        assertThat(os.kjeder("AAP", "SAK-1")).isEqualTo(betaltFor);
        godta(medAvvent(endr(), 5, 20, false));
    }

    @Test
    void an_oppdrag_without_lines_makes_the_sak_known() {
        godta(ny());

        assertThat(os.kjenner("AAP", "SAK-1")).isTrue();
        assertThat(os.kjeder("AAP", "SAK-1")).isEmpty();
        avvist(ny(linje("a", 3, 7, 100)), "B110008F", "Oppdraget finnes fra før");
    }

    @Test
    void the_first_rule_that_hits_answers() {
        godta(ny(linje("a", 3, 7, 100)));

        avvist(ny(linje("a", 3, 7, 100)), "B110008F", "Oppdraget finnes fra før");
        avvist(
                endr(opphor("x", 3, 7, 100, 3), linje("a", 3, 7, 100)),
                "BB50008F",
                "DELYTELSE-ID finnes i oppdragsbasen fra før");
    }

    @Test
    void FM_14_trailing_blanks_and_decimals_make_no_difference() {
        godta(ny(linje("a", 3, 7, 100)));
        var utfylt = new Ordre(
                KodeEndring.ENDR,
                "AAP     ",
                "SAK-1   ",
                Optional.empty(),
                List.of(medSats("100.00", opphor("a   ", 3, 7, 100, 6)), etter("a  ", linje("b ", 10, 14, 100))));

        godta(utfylt);

        assertThat(os.kjede("AAP", "SAK-1", "b").orElseThrow().delytelseIder()).containsExactly("a", "b");
        assertThat(os.kjenner("AAP ", "SAK-1 ")).isTrue();
    }

    @Test
    void FM_14_what_is_equal_but_for_trailing_blanks_is_refused_as_if_it_had_none() {
        godta(ny(linje("a", 3, 7, 100)));

        avvist(
                new Ordre(KodeEndring.NY, "AAP ", "SAK-1  ", Optional.empty(), List.of()),
                "B110008F",
                "Oppdraget finnes fra før");
        avvist(endr(linje("a   ", 10, 14, 100)), "BB50008F", "DELYTELSE-ID finnes i oppdragsbasen fra før");
        avvist(
                endr(linje("b", 3, 7, 100), linje("b ", 10, 14, 100)),
                "BB50008F",
                "DELYTELSE-ID finnes i oppdragsbasen fra før");
        avvist(endr(etter(" a", linje("b", 10, 14, 100))), "BB50030F", "Referert vedtak/linje ikke funnet");
        godta(endr(medType("DAG ", opphor("a  ", 3, 7, 100, 7))));
        godta(endr(medRefFagsystemId("      ", opphor("a", 3, 7, 100, 7))));
        godta(endr(etter("a ", medKlassekode("AAPOR   ", Optional.empty(), linje("b", 10, 14, 100)))));
    }

    @Test
    void a_refused_oppdrag_changes_nothing() {
        godta(ny(linje("a", 3, 7, 100)));
        var for_ = os.kjeder("AAP", "SAK-1");

        avvist(
                endr(etter("a", linje("b", 4, 7, 200)), opphor("x", 3, 7, 100, 3)),
                "BB50019F",
                "DELYTELSE-ID/LINJE-ID ved endring finnes ikke");

        assertThat(os.kjeder("AAP", "SAK-1")).isEqualTo(for_);
        avvist(endr(etter("b", linje("c", 4, 7, 200))), "BB50030F", "Referert vedtak/linje ikke funnet");
        avvist(
                medAvvent(endr(opphor("x", 3, 7, 100, 3)), 3, 14, false),
                "BB50019F",
                "DELYTELSE-ID/LINJE-ID ved endring finnes ikke");
        godta(medAvvent(endr(), 5, 20, false));
    }

    @Test
    void a_refused_first_oppdrag_leaves_the_sak_unknown() {
        avvist(ny(etter("x", linje("a", 3, 7, 100))), "BB50030F", "Referert vedtak/linje ikke funnet");

        assertThat(os.kjenner("AAP", "SAK-1")).isFalse();
        assertThat(os.kjeder("AAP", "SAK-1")).isEmpty();
    }

    @Test
    void DAG_pays_on_weekdays_and_DAG7_on_every_day() {
        godta(ny(linje("a", 7, 10, 100), medType("DAG7", linje("b", 7, 10, 50))));

        assertThat(kjede("a").dager()).containsOnlyKeys(dag(7), dag(10));
        assertThat(kjede("b").dager()).containsOnlyKeys(dag(7), dag(8), dag(9), dag(10));
        assertThat(kjede("b").dager().values()).containsOnly(new BigDecimal(50));
    }

    @Test
    void a_line_with_reference_removes_everything_from_its_fom_onward() {
        godta(ny(
                linje("a", 3, 7, 100),
                etter("a", linje("b", 10, 14, 200)),
                etter("b", linje("c", 6, 6, 300)),
                linje("d", 3, 14, 1)));

        assertThat(kjede("a").dager())
                .containsOnlyKeys(dag(3), dag(4), dag(5), dag(6))
                .containsEntry(dag(5), new BigDecimal(100))
                .containsEntry(dag(6), new BigDecimal(300));
        assertThat(kjede("d").dager()).as("chains are independent").hasSize(10);
        assertThat(os.kjeder("AAP", "SAK-1")).hasSize(2);
    }

    @Test
    void opphor_removes_everything_from_its_date_onward_whichever_line_it_changes() {
        godta(ny(linje("a", 3, 7, 100), etter("a", linje("b", 10, 14, 200))));
        godta(endr(opphor("b", 10, 14, 200, 5)));

        assertThat(kjede("a").dager()).containsOnlyKeys(dag(3), dag(4));
    }

    @Test
    void MND_and_ENG_are_paid_per_periode_and_are_cut() {
        godta(ny(
                medType("ENG", linje("a", 3, 14, 100)),
                medType("MND", linje("b", 1, 30, 5000)),
                etter("b", medType("MND", linje("c", 15, 20, 6000)))));
        godta(endr(medType("ENG", opphor("a", 3, 14, 100, 8))));

        assertThat(kjede("a").dager()).isEmpty();
        assertThat(kjede("a").perioder())
                .containsExactly(new Kjede.Betaling("a", dag(3), dag(7), new BigDecimal(100), "ENG"));
        assertThat(kjede("c").perioder())
                .containsExactly(
                        new Kjede.Betaling("b", dag(1), dag(14), new BigDecimal(5000), "MND"),
                        new Kjede.Betaling("c", dag(15), dag(20), new BigDecimal(6000), "MND"));
    }

    @Test
    void lines_take_effect_in_the_order_of_the_message() {
        godta(ny(linje("a", 3, 14, 100), linje("b", 3, 14, 100)));

        godta(endr(opphor("a", 3, 14, 100, 5), etter("a", linje("a2", 10, 14, 200))));
        godta(endr(etter("b", linje("b2", 10, 14, 200)), opphor("b", 3, 14, 100, 5)));

        assertThat(kjede("a").dager()).containsOnlyKeys(dag(3), dag(4), dag(10), dag(11), dag(12), dag(13), dag(14));
        assertThat(kjede("b").dager()).containsOnlyKeys(dag(3), dag(4));
    }

    @Test
    void a_periode_that_is_removed_from_its_first_day_is_gone_and_what_comes_before_stays() {
        for (var type : List.of("MND", "ENG", "DAG", "DAG7")) {
            var id = type.toLowerCase(Locale.ROOT);
            var ordre = os.kjenner("AAP", "SAK-1") ? KodeEndring.ENDR : KodeEndring.NY;
            godta(new Ordre(
                    ordre,
                    "AAP",
                    "SAK-1",
                    Optional.empty(),
                    List.of(
                            medType(type, linje(id, 3, 9, 100)),
                            etter(id, medType(type, linje(id + 2, 10, 16, 200))))));
            godta(endr(medType(type, opphor(id + 2, 10, 16, 200, 10))));

            assertThat(kjede(id).betalinger())
                    .containsExactly(new Kjede.Betaling(id, dag(3), dag(9), new BigDecimal(100), type));
        }
    }

    @Test
    void a_change_that_is_no_opphor_pays_the_same() {
        godta(ny(linje("a", 3, 7, 100)));
        var l = opphor("a", 3, 7, 100, 3);

        godta(endr(new Linje(
                KodeEndring.ENDR,
                Optional.empty(),
                l.delytelseId(),
                l.klassekode(),
                l.datoKlassifikFom(),
                l.fom(),
                dag(28),
                l.sats(),
                l.typeSats(),
                Optional.empty(),
                Optional.empty())));

        assertThat(kjede("a").dager()).hasSize(5);
    }

    @Test
    void a_sak_that_OS_has_from_before_is_known_without_its_lines() {
        os.overta("AAP", "SAK-1 ");

        avvist(ny(linje("a", 3, 7, 100)), "B110008F", "Oppdraget finnes fra før");
        godta(endr(linje("a", 3, 7, 100)));
        os.overta("AAP", "SAK-1");
        assertThat(kjede("a").dager()).hasSize(5);
    }

    @Test
    void a_chain_that_OS_has_from_before_is_continued_and_ended_like_any_other() {
        var siste = linje("SAK-1#3", 17, 21, 300);
        var betaler = Kjede.av("SAK-1#3", List.of(betaling(10, 14, 200), betaling(3, 12, 100)));
        os.overta("AAP", "SAK-1", siste, betaler);

        assertThat(kjede("SAK-1#3").dager())
                .as("the one that begins later wins")
                .hasSize(10)
                .containsEntry(dag(7), new BigDecimal(100))
                .containsEntry(dag(10), new BigDecimal(200));
        avvist(
                endr(opphor("SAK-1#3", 10, 14, 200, 3)),
                "BB50031F",
                "Må ha nytt vedtak når Sats/Type/Vedtak-fom endres");
        godta(endr(opphor("SAK-1#3", 17, 21, 300, 12), etter("SAK-1#3", linje("b", 17, 18, 400))));
        assertThat(kjede("b").delytelseIder()).containsExactly("SAK-1#3", "b");
        assertThat(kjede("b").dager())
                .containsOnlyKeys(dag(3), dag(4), dag(5), dag(6), dag(7), dag(10), dag(11), dag(17), dag(18));
        assertThatThrownBy(() -> os.overta("AAP", "SAK-1", siste, betaler))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(os.kjeder("AAP", "SAK-1")).hasSize(1);
    }

    @Test
    void a_chain_can_be_seen_as_it_was_before_a_day() {
        var kjede = Kjede.av("a", List.of(betaling(3, 7, 100), betaling(10, 14, 200)));

        assertThat(kjede.stansetFra(dag(11)).betalinger()).containsExactly(betaling(3, 7, 100), betaling(10, 10, 200));
        assertThat(kjede.stansetFra(dag(3)).betalinger()).isEmpty();
        assertThat(kjede.betalinger()).as("it is itself the same").hasSize(2);
    }

    private static Kjede.Betaling betaling(int fom, int tom, long sats) {
        return new Kjede.Betaling("a", dag(fom), dag(tom), BigDecimal.valueOf(sats), "DAG");
    }

    private Kjede kjede(String delytelseId) {
        return os.kjede("AAP", "SAK-1", delytelseId).orElseThrow();
    }

    private void godta(Ordre ordre) {
        assertThat(os.behandle(ordre)).isEqualTo(Svar.GODTATT);
    }

    private void avvist(Ordre ordre, String kodeMelding, String beskrMelding) {
        assertThat(os.behandle(ordre)).isEqualTo(Svar.avvist(kodeMelding, beskrMelding));
    }

    private static Ordre ny(Linje... linjer) {
        return new Ordre(KodeEndring.NY, "AAP", "SAK-1", Optional.empty(), List.of(linjer));
    }

    private static Ordre endr(Linje... linjer) {
        return new Ordre(KodeEndring.ENDR, "AAP", "SAK-1", Optional.empty(), List.of(linjer));
    }

    private static Ordre medAvvent(Ordre ordre, int fom, int tom, boolean feilregistrert) {
        var avvent = Optional.of(new Avvent(dag(fom), dag(tom), feilregistrert));
        return new Ordre(ordre.kodeEndring(), ordre.fagomrade(), ordre.fagsystemId(), avvent, ordre.linjer());
    }

    private static Linje linje(String id, int fom, int tom, long sats) {
        return new Linje(
                KodeEndring.NY,
                Optional.empty(),
                id,
                "AAPOR",
                Optional.of(dag(fom)),
                dag(fom),
                dag(tom),
                BigDecimal.valueOf(sats),
                "DAG",
                Optional.empty(),
                Optional.empty());
    }

    private static Linje opphor(String id, int fom, int tom, long sats, int fra) {
        var l = linje(id, fom, tom, sats);
        return new Linje(
                KodeEndring.ENDR,
                Optional.of(dag(fra)),
                l.delytelseId(),
                l.klassekode(),
                l.datoKlassifikFom(),
                l.fom(),
                l.tom(),
                l.sats(),
                l.typeSats(),
                Optional.empty(),
                Optional.empty());
    }

    private static Linje etter(String ref, Linje l) {
        return kopi(l, l.klassekode(), l.datoKlassifikFom(), l.sats(), l.typeSats(), Optional.of(ref));
    }

    private static Linje medRefFagsystemId(String ref, Linje l) {
        return new Linje(
                l.kodeEndringLinje(),
                l.opphorFom(),
                l.delytelseId(),
                l.klassekode(),
                l.datoKlassifikFom(),
                l.fom(),
                l.tom(),
                l.sats(),
                l.typeSats(),
                Optional.of(ref),
                Optional.empty());
    }

    private static Linje medType(String type, Linje l) {
        return kopi(l, l.klassekode(), l.datoKlassifikFom(), l.sats(), type, l.refDelytelseId());
    }

    private static Linje medSats(String sats, Linje l) {
        return kopi(l, l.klassekode(), l.datoKlassifikFom(), new BigDecimal(sats), l.typeSats(), l.refDelytelseId());
    }

    private static Linje medKlassekode(String klassekode, Optional<LocalDate> fom, Linje l) {
        return kopi(l, klassekode, fom, l.sats(), l.typeSats(), l.refDelytelseId());
    }

    private static Linje kopi(
            Linje l,
            String klassekode,
            Optional<LocalDate> klassifikFom,
            BigDecimal sats,
            String typeSats,
            Optional<String> ref) {
        return new Linje(
                l.kodeEndringLinje(),
                l.opphorFom(),
                l.delytelseId(),
                klassekode,
                klassifikFom,
                l.fom(),
                l.tom(),
                sats,
                typeSats,
                ref.map(r -> "SAK-1"),
                ref);
    }

    private static LocalDate dag(int dag) {
        return LocalDate.of(2024, 6, dag);
    }
}
