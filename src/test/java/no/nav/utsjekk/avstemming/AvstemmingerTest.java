package no.nav.utsjekk.avstemming;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static no.nav.utsjekk.avstemming.Gittoppdrag.utledet;
import static no.nav.utsjekk.avstemming.Instans.periode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import no.nav.utsjekk.avstemming.Dagskjoring.AlleredeAvstemt;
import no.nav.utsjekk.avstemming.Dagskjoring.IkkeVirkedag;
import no.nav.utsjekk.avstemming.Dagskjoring.Kjort;
import no.nav.utsjekk.oppdrag.xml.Element;
import no.nav.utsjekk.sak.Fagomrade;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What is counted, and when it is (06 §1, §2), on a real database. */
@ExtendWith(MedProve.class)
class AvstemmingerTest {

    private static final Avstemmingsperiode MANDAG = periode("2026-01-12", "2026-01-12");

    private final Prove prove;
    private final Instans instans;

    AvstemmingerTest(Prove prove) {
        this.prove = prove;
        this.instans = prove.instans();
    }

    @BeforeEach
    void tirsdag() {
        prove.klokke().still("2026-01-13T07:00");
    }

    // --- what is counted

    @Test
    void AVS_6_the_amount_is_the_sum_of_sats_over_all_lines_and_days_do_not_count() {
        prove.lagre(utledet("2026-01-12T12:00", 100, 200, 300));

        assertThat(total(MANDAG)).isEqualTo(new Sum(1, 600));
    }

    @Test
    void AVS_6_lines_that_end_something_count_too() {
        var sak = utledet("2026-01-12T12:00", 200).sak("S-1");
        prove.lagre(sak);
        prove.lagre(utledet("2026-01-12T13:00", 200).sak("S-1").somOpphor());

        assertThat(total(MANDAG)).isEqualTo(new Sum(2, 400));
        assertThat(grunnlag(MANDAG).sum(Gruppe.GODKJENT)).isEqualTo(new Sum(2, 400));
    }

    @Test
    void AVS_7_FM_12_an_oppdrag_counts_once_however_many_copies_and_answers_there_were() {
        prove.lagre(utledet("2026-01-12T12:00", 100).medTilstand("SENDT", 5));
        prove.lagre(utledet("2026-01-12T12:00", 200).svar("04", "K", "t"));
        prove.database()
                .update("update oppdrag set overleveringer = 7, svar = 7, forsok = 3 where besvart is not null");

        assertThat(total(MANDAG)).isEqualTo(new Sum(2, 300));
        assertThat(grunnlag(MANDAG).sum(Gruppe.MANGLER)).isEqualTo(new Sum(1, 100));
        assertThat(grunnlag(MANDAG).sum(Gruppe.VARSEL)).isEqualTo(new Sum(1, 200));
    }

    @Test
    void AVS_8_an_oppdrag_without_lines_is_left_out() {
        prove.lagre(utledet("2026-01-12T12:00"));

        assertThat(instans.avstemminger().provekjor(MANDAG)).isEmpty();
    }

    @Test
    void AVS_10_oppdrag_that_have_left_the_hot_tables_count_as_the_others() {
        prove.lagre(utledet("2026-01-12T12:00", 100, 20).ubesvart());
        prove.database()
                .execute(
                        """
                        insert into oppdrag_arkiv select * from oppdrag;
                        insert into oppdragslinje_arkiv select * from oppdragslinje;
                        delete from oppdragslinje; delete from oppdrag
                        """);
        prove.lagre(utledet("2026-01-12T13:00", 3));

        assertThat(total(MANDAG)).isEqualTo(new Sum(2, 123));
        assertThat(grunnlag(MANDAG).sum(Gruppe.MANGLER)).isEqualTo(new Sum(1, 120));
    }

    @ParameterizedTest
    @CsvSource({
        // what an operator holds, or has refused, before any copy left us
        "HOLDT, 0, 0",
        "AVVIST, 0, 0",
        // what may have reached OS, or will
        "HOLDT, 1, 1",
        "TIL_SENDING, 0, 1",
        "TIL_SENDING, 2, 1",
        "SENDT, 1, 1",
        "AVVIST, 1, 1"
    })
    void AVS_6_what_never_left_us_is_left_out(String tilstand, int overleveringer, int antall) {
        prove.lagre(utledet("2026-01-12T12:00", 100).medTilstand(tilstand, overleveringer));

        assertThat(instans.avstemminger().provekjor(MANDAG)).hasSize(antall);
        assertThat(instans.avstemminger().provekjor(MANDAG))
                .allSatisfy(f -> assertThat(f.grunnlag().sum(Gruppe.MANGLER)).isEqualTo(new Sum(1, 100)));
    }

    @Test
    void AVS_6_a_refusal_that_waits_for_other_copies_is_no_answer_yet() {
        prove.lagre(utledet("2026-01-12T12:00", 100).ubesvart());
        prove.database().update("update oppdrag set alvorlighetsgrad = '08', avslag_frist = now()");

        assertThat(grunnlag(MANDAG).sum(Gruppe.MANGLER)).isEqualTo(new Sum(1, 100));
    }

    @Test
    void AVS_12_AVS_13_each_fagomrade_has_an_avstemming_of_its_own_and_none_without_oppdrag() {
        prove.lagre(utledet("2026-01-12T12:00", 100).i(Fagomrade.TILLST));
        prove.lagre(utledet("2026-01-12T12:00", 200).i(Fagomrade.TILLSTPB));
        prove.lagre(utledet("2026-01-12T12:00", 300).i(Fagomrade.DP));
        prove.lagre(utledet("2026-01-11T12:00", 400).i(Fagomrade.AAP));

        var fagomrader = instans.avstemminger().provekjor(MANDAG);

        assertThat(fagomrader)
                .extracting(Fagomradeavstemming::fagomrade)
                .containsExactlyInAnyOrder(Fagomrade.TILLST, Fagomrade.TILLSTPB, Fagomrade.DP);
        assertThat(fagomrader.stream().map(f -> f.grunnlag().total()))
                .containsExactlyInAnyOrder(new Sum(1, 100), new Sum(1, 200), new Sum(1, 300));
        assertThat(fagomrader.stream().map(Fagomradeavstemming::avstemmingId).distinct())
                .hasSize(3)
                .allSatisfy(id -> assertThat(id).matches("[A-Za-z0-9_-]{22}"));
    }

    @Test
    void AVS_14_all_messages_of_an_avstemming_have_its_id() {
        IntStream.range(0, 150)
                .forEach(nr -> prove.lagre(utledet("2026-01-12T12:00", 1).ubesvart()));

        var avstemming = instans.avstemminger().provekjor(MANDAG).get(0);

        assertThat(avstemming.meldinger()).hasSize(5).allSatisfy(melding -> assertThat(
                        Element.read(melding.xml()).required("aksjon").text("avleverendeAvstemmingId"))
                .isEqualTo(avstemming.avstemmingId()));
    }

    @Test
    void AVS_9_FM_50_midnight_belongs_to_the_new_day_only() {
        var siste = prove.lagre(utledet("2026-01-12T23:59:59.999999", 1));
        var forste = prove.lagre(utledet("2026-01-13T00:00:00", 10));
        prove.klokke().still("2026-01-14T07:00");

        assertThat(oppdrag(periode("2026-01-12", "2026-01-12"))).containsExactly(siste);
        assertThat(oppdrag(periode("2026-01-13", "2026-01-13"))).containsExactly(forste);
        assertThat(oppdrag(periode("2026-01-12", "2026-01-13"))).containsExactly(siste, forste);
    }

    @Test
    void AVS_9_D29_what_is_selected_is_what_has_its_key_in_the_range() {
        for (var tid :
                List.of("2026-03-28T23:59:59.999999", "2026-03-29T00:00", "2026-03-29T03:30", "2026-03-30T00:00")) {
            prove.lagre(utledet(tid, 1));
        }
        prove.klokke().still("2026-03-31T07:00");

        for (var dag : List.of("2026-03-28", "2026-03-29", "2026-03-30")) {
            var medNokkel = prove.database()
                    .queryForList(
                            "select id from oppdrag where xml like ? order by utledet",
                            Long.class,
                            "%<nokkelAvstemming>" + dag + "-10.10.00.000000<%");
            assertThat(oppdrag(periode(dag, dag))).isNotEmpty().isEqualTo(medNokkel);
        }
    }

    @Test
    void D29_keys_ahead_are_left_out_until_their_day() {
        prove.lagre(utledet("2026-01-14T12:00", 1));

        assertThat(instans.avstemminger().provekjor(periode("2026-01-12", "2026-01-13")))
                .isEmpty();
        prove.klokke().still("2026-01-15T07:00");
        assertThat(total(periode("2026-01-14", "2026-01-14"))).isEqualTo(new Sum(1, 1));
    }

    // --- the daily run

    @Test
    void AVS_4_FM_13_a_run_is_stored_whole_with_its_messages_before_any_of_them_leaves() {
        var aap = prove.lagre(utledet("2026-01-12T12:00", 100).ubesvart());
        prove.lagre(utledet("2026-01-12T12:00", 200).i(Fagomrade.DP));

        var kjort = (Kjort) instans.kjor();

        assertThat(kjort.periode()).isEqualTo(MANDAG);
        var kjoring = instans.avstemminger().kjoring(kjort.id()).orElseThrow();
        assertThat(kjoring.tilstand()).isEqualTo(Kjoring.Tilstand.LEVERES);
        assertThat(kjoring.meldinger()).isEqualTo(6);
        var fagomrader = instans.avstemminger().fagomrader(kjort.id());
        assertThat(fagomrader).extracting(Fagomradeavstemming::fagomrade).containsExactly(Fagomrade.AAP, Fagomrade.DP);
        assertThat(fagomrader.get(0).oppdrag()).containsExactly(aap);
        assertThat(fagomrader.get(0).grunnlag().sum(Gruppe.MANGLER)).isEqualTo(new Sum(1, 100));
        assertThat(prove.hosOs(0)).isEmpty();
    }

    @Test
    void AVS_4_a_run_is_recorded_also_when_there_is_nothing_to_send() {
        var kjort = (Kjort) instans.kjor();

        assertThat(instans.avstemminger().kjoring(kjort.id()).orElseThrow().tilstand())
                .isEqualTo(Kjoring.Tilstand.LEVERT);
        prove.klokke().still("2026-01-14T07:00");
        assertThat(((Kjort) instans.kjor()).periode()).isEqualTo(periode("2026-01-13", "2026-01-13"));
    }

    @Test
    void OPS_13_what_was_said_last_of_each_fagomrade_is_kept() {
        prove.lagre(utledet("2026-01-12T12:00", 100));
        prove.lagre(utledet("2026-01-12T12:00", 200).i(Fagomrade.DP));
        instans.kjor();
        prove.lagre(utledet("2026-01-13T12:00", 300).i(Fagomrade.DP));
        prove.klokke().still("2026-01-14T07:00");
        instans.kjor();
        instans.kjorPeriode("2026-01-01", "2026-01-14");

        assertThat(instans.avstemminger().sisteDag()).contains(LocalDate.of(2026, 1, 13));
        assertThat(instans.avstemminger().sistePerFagomrade())
                .extracting(
                        Sist::fagomrade, Sist::periode, sist -> sist.grunnlag().total())
                .containsExactlyInAnyOrder(
                        tuple(Fagomrade.AAP, MANDAG, new Sum(1, 100)),
                        tuple(Fagomrade.DP, periode("2026-01-13", "2026-01-13"), new Sum(1, 300)));
    }

    @Test
    void AVS_2_there_is_no_run_on_other_days_than_virkedager() {
        prove.klokke().still("2026-01-17T08:00");

        assertThat(instans.kjor()).isInstanceOf(IkkeVirkedag.class);
        assertThat(instans.kjorNarDetErTid()).isFalse();
        assertThat(instans.avstemminger().kjoringer(10)).isEmpty();
    }

    @Test
    void AVS_5_a_second_run_of_the_day_is_refused() {
        instans.kjor();

        assertThat(instans.kjor()).isInstanceOf(AlleredeAvstemt.class);
        assertThat(instans.kjorNarDetErTid()).isFalse();
        assertThat(instans.avstemminger().kjoringer(10)).hasSize(1);
    }

    @Test
    void AVS_3_after_days_without_a_run_the_next_one_takes_them_all_each_once() {
        prove.lagre(utledet("2026-01-12T12:00", 1));
        instans.kjor();
        prove.lagre(utledet("2026-01-13T12:00", 10));
        prove.lagre(utledet("2026-01-15T12:00", 100));
        prove.lagre(utledet("2026-01-17T12:00", 1000)); // a Saturday

        prove.klokke().still("2026-01-19T07:00");
        var kjort = (Kjort) instans.kjor();

        assertThat(kjort.periode()).isEqualTo(periode("2026-01-13", "2026-01-18"));
        assertThat(instans.avstemminger()
                        .fagomrader(kjort.id())
                        .get(0)
                        .grunnlag()
                        .total())
                .isEqualTo(new Sum(3, 1110));
    }

    /** The process sees a virkedag end; nothing about the day is known from before (FM-45). */
    @Test
    void FM_45_a_process_started_on_30_April_runs_nothing_on_1_May_and_all_of_it_on_the_next_virkedag() {
        prove.klokke().still("2026-04-30T07:00");
        assertThat(instans.kjorNarDetErTid()).isTrue();
        prove.lagre(utledet("2026-04-30T12:00", 5));

        for (var fri : List.of("2026-05-01T07:00", "2026-05-02T07:00", "2026-05-03T12:00", "2026-05-04T06:59")) {
            prove.klokke().still(fri);
            assertThat(instans.kjorNarDetErTid()).as(fri).isFalse();
        }
        prove.klokke().still("2026-05-04T07:00");
        assertThat(instans.kjorNarDetErTid()).isTrue();
        assertThat(instans.avstemminger().kjoringer(1).get(0).periode()).isEqualTo(periode("2026-04-30", "2026-05-03"));
    }

    @Test
    void AVS_5_of_many_instances_at_the_same_moment_one_makes_the_run() {
        IntStream.range(0, 50)
                .forEach(nr -> prove.lagre(utledet("2026-01-12T12:00", 1).ubesvart()));
        var start = new CyclicBarrier(6);
        var instanser = IntStream.range(0, 6).mapToObj(nr -> prove.instans()).toList();

        var kjort = instanser.stream()
                .map(en -> supplyAsync(() -> {
                    vent(start);
                    return en.kjorNarDetErTid();
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(kjort).containsOnlyOnce(true);
        assertThat(instans.avstemminger().kjoringer(10)).hasSize(1);
        assertThat(prove.lagrede()).hasSize(3);
    }

    private static void vent(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void FM_13_a_run_that_is_broken_off_while_it_is_computed_has_never_been() {
        prove.lagre(utledet("2026-01-12T12:00", 1));

        assertThatThrownBy(() -> instans.transaksjon(() -> {
                    instans.avstemminger().kjor();
                    throw new IllegalStateException("drept");
                }))
                .hasMessage("drept");

        assertThat(instans.avstemminger().kjoringer(10)).isEmpty();
        assertThat(prove.lagrede()).isEmpty();
        assertThat(instans.kjorNarDetErTid()).isTrue();
        assertThat(prove.lagrede()).hasSize(3);
    }

    @Test
    void AVS_4_the_database_itself_refuses_daily_runs_that_overlap() {
        instans.kjor();

        assertThatThrownBy(
                        () -> prove.database()
                                .update(
                                        """
                                insert into avstemming (slag, dag, fom, tom, beregnet)
                                values ('DAGLIG', '2026-01-14', '2026-01-12', '2026-01-13', now())
                                """))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    // --- dry runs and runs of any period

    @Test
    void CT_15_a_dry_run_stores_and_sends_nothing_and_can_be_made_on_any_day() {
        prove.lagre(utledet("2026-01-12T12:00", 100).ubesvart());
        prove.klokke().still("2026-01-17T03:00");

        assertThat(total(periode("2026-01-01", "2026-01-17"))).isEqualTo(new Sum(1, 100));

        assertThat(instans.avstemminger().kjoringer(10)).isEmpty();
        assertThat(prove.lagrede()).isEmpty();
        assertThat(prove.hosOs(0)).isEmpty();
    }

    @Test
    void OPS_30_a_run_of_any_period_is_no_part_of_the_chain_of_daily_runs() {
        prove.lagre(utledet("2026-01-08T12:00", 100));
        prove.klokke().still("2026-01-17T03:00");

        var id = instans.kjorPeriode("2026-01-08", "2026-01-14");

        assertThat(instans.avstemminger().fagomrader(id).get(0).grunnlag().total())
                .isEqualTo(new Sum(1, 100));
        prove.klokke().still("2026-01-19T07:00");
        assertThat(((Kjort) instans.kjor()).periode()).isEqualTo(periode("2026-01-16", "2026-01-18"));
        instans.kjorPeriode("2026-01-08", "2026-01-14");
        assertThat(instans.avstemminger().kjoringer(10))
                .extracting(Kjoring::slag)
                .containsExactly(Kjoring.Slag.MANUELL, Kjoring.Slag.DAGLIG, Kjoring.Slag.MANUELL);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-12, 2026-01-14, Perioden kan ikke slutte etter i dag",
        "2024-01-01, 2026-01-01, Perioden kan ikke være lengre enn 366 dager"
    })
    void a_period_that_is_not_over_or_too_long_is_refused(String fom, String tom, String grunn) {
        assertThatThrownBy(() -> instans.kjorPeriode(fom, tom)).hasMessage(grunn);
        assertThatThrownBy(() -> instans.avstemminger().provekjor(periode(fom, tom)))
                .hasMessage(grunn);
        assertThat(instans.avstemminger().kjoringer(10)).isEmpty();
    }

    // --- afterwards

    @Test
    void OC_80_a_run_agrees_with_what_has_been_sent() {
        prove.lagre(utledet("2026-01-12T12:00", 100, 50));
        prove.lagre(utledet("2026-01-12T13:00", 70).ubesvart());
        var id = ((Kjort) instans.kjor()).id();

        var kontroll = kontroller(id);

        assertThat(kontroll.bareAvstemt()).isEmpty();
        assertThat(kontroll.bareSendt()).isEmpty();
        assertThat(kontroll.uenige()).isEmpty();
    }

    @Test
    void OC_80_what_was_let_go_after_its_day_was_reconciled_is_found() {
        prove.lagre(utledet("2026-01-12T12:00", 100));
        var holdt = prove.lagre(utledet("2026-01-12T13:00", 70).medTilstand("HOLDT", 0));
        var id = ((Kjort) instans.kjor()).id();
        prove.database().update("update oppdrag set tilstand = 'SENDT', overleveringer = 1 where id = ?", holdt);

        assertThat(kontroller(id).bareSendt()).containsExactly(holdt);
    }

    @Test
    void OC_80_amounts_and_keys_that_are_not_those_of_the_documents_are_found() {
        var belop = prove.lagre(utledet("2026-01-12T12:00", 100));
        var nokkel = prove.lagre(utledet("2026-01-12T13:00", 70));
        prove.database().update("update oppdragslinje set sats = 99 where oppdrag = ?", belop);
        prove.database()
                .update(
                        """
                        update oppdrag set xml = replace(xml, '<nokkelAvstemming>2026-01-12', '<nokkelAvstemming>2026-01-13')
                        where id = ?
                        """,
                        nokkel);
        var id = ((Kjort) instans.kjor()).id();
        prove.database()
                .update(
                        "update oppdrag set tilstand = 'HOLDT', besvart = null, overleveringer = 0 where id = ?",
                        nokkel);

        assertThat(kontroller(id).uenige()).containsExactly(belop);
        assertThat(kontroller(id).bareAvstemt()).containsExactly(nokkel);
    }

    private Kontroll kontroller(long id) {
        return instans.transaksjon(() -> instans.avstemminger()
                .kontroller(instans.avstemminger().kjoring(id).orElseThrow()));
    }

    // --- cost

    /** Neither the oppdrag of other days nor those of other fagområder, in the hot table or in the archive. */
    @Test
    void only_the_oppdrag_of_the_days_are_read() {
        var jdbc = prove.database();
        jdbc.execute(
                """
                insert into oppdrag_arkiv (id, melding, sak, fagomrade, fagsystem_id, utledet, xml, versjoner, tilstand, tidligst,
                                           overleveringer, svar, forsok)
                select i, i, i, 'AAP', 'S', timestamp '2024-01-01' + i * interval '1 minute', '', '[]', 'GODTATT', now(), 1, 1, 0
                from generate_series(1, 20000) i;
                analyze oppdrag_arkiv
                """);
        var plan = String.join(
                "\n",
                jdbc.queryForList(
                        "explain "
                                + GrunnlagRepository.SQL
                                        .replaceFirst("\\?", "'AAP'")
                                        .replaceFirst("\\?", "'2024-01-12'")
                                        .replaceFirst("\\?", "'2024-01-13'"),
                        String.class));

        assertThat(plan)
                .contains("oppdrag_arkiv_fagomrade_utledet", "oppdragslinje_arkiv_pkey", "oppdragslinje_pkey")
                .doesNotContain("Seq Scan on oppdrag_arkiv", "Seq Scan on oppdragslinje");
    }

    private Grunnlag grunnlag(Avstemmingsperiode periode) {
        return instans.transaksjon(() -> instans.avstemminger().provekjor(periode))
                .get(0)
                .grunnlag();
    }

    private Sum total(Avstemmingsperiode periode) {
        return grunnlag(periode).total();
    }

    private List<Long> oppdrag(Avstemmingsperiode periode) {
        return instans.avstemminger().provekjor(periode).get(0).oppdrag();
    }
}
