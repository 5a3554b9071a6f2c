package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What producers may put on the intake topics, and what comes of it (02; FM-33, FM-49, D4, D26). */
@EndeTilEnde
class MottakTest {

    private static final int PARTISJON = 1;

    private final Testsystem system;

    MottakTest(Testsystem system) {
        this.system = system;
    }

    /** An intake topic: whose it is, the topic that refusals name, and a melding that it carries. */
    record Inntopic(String topic, String eksternt, Innmelding gyldig) {

        @Override
        public String toString() {
            return topic;
        }
    }

    static Stream<Inntopic> alleInntopics() {
        return LokalKafka.INNTOPICS.stream().map(MottakTest::inntopic);
    }

    private static Inntopic inntopic(String topic) {
        var gyldig = gyldig(topic);
        return new Inntopic(topic, gyldig.topic(), gyldig);
    }

    private static Innmelding gyldig(String topic) {
        return switch (topic) {
            case Aap.TOPIC, "helved.utbetalinger-aap.v1" -> Aap.nySak().med("2026-01-05", 100);
            case Dagpenger.TOPIC, "helved.utbetalinger-dp.v1" -> Dagpenger.nySak();
            case Tilleggsstonader.TOPIC, "helved.utbetalinger-ts.v1" -> Tilleggsstonader.nySak()
                    .med(UUID.randomUUID(), "LÆREMIDLER_AAP", 100);
            case Tiltakspenger.TOPIC -> Tiltakspenger.nySak().med("GRUPPE_AMO", false, 100);
            case Historisk.TOPIC, "helved.utbetalinger-historisk.v1" -> Historisk.nySak();
            case Valp.TOPIC, "helved.utbetalinger-valp.v1" -> Valp.nySak();
            default -> throw new IllegalArgumentException(topic);
        };
    }

    @ParameterizedTest
    @MethodSource("alleInntopics")
    void FM_33_whatever_comes_the_meldinger_behind_it_are_handled(Inntopic inn) {
        var gyldig = inn.gyldig().json().getBytes(UTF_8);
        var enorm = new byte[10 * 1024 * 1024];
        Arrays.fill(enorm, (byte) ' ');
        var uleselige = Stream.of(
                        "ikke json".getBytes(UTF_8),
                        new byte[0],
                        new byte[] {0, (byte) 0xff, 1},
                        "[]".getBytes(UTF_8),
                        "{\"sakId\": 1}".getBytes(UTF_8),
                        inn.gyldig().json().replace("\"b1\"", "\"æøå\"").getBytes(ISO_8859_1),
                        enorm)
                .map(innhold -> publiser(inn, nyNokkel(), innhold))
                .toList();
        var ubesvarlige = Stream.of(null, "", "   ", "a\0b", "a\nb", "x".repeat(2000))
                .map(nokkel -> publiser(inn, nokkel == null ? null : nokkel.getBytes(UTF_8), gyldig))
                .toList();
        var ugyldigUtf8 = publiser(inn, new byte[] {(byte) 0xc3, (byte) 0x28}, gyldig);
        var slettet = publiser(inn, nyNokkel(), null);
        var sist = publiser(inn, nyNokkel(), gyldig);

        system.statuser(sist.nokkel(), 1);
        assertThat(system.oppdrag(inn.gyldig().sakId(), 1).kodeEndring()).isEqualTo("NY");
        uleselige.forEach(post -> erUleselig(inn, post));
        ubesvarlige.forEach(post -> erDodbrev(inn, post, gyldig));
        erDodbrev(inn, ugyldigUtf8, gyldig);
        assertThat(system.statuserNa(slettet.nokkel())).as("IN-3: a tombstone").isEmpty();
    }

    private void erUleselig(Inntopic inn, Publisert post) {
        var error = system.ventStatuser(post.nokkel(), "FEILET").get(0).json().get("error");
        assertThat(error.get("statusCode").asInt()).isEqualTo(400);
        assertThat(error.get("msg").asText())
                .isEqualTo("DeserialiseringFeiletException: Feil ved deserialisering av melding fra " + inn.eksternt());
    }

    /** The raw record is on the dead letter topic and says why, where and when. */
    private void erDodbrev(Inntopic inn, Publisert post, byte[] innhold) {
        var brev = system.poster()
                .vent(
                        1,
                        "dødbrev for " + post,
                        p -> p.topic().equals(inn.topic() + ".dlt")
                                && p.hode("dodbrev-posisjon")
                                        .filter(post.posisjon()::equals)
                                        .isPresent())
                .get(0);
        assertThat(brev.record().key()).isEqualTo(post.record().key());
        assertThat(brev.innhold()).isEqualTo(innhold);
        assertThat(brev.hode("dodbrev-topic")).contains(inn.topic());
        assertThat(brev.hode("dodbrev-partisjon")).contains("" + PARTISJON);
        assertThat(brev.hode("dodbrev-arsak")).isNotEmpty();
        assertThat(brev.hode("dodbrev-rute")).isNotEmpty();
        assertThat(brev.hode("dodbrev-tidspunkt")).isNotEmpty();
    }

    private record Publisert(ProducerRecord<byte[], byte[]> record, RecordMetadata plass) {

        String nokkel() {
            return new String(record.key(), UTF_8);
        }

        String posisjon() {
            return Long.toString(plass.offset());
        }
    }

    private static byte[] nyNokkel() {
        return UUID.randomUUID().toString().getBytes(UTF_8);
    }

    private Publisert publiser(Inntopic inn, byte[] nokkel, byte[] innhold) {
        var record = new ProducerRecord<>(inn.topic(), PARTISJON, nokkel, innhold);
        return new Publisert(record, system.publiser(record));
    }

    @Test
    void IN_6_fields_that_nobody_knows_are_ignored() {
        var melding = Aap.nySak()
                .medFelt("\"nytt\": {\"a\": [1, null]}, \"enda et\": \"x\", ")
                .med("2026-01-05", 100);
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void D4_the_same_record_twice_in_flight_gives_one_oppdrag_and_then_OK() {
        var melding = Aap.nySak().med("2026-01-05", 100);
        var nokkel = UUID.randomUUID().toString();
        system.publiser(Aap.TOPIC, nokkel, melding.json());
        system.publiser(Aap.TOPIC, nokkel, melding.json());
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK", "OK");
        system.ventTilAltErBehandlet();
        assertThat(system.antallOppdrag(melding.sakId())).isEqualTo(1);
    }

    @Test
    void FM_06_the_same_key_with_other_content_is_a_melding_of_its_own() {
        var kort = UUID.randomUUID();
        var melding = Aap.nySak().med(kort, "2026-01-05", 100);
        var nokkel = UUID.randomUUID().toString();
        system.publiser(Aap.TOPIC, nokkel, melding.json());
        system.publiser(Aap.TOPIC, nokkel, melding.med(kort, "2026-01-19", 200).json());
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK", "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_49_the_last_traceparent_follows_the_melding_to_everything_that_is_said_of_it() {
        var spor = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var kort = UUID.randomUUID();
        var melding = Aap.nySak().med(kort, "2026-01-05", 100);
        var nokkel = publiserMedSpor(melding, "00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-01", spor);
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        var statuser = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        var utbetaling = system.poster()
                .vent(
                        1,
                        "utbetaling",
                        post -> post.topic().equals(LokalKafka.UTBETALINGER)
                                && post.nokkel().equals(kort.toString()));

        assertThat(Stream.concat(statuser.stream(), utbetaling.stream())).allSatisfy(post -> {
            assertThat(post.hode("traceparent")).contains(spor);
            assertThat(post.hode("fagsystem")).contains("AAP");
            assertThat(post.hode("original-key")).contains(nokkel);
            for (var tid : List.of("x-ts", "x-st", "x-sy")) {
                assertThat(post.hode(tid).map(Long::parseLong)).isNotEmpty();
            }
        });
    }

    @Test
    void TOP_11_a_traceparent_that_is_none_is_no_hindrance_and_goes_no_further() {
        var melding = Aap.nySak().med("2026-01-05", 100);
        var nokkel = publiserMedSpor(melding, "12345678910");
        assertThat(system.statuser(nokkel, 2))
                .allSatisfy(post -> assertThat(post.hode("traceparent")).isEmpty());
    }

    private String publiserMedSpor(Innmelding melding, String... traceparent) {
        var nokkel = UUID.randomUUID().toString();
        var record = new ProducerRecord<>(
                melding.topic(), nokkel.getBytes(UTF_8), melding.json().getBytes(UTF_8));
        for (var spor : traceparent) {
            record.headers().add("traceparent", spor.getBytes(UTF_8));
        }
        system.publiser(record);
        return nokkel;
    }

    @Test
    void D26_VAL_09_an_uid_that_another_sak_pays_by_is_refused_with_a_varsel() {
        var kort = UUID.randomUUID();
        system.godta(Aap.nySak().med(kort, "2026-01-05", 100));
        var annen = Aap.nySak().med(kort, "2026-01-05", 100);
        erAvvist(system.send(annen), 400, "Kan ikke endre 'sakId'");
        assertThat(system.antallOppdrag(annen.sakId())).isZero();
    }

    @Test
    void D26_an_uid_is_another_saks_already_while_its_first_oppdrag_is_unanswered_and_free_when_that_is_refused() {
        var kort = UUID.randomUUID();
        var eier = Aap.nySak().med(kort, "2026-01-05", 100);
        var annen = Aap.nySak().med(kort, "2026-01-05", 100);
        var nokkel = system.send(eier);
        var oppdrag = system.oppdrag(eier.sakId(), 1);
        erAvvist(system.send(annen), 400, "Kan ikke endre 'sakId'");

        system.svar(oppdrag, Mmel.of("08", "B123456", "Noe er galt"));
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        system.godta(annen);
    }

    @Test
    void D26_of_saker_that_want_the_same_uid_in_one_batch_one_gets_it() throws SQLException {
        var kort = UUID.randomUUID();
        List<String> nokler;
        try (var opphold = system.las("lock table oppdrag in share mode")) {
            system.send(Aap.nySak().med("2026-01-05", 100));
            opphold.ventTilNoenVenter();
            nokler = Stream.generate(() -> system.send(Aap.nySak().med(kort, "2026-01-05", 100)))
                    .limit(20)
                    .toList();
            Testsystem.ventPa("alle er lagret", () -> nokler.stream().allMatch(this::erLagret));
        }
        var utfall = nokler.stream()
                .map(nokkel -> system.statuser(nokkel, 1).get(0).status())
                .toList();
        assertThat(utfall).containsOnlyOnce("MOTTATT");
        assertThat(utfall.stream().filter("FEILET"::equals)).hasSize(19);
    }

    private boolean erLagret(String nokkel) {
        var lagret = system.database()
                .queryForObject("select exists (select from melding where nokkel = ?)", Boolean.class, nokkel);
        return Boolean.TRUE.equals(lagret);
    }

    @Test
    void FM_24_derived_uids_of_two_saker_that_collide_have_no_effect_on_each_other() {
        var stamme = "K" + UUID.randomUUID().toString().substring(0, 8);
        var en = Dagpenger.sak(stamme + "Aa");
        var annen = Dagpenger.sak(stamme + "BB");
        system.godta(en);
        erAvvist(system.send(annen), 409, null);
        assertThat(system.antallOppdrag(annen.sakId())).isZero();
    }

    private void erAvvist(String nokkel, int statuskode, String tekst) {
        var error = system.ventStatuser(nokkel, "FEILET").get(0).json().get("error");
        assertThat(error.get("statusCode").asInt()).isEqualTo(statuskode);
        if (tekst != null) {
            assertThat(error.get("msg").asText()).isEqualTo(tekst);
        }
        assertThat(system.database()
                        .queryForList(
                                "select v.type from varsel v join melding m on m.id = v.melding where m.nokkel = ?",
                                String.class,
                                nokkel))
                .containsExactly("UID_KOLLISJON");
    }

    @Test
    void D10_a_suspected_double_payment_is_sent_and_operators_hear_of_it() {
        var melding = Aap.nySak().med("2026-01-05", 100).med("2026-01-05", 100);
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(system.database()
                        .queryForList(
                                "select v.type from varsel v join melding m on m.id = v.melding where m.nokkel = ?",
                                String.class,
                                nokkel))
                .containsExactly("DOBBELTUTBETALING");
    }
}
