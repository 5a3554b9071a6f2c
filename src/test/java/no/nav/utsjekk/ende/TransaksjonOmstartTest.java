package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.ruter.CommitPoint;
import no.nav.utsjekk.ruter.CommitPoint.Kind;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions across records when the product stops, when there are two of it, and when the database goes away. */
@EndeTilEnde
@Isolated("stops the product")
class TransaksjonOmstartTest {

    private final Testsystem system;
    private final String transaksjon = UUID.randomUUID().toString();
    private final Aap sak = Aap.nySak();
    private final List<Aap> deler = List.of(
            sak.behandling("b1").med("2026-01-05", 100),
            sak.behandling("b2").med("2026-01-19", 200),
            sak.behandling("b3").med("2026-02-02", 300));

    TransaksjonOmstartTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void transaksjon_collected_parts_survive_a_restart() {
        var nokler = IntStream.range(0, 2).mapToObj(nr -> send(nr, "3")).toList();
        Testsystem.ventPa("to samlet", () -> samlede() == 2);
        system.stoppProduktet();
        var siste = send(2, "3");
        system.startProduktet();
        var oppdrag = system.oppdrag(sak.sakId(), 1);
        assertThat(oppdrag.linjer())
                .extracting(linje -> linje.text("henvisning"))
                .containsExactly("b1", "b2", "b3");
        system.svar(oppdrag, Mmel.OK);
        Stream.concat(nokler.stream(), Stream.of(siste))
                .forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK"));
    }

    @Test
    void D3_transaksjon_is_stored_in_the_place_of_its_last_record_in_the_batch() {
        system.stoppProduktet();
        var for_ = system.send(sak.med("2026-04-06", 400));
        send(0, "2");
        var siste = send(1, "2");
        var etter = system.send(sak.med("2026-05-04", 500));
        system.startProduktet();

        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
        system.ventStatuser(for_, "MOTTATT", "HOS_OPPDRAG", "OK");
        var oppdrag = system.oppdrag(sak.sakId(), 2);
        assertThat(oppdrag.linjer())
                .extracting(linje -> linje.text("henvisning"))
                .contains("b1", "b2");
        assertThat(system.statuserNa(etter)).isEmpty();
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(siste, "MOTTATT", "HOS_OPPDRAG", "OK");
        system.svar(system.oppdrag(sak.sakId(), 3), Mmel.OK);
        system.ventStatuser(etter, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void transaksjon_that_is_late_is_refused_after_a_restart() {
        var nokkel = send(0, "2");
        Testsystem.ventPa("samlet", () -> samlede() == 1);
        system.stoppProduktet();
        system.database().update("update transaksjon set frist = now() where transaksjon_id = ?", transaksjon);
        system.startProduktet();
        var error = system.ventStatuser(nokkel, "FEILET").get(0).json().get("error");
        assertThat(error.get("code").asText()).isEqualTo("UFULLSTENDIG_TRANSAKSJON");
    }

    @Test
    void transaksjon_whose_last_record_waits_on_Kafka_is_not_late_however_long_our_intake_was_away() throws Exception {
        var nokler = new ArrayList<>(List.of(send(0, "2")));
        var ensom = sendDagpenger();
        Testsystem.ventPa("begge samlet", () -> samlede() == 1 && samlede(ensom) == 1);
        try (var las = system.las("lock table mottatt in exclusive mode")) {
            nokler.add(send(1, "2"));
            las.ventTilNoenVenter();
            system.database()
                    .update("update transaksjon set frist = now() where transaksjon_id in (?, ?)", transaksjon, ensom);
            system.ventStatuser(ensom, "FEILET"); // whose producer's topics have been read, in the same round
        }
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
        nokler.forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK"));
    }

    @Test
    @SuppressWarnings("try") // the instance only has to be there
    void transaksjon_that_is_late_is_refused_although_the_commit_of_its_record_to_Kafka_has_failed() {
        system.stoppProduktet();
        try (var instans = system.startEnTil(TransaksjonOmstartTest::failOnOffsets)) {
            var nokkel = send(0, "2");
            Testsystem.ventPa("samlet", () -> samlede() == 1);
            system.database().update("update transaksjon set frist = now() where transaksjon_id = ?", transaksjon);
            system.ventStatuser(nokkel, "FEILET");
        } finally {
            system.startProduktet();
        }
    }

    private static void failOnOffsets(CommitPoint punkt) {
        if (punkt.kind() == Kind.KAFKA_OFFSET) {
            throw new CommitFailedException();
        }
    }

    @Test
    void transaksjon_that_is_late_is_refused_when_Kafka_has_only_what_nobody_will_ever_read() {
        var nokkel = UUID.randomUUID().toString();
        try (var producer = transactionalProducer()) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(nokkel, 0, deler.get(0), transaksjon, "2"));
            producer.commitTransaction();
            Testsystem.ventPa("samlet", () -> samlede() == 1);
            producer.beginTransaction();
            producer.send(record(UUID.randomUUID().toString(), 0, deler.get(1), transaksjon, "2"));
            producer.flush();
            producer.abortTransaction();
        }
        system.database().update("update transaksjon set frist = now() where transaksjon_id = ?", transaksjon);
        system.ventStatuser(nokkel, "FEILET");
    }

    @Test
    void transaksjon_whose_records_reach_two_instances_is_collected_once() {
        var saker = IntStream.range(0, 40).mapToObj(nr -> Aap.nySak()).toList();
        try (var andre = system.startEnTil()) {
            var sendt = saker.stream()
                    .flatMap(en -> IntStream.range(0, LokalKafka.PARTITIONS)
                            .mapToObj(partisjon ->
                                    send(partisjon, en.med("2026-01-05", 100 + partisjon), en.sakId(), "3")))
                    .toList();
            saker.forEach(en -> {
                var oppdrag = system.oppdrag(en.sakId(), 1);
                assertThat(oppdrag.linjer()).hasSize(3);
                system.svar(oppdrag, Mmel.OK);
            });
            sendt.forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK"));
        }
        assertThat(saker)
                .allSatisfy(en -> assertThat(system.antallOppdrag(en.sakId())).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource({"transaksjonsdel, 0", "meldingsdel, 1", "melding, 0"})
    void transaksjon_when_the_database_fails_while_it_is_collected_is_collected_once(String tabell, int del) {
        try (var feil =
                system.feil(tabell, "new.innhold = '%s'".formatted(hex(deler.get(del))), FeilarterTest.FORBIGAENDE)) {
            send(0, "2");
            send(1, "2");
            feil.ventPaForsok(2);
        }
        assertThat(system.oppdrag(sak.sakId(), 1).linjer()).hasSize(2);
        assertThat(samlede()).isZero();
    }

    @Test
    void transaksjon_with_a_poisonous_record_is_FEILET_for_that_one_at_once_and_for_the_others_in_time() {
        String giftig;
        String annen;
        try (var feil = system.feil(
                "transaksjonsdel", "new.innhold = '%s'".formatted(hex(deler.get(1))), FeilarterTest.GIFTIG)) {
            annen = send(0, "3");
            giftig = send(1, "3");
            feil.ventPaForsok(3);
            var error = system.ventStatuser(giftig, "FEILET").get(0).json().get("error");
            assertThat(error.get("statusCode").asInt()).isEqualTo(500);
        }
        system.poster()
                .vent(
                        1,
                        "dødbrev",
                        post -> post.topic().equals(Aap.TOPIC + ".dlt")
                                && post.nokkel().equals(giftig));
        assertThat(system.statuserNa(annen)).isEmpty();
        system.database().update("update transaksjon set frist = now() where transaksjon_id = ?", transaksjon);
        system.ventStatuser(annen, "FEILET");
    }

    private static String hex(Aap melding) {
        return "\\x" + HexFormat.of().formatHex(melding.json().getBytes(UTF_8));
    }

    private String send(int nr, String antall) {
        return send(Math.floorMod(sak.sakId().hashCode(), LokalKafka.PARTITIONS), deler.get(nr), transaksjon, antall);
    }

    private String send(int partisjon, Aap del, String id, String antall) {
        var nokkel = UUID.randomUUID().toString();
        system.publiser(record(nokkel, partisjon, del, id, antall));
        return nokkel;
    }

    private static ProducerRecord<byte[], byte[]> record(
            String nokkel, int partisjon, Aap del, String id, String antall) {
        return TransaksjonTest.medHoder(
                new ProducerRecord<>(
                        Aap.TOPIC, partisjon, nokkel.getBytes(UTF_8), del.json().getBytes(UTF_8)),
                id,
                antall);
    }

    /** One record of two of another producer; gives its key, which is also the transaction's id. */
    private String sendDagpenger() {
        var nokkel = UUID.randomUUID().toString();
        var del = Dagpenger.nySak();
        system.publiser(TransaksjonTest.medHoder(
                new ProducerRecord<>(
                        del.topic(), nokkel.getBytes(UTF_8), del.json().getBytes(UTF_8)),
                nokkel,
                "2"));
        return nokkel;
    }

    private KafkaProducer<byte[], byte[]> transactionalProducer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", system.brokers(), "transactional.id", transaksjon),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private int samlede() {
        return samlede(transaksjon);
    }

    private int samlede(String id) {
        return system.database()
                .queryForObject(
                        """
                        select count(*) from transaksjonsdel d join transaksjon t on t.id = d.transaksjon
                        where transaksjon_id = ?
                        """,
                        Integer.class,
                        id);
    }
}
