package no.nav.utsjekk.feiltest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.LokalMq;
import no.nav.utsjekk.lokal.UnderTarget;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A poisoned element in a batch, in every step: it ends as designed, its neighbours do not notice, the rest goes on. */
class GiftigTest {

    private static final int NABOER = 10;
    private static final String[] GODTATT = {"MOTTATT", "HOS_OPPDRAG", "OK"};

    @TempDir(factory = UnderTarget.class)
    static Path data;

    private static Anlegg anlegg;

    private final List<Gift> gifter = new ArrayList<>();
    private String merke;

    @BeforeAll
    static void start() {
        anlegg = Anlegg.start(data);
    }

    @AfterAll
    static void stopp() {
        anlegg.close();
    }

    @BeforeEach
    void merk(TestInfo test) {
        merke = Integer.toString(test.getDisplayName().hashCode(), 36).replace("-", "");
    }

    @AfterEach
    void rydd() {
        gifter.forEach(Gift::fjern);
        anlegg.os().fjernFeil();
    }

    @Test
    void mottak_a_record_that_cannot_be_stored_is_answered_500_and_becomes_a_dead_letter() throws Exception {
        avvis("melding", "new.nokkel = '%s'".formatted(giftig(1).nokkel()));
        avvisForbigaende(
                "dodbrev",
                "convert_from(new.nokkel, 'UTF8') = '%s'".formatted(giftig(1).nokkel()));
        anlegg.publiser(rundt(giftig(1), giftig(2)));

        assertAnswered500(giftig(1), "mottak");
        assertNeighboursPaid();
        anlegg.ventPaStatuser(giftig(2), GODTATT);
        assertNothingLeftOnTopic();
    }

    @Test
    void utled_a_sak_whose_state_cannot_be_read_stops_nobody_else() {
        anlegg.publiser(List.of(giftig(1)));
        anlegg.ventPaStatuser(giftig(1), GODTATT);
        anlegg.database()
                .update(
                        "update utbetaling set versjon = '{}' where sak = (select id from sak where sak_id = ?)",
                        sak());
        anlegg.publiser(rundt(giftig(2)));

        assertNeighboursPaid();
        assertAnswered500(giftig(2), "utled");
    }

    @Test
    void oppdrag_one_that_cannot_be_marked_as_sent_is_held_and_an_answer_finishes_it() {
        anlegg.os().leggTilFeil(Feil.av(Feiltype.ALDRI).sak(sak()));
        avvis("oppdrag", "new.tilstand = 'SENDT' and new.fagsystem_id = '%s'".formatted(sak()));
        anlegg.publiser(rundt(giftig(1)));

        assertNeighboursPaid();
        await().untilAsserted(() -> assertThat(oppdrag(sak())).containsEntry("tilstand", "HOLDT"));
        assertThat(anlegg.statuser().navn(giftig(1).nokkel())).containsExactly("MOTTATT");
        assertThat(dodbrev()).hasSize(1).allSatisfy(brev -> assertThat(brev)
                .containsEntry("rute", "oppdrag-ut")
                .containsEntry("oppdrag", oppdrag(sak()).get("id")));

        var kopier = anlegg.os().mottatte(sak());
        kopier.forEach(anlegg.os()::svar);
        anlegg.ventPaStatuser(giftig(1), GODTATT);
    }

    @Test
    void kvittering_one_that_cannot_be_settled_is_parked_and_nothing_wrong_is_said() {
        avvis("utbetaling", erOppgjor());
        avvisForbigaende("kvittering", "new.utfall = 'PARKERT'");
        anlegg.publiser(rundt(giftig(1), giftig(2)));

        assertNeighboursPaid();
        await().untilAsserted(() -> assertThat(varslerOmParkerte()).hasSize(1));
        assertThat(backout()).contains(giftig(1).behandlingId());
        assertThat(anlegg.statuser().navn(giftig(1).nokkel())).containsExactly("MOTTATT", "HOS_OPPDRAG");
        assertThat(anlegg.statuser().navn(giftig(2).nokkel())).isEmpty();
    }

    @Test
    void status_one_that_Kafka_will_not_take_becomes_a_dead_letter_and_nothing_of_its_key_overtakes_it() {
        gifter.add(Gift.endre(
                anlegg.database(),
                "utboks",
                "convert_from(new.nokkel, 'UTF8') = '%s'".formatted(giftig(1).nokkel()),
                "new.mottaker := 'ulovlig topic!'"));
        anlegg.publiser(rundt(giftig(1), giftig(2)));

        assertNeighboursPaid();
        anlegg.ventPaStatuser(giftig(2), GODTATT);
        assertThat(anlegg.statuser().navn(giftig(1).nokkel())).isEmpty();
        assertThat(dodbrev()).singleElement().satisfies(brev -> assertThat(brev).containsEntry("rute", "status-ut"));
    }

    private void avvis(String tabell, String nar) {
        gifter.add(Gift.avvis(anlegg.database(), tabell, nar, Gift.GIFTIG));
    }

    /** The place for what has failed is away for a while too. */
    private void avvisForbigaende(String tabell, String nar) {
        gifter.add(Gift.avvis(anlegg.database(), tabell, nar, "40001", 2));
    }

    private String erOppgjor() {
        return "new.versjon is not null and new.sak = (select id from sak where sak_id = '%s')".formatted(sak());
    }

    private List<Map<String, Object>> varslerOmParkerte() {
        return anlegg.database()
                .queryForList(
                        """
                        select varsel.* from kvittering join varsel on varsel.kvittering = kvittering.id
                        where utfall = 'PARKERT' and convert_from(innhold, 'UTF8') like ?
                        """,
                        "%" + sak() + "%");
    }

    private String sak() {
        return merke + "-giftig";
    }

    /** Requests of the poisoned sak, each for another amount. */
    private Bestilling giftig(int nr) {
        return Bestilling.aap(sak(), "%s-%d".formatted(sak(), nr), 100L * nr);
    }

    private List<Bestilling> naboer() {
        return IntStream.range(0, NABOER)
                .mapToObj(nr -> Bestilling.aap("%s-%d".formatted(merke, nr), "%s-%d-1".formatted(merke, nr), 500))
                .toList();
    }

    /** The poisoned ones in the middle of one batch of neighbours. */
    private List<Bestilling> rundt(Bestilling... giftige) {
        var alle = new ArrayList<>(naboer());
        alle.addAll(NABOER / 2, List.of(giftige));
        return alle;
    }

    private void assertNeighboursPaid() {
        anlegg.ventPaStatuser(naboer(), GODTATT);
    }

    private void assertAnswered500(Bestilling bestilling, String rute) {
        anlegg.ventPaStatuser(bestilling, "FEILET");
        var error = anlegg.statuser().av(bestilling.nokkel()).get(0).get("error");
        assertThat(error.get("statusCode").asInt()).isEqualTo(500);
        assertThat(error.get("code").asText()).isEqualTo("INTERN_FEIL");

        var raw = intake(bestilling.poster().get(0).topic(), bestilling);
        assertThat(dodbrev()).hasSize(1).allSatisfy(brev -> assertThat(brev)
                .containsEntry("rute", rute)
                .containsEntry("topic", raw.topic())
                .containsEntry("partisjon", raw.partition())
                .containsEntry("posisjon", raw.offset())
                .hasEntrySatisfying("arsak", arsak -> assertThat((String) arsak).isNotBlank()));
        await().untilAsserted(() ->
                assertThat(intake(raw.topic() + ".dlt", bestilling)).isNotNull());
        var dead = intake(raw.topic() + ".dlt", bestilling);
        assertThat(dead.value()).isEqualTo(raw.value());
        assertThat(head(dead, "dodbrev-rute")).isEqualTo(rute);
        assertThat(head(dead, "dodbrev-posisjon")).isEqualTo(Long.toString(raw.offset()));
    }

    private static String head(ConsumerRecord<String, byte[]> post, String navn) {
        return new String(post.headers().lastHeader(navn).value(), UTF_8);
    }

    private static ConsumerRecord<String, byte[]> intake(String topic, Bestilling bestilling) {
        var poster = Statuser.poster(anlegg.omgivelser().kafka().brokers(), topic).stream()
                .filter(post -> post.key().equals(bestilling.nokkel()))
                .toList();
        assertThat(poster).hasSizeLessThanOrEqualTo(1);
        return poster.isEmpty() ? null : poster.get(0);
    }

    private List<Map<String, Object>> dodbrev() {
        return anlegg.database()
                .queryForList(
                        """
                        select d.* from dodbrev d
                        left join oppdrag o on o.id = d.oppdrag left join melding m on m.id = coalesce(d.melding, o.melding)
                        where coalesce(convert_from(d.nokkel, 'UTF8'), m.nokkel) like ?
                        """,
                        sak() + "%");
    }

    private static Map<String, Object> oppdrag(String sakId) {
        return anlegg.database().queryForMap("select * from oppdrag where fagsystem_id = ?", sakId);
    }

    private static String backout() {
        try (var context = anlegg.omgivelser().mq().connectionFactory().createContext();
                var consumer = context.createConsumer(context.createQueue(LokalMq.KVITTERING_BOQ))) {
            return consumer.receiveBody(String.class, 10_000);
        }
    }

    /** Nobody who watches the consumer's lag is woken for what has been dealt with. */
    private static void assertNothingLeftOnTopic() throws Exception {
        var partisjon = new TopicPartition(LokalKafka.INNTOPICS.get(0), 0);
        try (var admin = Admin.create(
                Map.of("bootstrap.servers", anlegg.omgivelser().kafka().brokers()))) {
            var slutt = admin.listOffsets(Map.of(partisjon, OffsetSpec.latest()))
                    .partitionResult(partisjon)
                    .get()
                    .offset();
            await().untilAsserted(() -> assertThat(admin.listConsumerGroupOffsets("utsjekk")
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(partisjon)
                            .offset())
                    .isEqualTo(slutt));
        }
    }
}
