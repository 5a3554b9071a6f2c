package no.nav.utsjekk.osmodell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
    }

    @Test
    void OS_5_a_changed_line_must_be_known() {
        godta(ny(linje("a", 3, 7, 100)));

        avvist(endr(opphor("b", 3, 7, 100, 3)), "BB50019F", "DELYTELSE-ID/LINJE-ID ved endring finnes ikke");
    }

    @Test
    void OS_6_a_changed_line_has_no_reference() {
        godta(ny(linje("a", 3, 7, 100)));
        var medRef = new Linje(
                KodeEndring.ENDR,
                Optional.of(dag(3)),
                "a",
                "AAPOR",
                Optional.of(dag(3)),
                dag(3),
                dag(7),
                new BigDecimal(100),
                "DAG",
                Optional.of("SAK-1"),
                Optional.empty());

        avvist(endr(medRef), "BB50024F", "KODE-ENDRING-LINJE ulik NY, Ref-feltene utfylt");
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
        godta(endr(etter("a", medKlassekode("AAPX", Optional.of(dag(10)), linje("b", 10, 14, 100)))));
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
    void a_refused_oppdrag_changes_nothing() {
        godta(ny(linje("a", 3, 7, 100)));
        var for_ = os.kjeder("AAP", "SAK-1");

        avvist(
                endr(etter("a", linje("b", 4, 7, 200)), opphor("x", 3, 7, 100, 3)),
                "BB50019F",
                "DELYTELSE-ID/LINJE-ID ved endring finnes ikke");

        assertThat(os.kjeder("AAP", "SAK-1")).isEqualTo(for_);
        avvist(endr(etter("b", linje("c", 4, 7, 200))), "BB50030F", "Referert vedtak/linje ikke funnet");
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
