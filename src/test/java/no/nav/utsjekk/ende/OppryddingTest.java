package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.arkiv.ArkivRepository;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is old leaves the hot tables, and whoever comes back to it sees no difference. */
@EndeTilEnde({
    "OPPRYDDING_PERIODE_MS=200",
    "OPPRYDDING_MOTTATT=PT0S",
    "drift.mbean.dodbrev=" + Operator.DODBREV + "opprydding",
    "drift.mbean.kvitteringer=" + Operator.KVITTERINGER + "opprydding",
    "drift.mbean.oppdrag=" + Operator.OPPDRAG + "opprydding"
})
@Isolated("stops the product")
class OppryddingTest {

    private static final String FINNES = "Oppdraget finnes fra før";
    private static final int ARKIVERES = 91;
    private static final Operator OPERATOR = new Operator("opprydding");

    private final Testsystem system;
    private final Aap melding = Aap.nySak().med("2026-01-05", 1000);

    OppryddingTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void handled_meldinger_leave_after_90_days_and_what_was_said_after_7_and_all_can_be_found() {
        system.godta(melding);
        eldes(melding, 8);
        ventTilTom("utboks where melding in " + meldinger("melding"));
        assertThat(antall("melding where sak = " + sak())).isEqualTo(1);

        eldes(melding, ARKIVERES - 8);
        ventTilArkivert(melding);

        assertThat(antall("oppdrag where sak = " + sak())).isZero();
        assertThat(system.database()
                        .queryForMap(
                                """
                                select m.nokkel is not null as melding, o.tilstand, l.sats, k.utfall,
                                       (select count(*) from utboks_alle u where u.melding = m.id) as sagt
                                from melding_alle m join oppdrag_alle o on o.melding = m.id
                                join oppdragslinje_alle l on l.oppdrag = o.id join kvittering_alle k on k.oppdrag = o.id
                                where m.sak = ?
                                """,
                                sak()))
                .containsEntry("melding", true)
                .containsEntry("tilstand", "GODTATT")
                .containsEntry("utfall", "GODTATT")
                .as("three statuses and one utbetaling")
                .containsEntry("sagt", 4L);
    }

    @Test
    void the_sak_goes_on_where_it_was_when_its_history_has_left() {
        var forste = system.godta(melding);
        eldes(melding, ARKIVERES);
        ventTilArkivert(melding);

        system.ventStatuser(system.send(melding), "OK");
        var nokkel = system.send(melding.uten());
        var opphor = system.oppdrag(melding.sakId(), 2);
        assertThat(opphor.kodeEndring()).isEqualTo("ENDR");
        assertThat(opphor.linje().text("delytelseId")).isEqualTo(forste.linje().text("delytelseId"));
        system.svar(opphor, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_11_a_kvittering_after_400_days_commits_normally_and_the_next_melding_has_its_turn() {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        var neste = system.send(melding.med("2026-02-02", 500));
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        Testsystem.ventPa("neste venter", () -> antall("melding where tilstand = 'VENTER' and sak = " + sak()) == 1);
        eldes(melding, 400);
        ryddetEnGang();

        system.svar(oppdrag, Mmel.OK);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(system.oppdrag(melding.sakId(), 2).kodeEndring()).isEqualTo("ENDR");
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);
        system.ventStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    /** FM-09's table again, for oppdrag that are in the archive. */
    @ParameterizedTest
    @CsvSource({
        "00, 00, Utført,                   OK,     DUPLIKAT",
        "00, 08, Oppdraget finnes fra før, OK,     DUPLIKAT",
        "00, 08, Noe er galt,              OK,     PARKERT",
        "08, 08, Noe er galt,              FEILET, DUPLIKAT",
        "08, 00, Utført,                   FEILET, PARKERT"
    })
    void FM_09_the_first_answer_decides_also_when_the_second_comes_after_a_year(
            String grad, String annenGrad, String annenTekst, String status, String utfall) {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.svar(oppdrag, Mmel.of(grad, "B1", "Først"));
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", status);
        eldes(melding, 365);
        ventTilArkivert(melding);

        system.svar(oppdrag, Mmel.of(annenGrad, "B2", annenTekst));
        ventTilBesvartIgjen(2);

        assertThat(utfall()).last().isEqualTo(utfall);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", status);
        var parkert = utfall.equals("PARKERT");
        assertThat(antall("varsel v join oppdrag o on o.id = v.oppdrag where o.sak = " + sak()))
                .as("an operator finds the oppdrag beside the kvittering")
                .isEqualTo(parkert ? 1 : 0);
        eldes(melding, 365);
        if (parkert) {
            ryddetEnGang();
            assertThat(antall("melding where sak = " + sak())).isEqualTo(1);
        } else {
            ventTilArkivert(melding);
            assertThat(utfall()).hasSize(2);
        }
    }

    @Test
    void FM_08_an_archived_opphor_is_recognised_by_its_time_and_not_taken_for_what_it_ended() {
        system.godta(melding);
        var nokkel = system.send(melding.uten());
        var opphor = system.oppdrag(melding.sakId(), 2);
        system.svar(opphor, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        eldes(melding, ARKIVERES);
        ventTilArkivert(melding);

        system.svar(opphor, Mmel.of("08", "B1", FINNES));
        ventTilBesvartIgjen(2); // those of the first oppdrag have not come back

        assertThat(system.database()
                        .queryForList(
                                """
                                select k.utfall from kvittering k join oppdrag o on o.id = k.oppdrag
                                join melding m on m.id = o.melding where m.nokkel = ? order by k.id
                                """,
                                String.class,
                                nokkel))
                .containsExactly("GODTATT", "DUPLIKAT");
    }

    @Test
    void KV_1_late_answers_to_archived_and_hot_oppdrag_and_to_nobody_can_come_together() {
        var arkivert = system.godta(melding);
        eldes(melding, ARKIVERES);
        ventTilArkivert(melding);
        var varm = Aap.nySak().med("2026-01-05", 100);
        var nokkel = system.send(varm);
        var ukjent = "ukjent-" + UUID.randomUUID().toString().substring(0, 8);

        system.svar(system.oppdrag(varm.sakId(), 1), Mmel.OK);
        system.svar(arkivert, Mmel.of("08", "B1", FINNES));
        system.svar(Oppdragsmelding.les(arkivert.xml().replace(arkivert.linje().text("delytelseId"), ukjent)), Mmel.OK);
        system.svar(arkivert, Mmel.OK);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        ventTilBesvartIgjen(3);
        assertThat(utfall()).containsExactly("GODTATT", "DUPLIKAT", "DUPLIKAT");
        system.backout().vent(1, "parkert", m -> Testsystem.tekst(m).contains(ukjent));
    }

    @Test
    void OPS_20_a_refused_oppdrag_can_be_seen_and_sent_to_OS_again_also_after_a_year() {
        var nokkel = avvistOgArkivert();
        var oppdrag = oppdragId();
        assertThat(OPERATOR.oppdrag(oppdrag))
                .containsEntry("tilstand", "AVVIST")
                .containsEntry("sakId", melding.sakId());

        OPERATOR.sendOppdrag(oppdrag);

        var igjen = system.oppdrag(melding.sakId(), 2);
        assertThat(igjen.xml()).isEqualTo(system.oppdrag(melding.sakId(), 1).xml());
        system.svar(igjen, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "OK");
    }

    @Test
    void OPS_20_an_archived_oppdrag_that_must_not_be_sent_stays_where_it_is() {
        system.godta(melding);
        eldes(melding, ARKIVERES);
        ventTilArkivert(melding);

        assertThatThrownBy(() -> OPERATOR.sendOppdrag(oppdragId()))
                .rootCause()
                .hasMessageContaining("er godtatt av OS");

        assertThat(antall("oppdrag where sak = " + sak())).isZero();
    }

    /** Housekeeping and the operator want the same melding: the operator is not told of something that was not done. */
    @Test
    void OPS_20_an_oppdrag_that_leaves_at_the_same_moment_is_sent_or_the_operator_is_told_to_try_again()
            throws Exception {
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.of("08", "B1", "Nei"));
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        ventTilTom("utboks where levert is null");
        var oppdrag = oppdragId();
        var database = system.database();
        var svar = new TransactionTemplate(new DataSourceTransactionManager(database.getDataSource()))
                .execute(status -> {
                    var meldinger = database.queryForList("select id from melding where sak = ?", Long.class, sak());
                    assertThat(new ArkivRepository(database).arkiver(meldinger, Duration.ZERO))
                            .containsEntry("oppdrag", 1);
                    var sender = CompletableFuture.supplyAsync(() -> OPERATOR.sendOppdrag(oppdrag));
                    Testsystem.ventPa(
                            "operatøren venter", () -> antall("pg_stat_activity where wait_event_type = 'Lock'") > 0);
                    return sender;
                });

        assertThatThrownBy(svar::get).rootCause().hasMessageContaining("Prøv igjen");
        OPERATOR.sendOppdrag(oppdrag);
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "OK");
    }

    private String avvistOgArkivert() {
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.of("08", "B1", "Nei"));
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        eldes(melding, ARKIVERES);
        ventTilArkivert(melding);
        return nokkel;
    }

    private long oppdragId() {
        return system.database()
                .queryForObject("select id from oppdrag_alle where fagsystem_id = ?", Long.class, melding.sakId());
    }

    @Test
    void transaksjon_repeat_of_a_record_has_the_answer_of_the_first_also_after_a_year() {
        var transaksjon = UUID.randomUUID().toString();
        var sak = Aap.nySak();
        var deler = List.of(
                sak.behandling("b1").med("2026-01-05", 100),
                sak.behandling("b2").med("2026-01-19", 200));
        var nokler = deler.stream().map(del -> UUID.randomUUID().toString()).toList();
        IntStream.range(0, 2).forEach(nr -> send(nokler.get(nr), deler.get(nr), transaksjon));
        var oppdrag = system.oppdrag(sak.sakId(), 1);
        system.svar(oppdrag, Mmel.OK);
        nokler.forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK"));
        for (int antall = 2; antall < 4; antall++) {
            eldes(sak, 365);
            ventTilArkivert(sak);
            assertThat(antall("transaksjon where transaksjon_id = '" + transaksjon + "'"))
                    .isZero();

            send(nokler.get(1), deler.get(1), transaksjon);

            var statuser = system.statuser(nokler.get(1), antall + 2);
            assertThat(statuser)
                    .last()
                    .extracting(Post::json)
                    .isEqualTo(statuser.get(2).json());
        }
        assertThat(system.antallOppdrag(sak.sakId())).isEqualTo(1);
        assertThat(system.statuserNa(nokler.get(0))).hasSize(3);
    }

    private void send(String nokkel, Aap del, String transaksjon) {
        system.publiser(TransaksjonTest.medHoder(
                new ProducerRecord<>(
                        Aap.TOPIC, 0, nokkel.getBytes(UTF_8), del.json().getBytes(UTF_8)),
                transaksjon,
                "2"));
    }

    @Test
    void FM_06_TOP_4_reading_the_topics_from_the_first_record_has_no_effect_when_all_is_archived() throws Exception {
        system.godta(melding);
        system.godta(Dagpenger.nySak());
        var ubesvart = Aap.nySak().med("2026-01-05", 100);
        system.ventStatuser(system.send(ubesvart), "MOTTATT", "HOS_OPPDRAG");
        system.ventTilAltErBehandlet();
        altEldes(400);
        ventTilArkivert(melding);
        ventTilTom("utboks where melding in " + meldinger("melding_alle"));
        assertThat(antall("mottatt join melding_alle m using (topic, partisjon, posisjon) where m.sak = " + sak()))
                .as("Kafka still has the record")
                .isEqualTo(1);

        ingenVirkningAvALeseAltIgjen();
    }

    @Test
    void FM_06_TOP_4_what_Kafka_has_forgotten_is_forgotten_and_no_more() throws Exception {
        system.godta(melding);
        system.ventTilAltErBehandlet();
        var partisjon =
                new TopicPartition(Aap.TOPIC, Math.floorMod(melding.sakId().hashCode(), LokalKafka.PARTITIONS));
        try (var admin = Admin.create(Map.of("bootstrap.servers", system.brokers()))) {
            long slutt = admin.listOffsets(Map.of(partisjon, OffsetSpec.latest()))
                    .partitionResult(partisjon)
                    .get()
                    .offset();
            admin.deleteRecords(Map.of(partisjon, RecordsToDelete.beforeOffset(slutt - 1)))
                    .all()
                    .get();
        }
        var forste = "mottatt where topic = '%s' and partisjon = %d".formatted(Aap.TOPIC, partisjon.partition());
        Testsystem.ventPa("bare den siste igjen", () -> antall(forste) == 1);
        assertThat(antall("mottatt where topic = '%s' and partisjon <> %d".formatted(Aap.TOPIC, partisjon.partition())))
                .isGreaterThanOrEqualTo(LokalKafka.PARTITIONS - 1);

        ingenVirkningAvALeseAltIgjen();
    }

    private void ingenVirkningAvALeseAltIgjen() throws Exception {
        var posterFor = system.poster().hvor(post -> true).size();
        var oppdragFor = system.oppdrag().hvor(o -> true).size();
        var meldingerFor = antall("melding_alle");

        system.stoppProduktet();
        spolTilbake();
        system.startProduktet();
        system.ventTilAltErBehandlet();

        int nyeSaker = LokalKafka.PARTITIONS; // those that the test itself put behind all the others
        assertThat(system.oppdrag().hvor(o -> true)).hasSize(oppdragFor + nyeSaker);
        assertThat(system.poster().hvor(post -> true))
                .as("three statuses and one utbetaling each")
                .hasSize(posterFor + 4 * nyeSaker);
        assertThat(antall("melding_alle")).isEqualTo(meldingerFor + nyeSaker);
    }

    /** As if the consumer group had never read anything. */
    private void spolTilbake() throws ExecutionException, InterruptedException {
        var start = LokalKafka.INNTOPICS.stream()
                .flatMap(topic ->
                        IntStream.range(0, LokalKafka.PARTITIONS).mapToObj(nr -> new TopicPartition(topic, nr)))
                .collect(Collectors.toMap(Function.identity(), partisjon -> new OffsetAndMetadata(0)));
        try (var admin = Admin.create(Map.of("bootstrap.servers", system.brokers()))) {
            admin.alterConsumerGroupOffsets("utsjekk", start).all().get();
        }
    }

    @Test
    void FM_52_an_avvent_that_OS_still_holds_is_known_when_its_oppdrag_is_in_the_archive() {
        var avvent =
                "\"avvent\": {\"fom\": \"2026-01-05\", \"tom\": \"%s\", \"overføres\": \"2999-01-01\", \"årsak\": \"AVVENT_AVREGNING\"},";
        var meldekort = UUID.randomUUID();
        var forste = Aap.nySak().medFelt(avvent.formatted("2026-01-30")).med(meldekort, "2026-01-05", 100);
        system.godta(forste);
        eldes(forste, ARKIVERES);
        ventTilArkivert(forste);

        var overlapp = avvent.formatted("2026-01-30").replace("\"2026-01-05\"", "\"2026-01-12\"");
        var nokkel = system.send(
                new Aap(forste.sakId(), "b2", false, overlapp, List.of()).med(meldekort, "2026-01-05", 200));

        assertThat(system.ventStatuser(nokkel, "FEILET")
                        .get(0)
                        .json()
                        .at("/error/code")
                        .asText())
                .isEqualTo("OVERLAPPENDE_AVVENT");
    }

    /** Lets a sak's past be older; what OS knows an oppdrag by stays as it is. */
    private void eldes(Aap sak, int dager) {
        eldes("melding.sak = (select id from sak where sak_id = '%s')".formatted(sak.sakId()), dager);
    }

    private void altEldes(int dager) {
        eldes("true", dager);
    }

    private void eldes(String hvilke, int dager) {
        ventTilTom("utboks where levert is null");
        var dagene = "interval '%d days'".formatted(dager);
        Stream.of(
                        """
                        update kvittering set mottatt = mottatt - %1$s
                        where oppdrag in (select o.id from oppdrag o join melding on melding.id = o.melding where %2$s)
                        """,
                        """
                        update oppdrag set besvart = besvart - %1$s
                        where melding in (select id from melding where %2$s)
                        """,
                        """
                        update utboks set opprettet = opprettet - %1$s, levert = levert - %1$s
                        where melding in (select id from melding where %2$s)
                        """,
                        """
                        update melding set mottatt = mottatt - %1$s, utledet = utledet - %1$s, sendt = sendt - %1$s,
                                           ferdig = ferdig - %1$s
                        where %2$s
                        """)
                .forEach(sql -> system.database().update(sql.formatted(dagene, hvilke)));
    }

    private void ventTilArkivert(Aap sak) {
        ventTilTom("melding where sak = " + sak(sak));
    }

    /** Returns when the housekeeping has been at work for a while: another sak has gone. */
    private void ryddetEnGang() {
        var annen = Aap.nySak().med("2026-01-05", 1);
        system.godta(annen);
        eldes(annen, ARKIVERES);
        ventTilArkivert(annen);
    }

    private void ventTilTom(String rader) {
        Testsystem.ventPa("ingen " + rader, () -> antall(rader) == 0);
    }

    private void ventTilBesvartIgjen(int kvitteringer) {
        Testsystem.ventPa(
                "kvittering " + kvitteringer,
                () -> antall("kvittering k join oppdrag o on o.id = k.oppdrag where o.sak = " + sak()) == kvitteringer);
    }

    private List<String> utfall() {
        return system.database()
                .queryForList(
                        """
                        select k.utfall from kvittering_alle k join oppdrag_alle o on o.id = k.oppdrag
                        where o.sak = ? order by k.id
                        """,
                        String.class,
                        sak());
    }

    private long sak() {
        return sak(melding);
    }

    private long sak(Aap sak) {
        return system.database().queryForObject("select id from sak where sak_id = ?", Long.class, sak.sakId());
    }

    private String meldinger(String tabell) {
        return "(select id from %s where sak = %d)".formatted(tabell, sak());
    }

    private int antall(String rader) {
        return system.database().queryForObject("select count(*) from " + rader, Integer.class);
    }
}
