package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** What Kafka will not take, now or ever, holds up nobody but those that must not overtake it (08 §4, rules 4 and 6). */
@EndeTilEnde(
        egneUtgaende = true,
        value = {
            "NETT_PERIODE_MS=300",
            "KAFKA_MAKS_BYTES=20000",
            "FEIL_GIFTIG_VENTETID_MS=10",
            "TOPIC_UTBETALING=" + UtboksstansTest.UTBETALINGER,
            "drift.mbean.dodbrev=" + Operator.DODBREV + "stans",
            "drift.mbean.kvitteringer=" + Operator.KVITTERINGER + "stans",
            "drift.mbean.oppdrag=" + Operator.OPPDRAG + "stans"
        })
class UtboksstansTest {

    /** Does not exist until a test makes it. */
    static final String UTBETALINGER = "utbetalinger.som.kommer";

    private static final Operator OPERATOR = new Operator("stans");

    private final Testsystem system;
    private final String nokkel = UUID.randomUUID().toString();

    UtboksstansTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void a_status_does_not_overtake_the_utbetaling_whose_topic_is_missing_and_both_go_when_it_comes() throws Exception {
        var sak = Aap.nySak().med("2026-01-05", 100);
        var forst = system.send(sak);
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
        Testsystem.ventPa("utbetalingen står", () -> stans("TOPIC").contains(UTBETALINGER));
        var sist = system.send(sak.med("2026-01-19", 200));
        system.svar(system.oppdrag(sak.sakId(), 2), Mmel.OK);
        system.ventStatuser(sist, "MOTTATT", "HOS_OPPDRAG");
        var annen = Aap.nySak().behandling("").med("2026-01-05", 100);
        system.ventStatuser(system.send(annen), "FEILET");
        system.ventStatuser(forst, "MOTTATT", "HOS_OPPDRAG");
        assertThat(dodbrev()).isEmpty();

        lag(UTBETALINGER);

        system.ventStatuser(forst, "MOTTATT", "HOS_OPPDRAG", "OK");
        system.ventStatuser(sist, "MOTTATT", "HOS_OPPDRAG", "OK");
        Testsystem.ventPa("ingenting står", () -> !stans("TOPIC").contains(UTBETALINGER));
        assertThat(levert(UTBETALINGER)).isEqualTo(2);
    }

    @Test
    void what_goes_to_a_missing_topic_waits_for_it_in_its_order_and_the_rest_goes_on() throws Exception {
        var topic = "kommer." + UUID.randomUUID();
        var forste = rad(topic, nokkel, "1");
        var andre = rad(topic, nokkel, "2");
        rad(LokalKafka.STATUS, nokkel, "{\"status\":\"A\"}");

        system.ventStatuser(nokkel, "A");
        assertThat(stansAv(forste)).isEqualTo("TOPIC");
        assertThat(stansAv(andre)).isEqualTo("TOPIC");
        lag(topic);

        Testsystem.ventPa("begge er levert", () -> erLevert(forste) && erLevert(andre));
        assertThat(dodbrev()).isEmpty();
        assertThat(system.database()
                        .queryForObject(
                                "select (select levert from utboks where id = ?) <= (select levert from utboks where id = ?)",
                                Boolean.class,
                                forste,
                                andre))
                .isTrue();
    }

    @Test
    void a_record_that_is_too_large_becomes_a_dead_letter_and_only_its_key_waits() {
        var stor = rad(LokalKafka.STATUS, nokkel, stor());
        var bak = rad(LokalKafka.STATUS, nokkel, "{\"status\":\"BAK\"}");
        var annen = UUID.randomUUID().toString();
        rad(LokalKafka.STATUS, annen, "{\"status\":\"B\"}");

        system.ventStatuser(annen, "B");
        Testsystem.ventPa("dødt brev", () -> !dodbrev(stor).isEmpty());
        assertThat(dodbrev(stor)).singleElement().satisfies(brev -> assertThat(brev)
                .containsEntry("rute", "status-ut")
                .containsEntry("arsak", "RecordTooLargeException"));
        Testsystem.ventPa("den bak står", () -> stansAv(bak).equals("BAK"));
        assertThat(system.statuserNa(nokkel)).isEmpty();

        OPERATOR.forkastDodbrev((Long) dodbrev(stor).get(0).get("id"));

        system.ventStatuser(nokkel, "BAK");
        assertThat(erLevert(stor)).isTrue();
    }

    @Test
    void a_record_that_is_still_too_large_is_back_in_its_letter_and_still_in_front() {
        var stor = rad(LokalKafka.STATUS, nokkel, stor());
        Testsystem.ventPa("dødt brev", () -> !dodbrev(stor).isEmpty());
        var id = (Long) dodbrev(stor).get(0).get("id");

        OPERATOR.sendDodbrev(id);
        Testsystem.ventPa(
                "åpent igjen", () -> OPERATOR.dodbrev(id).get("forsok").equals(2));
        var bak = rad(LokalKafka.STATUS, nokkel, "{\"status\":\"BAK\"}");

        Testsystem.ventPa("den bak står", () -> stansAv(bak).equals("BAK"));
        assertThat(OPERATOR.dodbrev(id)).doesNotContainKey("avslutning");
        system.database()
                .update("update utboks set innhold = ? where id = ?", "{\"status\":\"LITEN\"}".getBytes(UTF_8), stor);
        OPERATOR.sendDodbrev(id);
        system.ventStatuser(nokkel, "LITEN", "BAK");
        assertThat(OPERATOR.dodbrev(id)).containsEntry("utfall", "levert");
        assertThatThrownBy(() -> OPERATOR.sendDodbrev(id)).rootCause().hasMessageContaining("(levert)");
    }

    @Test
    void a_name_that_no_topic_can_have_becomes_a_dead_letter_and_the_rest_goes_on() {
        var umulig = rad("ikke et topic", nokkel, "x");
        rad(LokalKafka.STATUS, nokkel, "{\"status\":\"C\"}");

        system.ventStatuser(nokkel, "C");
        Testsystem.ventPa("dødt brev", () -> !dodbrev(umulig).isEmpty());
        assertThat(dodbrev(umulig).get(0)).containsEntry("arsak", "InvalidTopicException");
    }

    @Test
    void many_poisoned_records_in_one_batch_each_get_a_letter_and_the_others_are_delivered_in_order() {
        var nokler = List.of("a" + nokkel, "b" + nokkel, "c" + nokkel);
        for (int nr = 0; nr < 5; nr++) {
            for (var n : nokler) {
                rad(LokalKafka.STATUS, n, "{\"status\":\"" + nr + "\"}");
            }
            rad(LokalKafka.STATUS, nokkel + nr, stor());
        }
        nokler.forEach(n -> system.ventStatuser(n, "0", "1", "2", "3", "4"));
        Testsystem.ventPa("fem døde brev", () -> system.database()
                .queryForObject(
                        "select count(*) = 5 from dodbrev d join utboks u on u.id = d.utboks where convert_from(u.nokkel, 'UTF8') like ?",
                        Boolean.class,
                        nokkel + "%"));
    }

    private static String stor() {
        return "{\"status\":\"" + "x".repeat(30_000) + "\"}";
    }

    /** Gives the id of a row that is to go out. */
    private long rad(String mottaker, String nokkel, String innhold) {
        return system.database()
                .queryForObject(
                        "insert into utboks (kanal, mottaker, nokkel, innhold) values ('KAFKA', ?, ?, ?) returning id",
                        Long.class,
                        mottaker,
                        nokkel.getBytes(UTF_8),
                        innhold.getBytes(UTF_8));
    }

    private void lag(String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", system.brokers()))) {
            admin.createTopics(List.of(new NewTopic(topic, LokalKafka.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private List<String> stans(String grunn) {
        return system.database().queryForList("select mottaker from utboks_stans where grunn = ?", String.class, grunn);
    }

    private String stansAv(long rad) {
        return system
                .database()
                .queryForList("select grunn from utboks_stans where utboks = ?", String.class, rad)
                .stream()
                .findFirst()
                .orElse("");
    }

    private boolean erLevert(long rad) {
        return Boolean.TRUE.equals(system.database()
                .queryForObject("select levert is not null from utboks where id = ?", Boolean.class, rad));
    }

    private int levert(String mottaker) {
        return system.database()
                .queryForObject(
                        "select count(*) from utboks where mottaker = ? and levert is not null",
                        Integer.class,
                        mottaker);
    }

    /** Letters of this test's key, or of nothing that can be delivered. */
    private List<Map<String, Object>> dodbrev() {
        return system.database()
                .queryForList("select d.* from dodbrev d join utboks u on u.id = d.utboks where u.nokkel = ?", (Object)
                        nokkel.getBytes(UTF_8));
    }

    private List<Map<String, Object>> dodbrev(long rad) {
        return system.database().queryForList("select * from dodbrev where utboks = ?", rad);
    }
}
