package no.nav.utsjekk.avstemming;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static no.nav.utsjekk.avstemming.Gittoppdrag.utledet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.nav.utsjekk.avstemming.Kjoring.Tilstand;
import no.nav.utsjekk.ruter.CommitListener;
import no.nav.utsjekk.ruter.CommitPoint.Side;
import no.nav.utsjekk.sak.Fagomrade;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That OS gets each message of a run once and in order, whatever happens on the way (FM-13), on a real database and a real MQ. */
@ExtendWith(MedProve.class)
class AvstemmingsutlopTest {

    /** START, DATA, DATA, AVSL for AAP; START, DATA, AVSL for DP. */
    private static final int MELDINGER = 7;

    /** Longer than anybody who lives is held up. */
    private static final Duration TALMODIG = Duration.ofMinutes(2);

    private static final Duration RIMELIG = Duration.ofSeconds(5);

    private final Prove prove;
    private final Instans instans;
    private long kjoring;

    AvstemmingsutlopTest(Prove prove) {
        this.prove = prove;
        this.instans = prove.instans();
    }

    @BeforeEach
    void enKjoring() {
        prove.klokke().still("2026-01-13T07:00");
        IntStream.range(0, 71)
                .forEach(nr -> prove.lagre(utledet("2026-01-12T12:00", 1).ubesvart()));
        prove.lagre(utledet("2026-01-12T12:00", 1).i(Fagomrade.DP));
        kjoring = ((Dagskjoring.Kjort) instans.kjor()).id();
        assertThat(prove.lagrede()).hasSize(MELDINGER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 500})
    void AVS_15_OS_gets_all_messages_in_their_order(int porsjon) throws Exception {
        instans.leverAlt(porsjon);

        assertThat(prove.hosOs(MELDINGER)).isEqualTo(prove.lagrede());
        assertThat(tilstand()).isEqualTo(Tilstand.LEVERT);
        assertThat(instans.lever(porsjon)).isFalse();
    }

    @Test
    void AVS_15_START_comes_first_and_AVSL_last_in_each_fagomrade() throws Exception {
        instans.leverAlt(500);

        assertThat(Prove.aksjoner(prove.hosOs(MELDINGER)))
                .containsExactly("START", "DATA", "DATA", "AVSL", "START", "DATA", "AVSL");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0", "1, 1", "1, 2", "1, 3", "1, 4", "1, 5", "1, 6",
        "3, 0", "3, 1", "3, 2", "3, 3", "3, 4", "3, 5", "3, 6",
        "500, 0", "500, 1", "500, 2", "500, 3", "500, 4", "500, 5", "500, 6"
    })
    void FM_13_after_a_failure_at_any_message_OS_gets_each_once_and_in_order(int porsjon, int etter) {
        var ustabil = prove.instans(Ustabil.etter(prove.mq(), etter), CommitListener.NOBODY);

        assertThatThrownBy(() -> ustabil.leverAlt(porsjon)).isInstanceOf(JMSException.class);
        assertThat(tilstand()).isEqualTo(Tilstand.LEVERES);
        leverTilSlutt(ustabil, porsjon);

        assertThat(prove.hosOs(MELDINGER)).isEqualTo(prove.lagrede());
        assertThat(tilstand()).isEqualTo(Tilstand.LEVERT);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "3, 5", "500, 4"})
    void FM_13_another_instance_goes_on_where_one_that_failed_stopped(int porsjon, int etter) throws Exception {
        var ustabil = prove.instans(Ustabil.etter(prove.mq(), etter), CommitListener.NOBODY);
        assertThatThrownBy(() -> ustabil.leverAlt(porsjon)).isInstanceOf(JMSException.class);

        prove.instans().leverAlt(porsjon);

        assertThat(prove.hosOs(MELDINGER)).isEqualTo(prove.lagrede());
    }

    private static void leverTilSlutt(Instans en, int porsjon) {
        await().ignoreExceptions().until(() -> {
            en.leverAlt(porsjon);
            return true;
        });
    }

    /** What lay in its MQ transaction goes with it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 500})
    void FM_13_an_instance_that_dies_before_it_has_noted_what_it_was_about_to_do_leaves_no_doubt(int porsjon)
            throws Exception {
        var dodelig = prove.instans();
        assertThatThrownBy(() -> dodelig.transaksjon(() -> {
                    dodelig.utlop().begynn(porsjon);
                    throw new Dod();
                }))
                .isInstanceOf(Dod.class);

        instans.leverAlt(porsjon);

        assertThat(prove.hosOs(MELDINGER)).isEqualTo(prove.lagrede());
        assertThat(tilstand()).isEqualTo(Tilstand.LEVERT);
        assertThat(prove.varsler()).isEmpty();
    }

    @Test
    void FM_13_while_MQ_is_away_nothing_is_noted_as_begun() {
        var uten = prove.instans(Ustabil.etter(prove.mq(), 2), CommitListener.NOBODY);

        assertThatThrownBy(() -> uten.begynn(500)).isInstanceOf(JMSException.class);

        assertThat(prove.database()
                        .queryForObject(
                                "select count(*) from avstemming_melding where begynt is not null", Integer.class))
                .isZero();
    }

    /** Two instances share the work; one is killed at a commit to MQ, and where that left a doubt an operator asks OS. */
    @ParameterizedTest
    @CsvSource({"BEFORE, 1", "AFTER, 1", "BEFORE, 3", "AFTER, 3", "BEFORE, 7", "AFTER, 7"})
    void FM_13_of_two_instances_one_is_killed_and_OS_gets_each_message_once_and_in_order(Side side, int etter)
            throws Exception {
        var igjen = new AtomicInteger(etter);
        CommitListener drap = point -> {
            if (point.side() == side && igjen.decrementAndGet() == 0) {
                throw new Dod();
            }
        };
        var hosOs = new ArrayList<String>();
        var arbeid = IntStream.range(0, 2)
                .mapToObj(nr -> prove.instans(prove.mq(), drap, RIMELIG))
                .map(en -> supplyAsync(() -> overlever(en)))
                .toList();

        assertThat(arbeid.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
        assertThat(tilstand()).isEqualTo(Tilstand.I_TVIL);
        var levert = side == Side.AFTER ? etter : etter - 1;
        hosOs.addAll(prove.hosOs(levert));
        assertThat(hosOs).hasSize(levert);
        instans.avklar(kjoring, side == Side.AFTER);
        instans.leverAlt(1);

        hosOs.addAll(prove.hosOs(MELDINGER - levert));
        assertThat(hosOs).isEqualTo(prove.lagrede());
        assertThat(prove.varsler()).hasSize(1);
    }

    /** Works until there is nothing that can be delivered; false when it is killed. */
    private boolean overlever(Instans en) {
        try {
            await().atMost(TALMODIG).until(() -> {
                en.lever(1);
                return tilstand() != Tilstand.LEVERES;
            });
            return true;
        } catch (Dod e) {
            return false;
        }
    }

    /** A process that dies knows nothing when it comes back. */
    @ParameterizedTest
    @CsvSource({"BEFORE, 0", "AFTER, 3"})
    void FM_13_when_the_process_dies_at_the_commit_nobody_knows_and_nothing_is_sent_again(Side side, int hosOs)
            throws Exception {
        dodVed(side, 3);
        assertThat(prove.hosOs(hosOs)).isEqualTo(prove.lagrede().subList(0, hosOs));

        prove.instans(prove.mq(), CommitListener.NOBODY, TALMODIG).leverAlt(3);
        assertThat(tilstand()).as("den døde kan ennå leve").isEqualTo(Tilstand.LEVERES);
        await().until(() -> {
            prove.instans().leverAlt(3);
            return tilstand() == Tilstand.I_TVIL;
        });

        prove.instans().leverAlt(3);
        assertThat(prove.hosOs(0)).isEmpty();
        assertThat(prove.varsler())
                .containsExactly(
                        "AVSTEMMING_I_TVIL Avstemming %d: det er ukjent om melding 1 til 3 har nådd OS. En operatør må avklare det"
                                .formatted(kjoring));
    }

    @Test
    void FM_13_an_operator_who_knows_that_OS_has_them_lets_the_rest_go() throws Exception {
        dodVed(Side.AFTER, 3);
        var forste = prove.hosOs(3);
        ventTvil();

        instans.avklar(kjoring, true);
        instans.leverAlt(3);

        forste.addAll(prove.hosOs(MELDINGER - 3));
        assertThat(forste).isEqualTo(prove.lagrede());
        assertThat(tilstand()).isEqualTo(Tilstand.LEVERT);
    }

    @Test
    void FM_13_an_operator_who_knows_that_OS_has_not_got_them_has_them_sent_again_with_the_same_id() throws Exception {
        dodVed(Side.BEFORE, 3);
        ventTvil();

        instans.avklar(kjoring, false);
        instans.leverAlt(3);

        assertThat(prove.hosOs(MELDINGER)).isEqualTo(prove.lagrede());
        assertThat(tilstand()).isEqualTo(Tilstand.LEVERT);
    }

    @Test
    void what_is_not_in_doubt_cannot_be_decided() throws Exception {
        assertThat(instans.avklar(kjoring, true)).isFalse();
        assertThat(instans.avklar(-1, false)).isFalse();
        instans.leverAlt(3);
        assertThat(instans.avklar(kjoring, false)).isFalse();
        assertThat(prove.hosOs(MELDINGER)).hasSize(MELDINGER);
    }

    @Test
    void a_run_in_doubt_does_not_hold_back_those_after_it() throws Exception {
        dodVed(Side.AFTER, 500);
        prove.hosOs(MELDINGER);
        ventTvil();
        prove.klokke().still("2026-01-14T07:00");
        prove.lagre(utledet("2026-01-13T12:00", 1));
        instans.kjor();

        instans.leverAlt(500);

        assertThat(prove.hosOs(3)).isEqualTo(prove.lagrede().subList(MELDINGER, MELDINGER + 3));
        assertThat(tilstand()).isEqualTo(Tilstand.I_TVIL);
    }

    /** The broker takes the commit and the answer to it is lost. */
    @Test
    void FM_13_a_lost_answer_to_the_commit_leaves_the_run_in_doubt_at_once() throws Exception {
        var uvitende = prove.instans(prove.mq(), point -> {
            if (point.side() == Side.AFTER) {
                throw new IllegalStateException("intet svar");
            }
        });

        assertThatThrownBy(() -> uvitende.leverAlt(500)).hasMessage("intet svar");

        assertThat(tilstand()).isEqualTo(Tilstand.I_TVIL);
        assertThat(uvitende.lever(500)).isFalse();
        assertThat(prove.hosOs(MELDINGER)).hasSize(MELDINGER);
        assertThat(prove.varsler()).hasSize(1);
    }

    /** The process lives, and remembers what the database could not be told. */
    @Test
    void FM_13_when_only_the_database_commit_is_lost_the_process_notes_it_later_and_sends_nothing_again()
            throws Exception {
        var porsjon = instans.begynn(3).get(0);
        assertThatThrownBy(() -> instans.transaksjon(() -> {
                    instans.utlop().lever(porsjon);
                    throw new IllegalStateException("databasen ble borte");
                }))
                .hasMessage("databasen ble borte");
        assertThat(leverte()).isZero();

        instans.leverAlt(3);

        assertThat(prove.hosOs(MELDINGER)).isEqualTo(prove.lagrede());
        assertThat(tilstand()).isEqualTo(Tilstand.LEVERT);
        assertThat(prove.varsler()).isEmpty();
    }

    @Test
    void FM_13_the_same_when_it_is_lost_between_the_two_transactions() throws Exception {
        instans.begynn(3);

        instans.leverAlt(3);

        assertThat(prove.hosOs(MELDINGER)).isEqualTo(prove.lagrede());
        assertThat(prove.varsler()).isEmpty();
    }

    /** It slept, others took it for dead, and an operator has decided: it must not send any more. */
    @Test
    void FM_13_an_instance_that_wakes_up_too_late_sends_nothing() throws Exception {
        var porsjon = instans.begynn(3).get(0);
        ventTvil();
        assertThat(instans.lever(porsjon)).isEmpty();

        instans.avklar(kjoring, false);
        var annen = prove.instans();
        annen.lever(3);
        assertThat(instans.lever(porsjon)).isEmpty();
        annen.leverAlt(3);

        assertThat(prove.hosOs(MELDINGER)).isEqualTo(prove.lagrede());
    }

    @Test
    void AVS_15_while_one_instance_delivers_others_wait() throws Exception {
        var under = new CountDownLatch(1);
        var videre = new CountDownLatch(1);
        var treg = prove.instans(prove.mq(), point -> {
            under.countDown();
            vent(videre);
        });
        var levering = runAsync(() -> leverTilSlutt(treg, 3));
        under.await();

        var annen = prove.instans();
        assertThat(IntStream.range(0, 5).mapToObj(nr -> lever(annen))).containsOnly(false);
        videre.countDown();
        levering.join();

        assertThat(prove.hosOs(MELDINGER)).isEqualTo(prove.lagrede());
    }

    @Test
    void AVS_15_many_instances_that_deliver_at_once_give_OS_each_message_once_and_in_order() {
        var instanser = IntStream.range(0, 4)
                .mapToObj(nr -> prove.instans(prove.mq(), CommitListener.NOBODY, TALMODIG))
                .toList();
        var arbeid = instanser.stream()
                .map(en -> runAsync(() -> await().until(() -> {
                    lever(en);
                    return tilstand() == Tilstand.LEVERT;
                })))
                .toList();

        arbeid.forEach(CompletableFuture::join);

        assertThat(prove.hosOs(MELDINGER)).isEqualTo(prove.lagrede());
        assertThat(prove.varsler()).isEmpty();
    }

    @Test
    void AVS_15_runs_are_delivered_in_the_order_in_which_they_were_made() throws Exception {
        instans.kjorPeriode("2026-01-12", "2026-01-12");
        instans.kjorPeriode("2026-01-12", "2026-01-12");

        instans.leverAlt(4);

        assertThat(prove.hosOs(3 * MELDINGER)).isEqualTo(prove.lagrede()).hasSize(3 * MELDINGER);
    }

    /** The process dies at the commit to MQ: what it was about to note is never noted, what it knew is gone. */
    private void dodVed(Side side, int porsjon) {
        var dodelig = prove.instans(prove.mq(), point -> {
            if (point.side() == side) {
                throw new Dod();
            }
        });
        assertThatThrownBy(() -> dodelig.leverAlt(porsjon)).isInstanceOf(Dod.class);
    }

    private static final class Dod extends Error {}

    private void ventTvil() {
        await().until(() -> {
            prove.instans().leverAlt(500);
            return tilstand() == Tilstand.I_TVIL;
        });
    }

    private static boolean lever(Instans en) {
        try {
            return en.lever(1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void vent(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Tilstand tilstand() {
        return instans.avstemminger().kjoring(kjoring).orElseThrow().tilstand();
    }

    private int leverte() {
        return instans.avstemminger().kjoring(kjoring).orElseThrow().leverte();
    }
}
