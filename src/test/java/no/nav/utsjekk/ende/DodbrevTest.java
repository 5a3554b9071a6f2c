package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import no.nav.utsjekk.lokal.Mmel;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of dead letters when operators send them once more, or put them away (OPS-14, OPS-21, OPS-41, OPS-42). */
@EndeTilEnde({
    "FEIL_GIFTIG_VENTETID_MS=10",
    "OPPDRAG_LEIE=PT0.5S",
    "drift.mbean.dodbrev=" + Operator.DODBREV + "brev",
    "drift.mbean.kvitteringer=" + Operator.KVITTERINGER + "brev",
    "drift.mbean.oppdrag=" + Operator.OPPDRAG + "brev"
})
class DodbrevTest {

    private static final Operator OPERATOR = new Operator("brev");

    private final Testsystem system;
    private final Aap melding = Aap.nySak().med("2026-01-05", 100);

    DodbrevTest(Testsystem system) {
        this.system = system;
    }

    // --- the intake

    @Test
    void FM_33_a_record_is_taken_in_under_its_own_key_as_if_its_producer_had_sent_it_again() {
        var nokkel = oppgittIMottak(melding);
        var id = brev(nokkel);

        assertThat(OPERATOR.sendDodbrev(id)).startsWith("Tatt inn som melding ");

        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK");
        var ny = system.database()
                .queryForMap("select id, topic, posisjon, innhold from melding where nokkel = ?", nokkel);
        var brevet = system.database().queryForMap("select * from dodbrev where id = ?", id);
        assertThat(ny).containsEntry("topic", Aap.TOPIC).containsEntry("posisjon", brevet.get("posisjon"));
        assertThat((byte[]) ny.get("innhold")).isEqualTo(melding.json().getBytes(UTF_8));
        assertThat(OPERATOR.dodbrev(id))
                .containsEntry("avslutning", "SENDT")
                .containsEntry("avsluttetAv", Operator.IDENT)
                .containsEntry("utfall", "melding %s: OK".formatted(ny.get("id")));
    }

    @Test
    void D4_sent_twice_by_two_operators_at_once_it_causes_nothing_twice() throws Exception {
        var nokkel = oppgittIMottak(melding);
        var id = brev(nokkel);

        var svar = Samtidig.to(() -> OPERATOR.sendDodbrev(id));

        assertThat(svar)
                .filteredOn(tekst -> tekst.startsWith("Tatt inn som melding"))
                .hasSize(1);
        assertThat(svar)
                .filteredOn(tekst -> tekst.contains("er sendt av " + Operator.IDENT))
                .hasSize(1);
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK");
        system.ventTilAltErBehandlet();
        assertThat(system.antallOppdrag(melding.sakId())).isEqualTo(1);
        assertThat(handlinger(id)).containsExactlyInAnyOrder("SEND_DODBREV UTFORT", "SEND_DODBREV NEKTET");
    }

    @Test
    void D4_what_the_producer_has_sent_again_itself_is_done_once() {
        var nokkel = oppgittIMottak(melding);
        system.publiser(Aap.TOPIC, nokkel, melding.json());
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK");

        assertNektet(() -> OPERATOR.sendDodbrev(brev(nokkel)), "Saken har en nyere melding");

        system.ventTilAltErBehandlet();
        assertThat(system.antallOppdrag(melding.sakId())).isEqualTo(1);
        assertThat(system.statuserNa(nokkel)).hasSize(4);
    }

    @Test
    void OPS_21_a_newer_request_of_the_sak_is_not_undone() {
        var nokkel = oppgittIMottak(melding);
        var nyere = system.send(melding.med("2026-01-19", 300));
        system.ventStatuser(nyere, "MOTTATT", "HOS_OPPDRAG");

        assertNektet(() -> OPERATOR.sendDodbrev(brev(nokkel)), "Saken har en nyere melding");

        assertThat(OPERATOR.dodbrev(brev(nokkel))).doesNotContainKey("avslutning");
        assertThat(system.database()
                        .queryForObject("select count(*) from melding where nokkel = ?", Integer.class, nokkel))
                .isZero();
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventStatuser(nyere, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertNektet(() -> OPERATOR.sendDodbrev(brev(nokkel)), "Saken har en nyere melding");
    }

    @Test
    void OPS_21_a_newer_request_that_was_refused_is_no_hindrance() {
        var nokkel = oppgittIMottak(melding);
        system.ventStatuser(system.send(melding.behandling("")), "FEILET");

        OPERATOR.sendDodbrev(brev(nokkel));

        system.oppdrag(melding.sakId(), 1);
    }

    @Test
    void OPS_21_letters_of_one_sak_are_sent_in_the_order_in_which_they_came() {
        var forst = oppgittIMottak(melding);
        var sist = oppgittIMottak(melding.med("2026-01-19", 300));

        OPERATOR.sendDodbrev(brev(forst));
        OPERATOR.sendDodbrev(brev(sist));

        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);
        system.ventStatuser(forst, "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK");
        system.ventStatuser(sist, "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void OPS_21_the_older_letter_is_refused_when_the_newer_one_has_been_sent() {
        var forst = oppgittIMottak(melding);
        var sist = oppgittIMottak(melding.med("2026-01-19", 300));

        OPERATOR.sendDodbrev(brev(sist));

        assertNektet(() -> OPERATOR.sendDodbrev(brev(forst)), "Saken har en nyere melding");
        assertThat(system.oppdrag(melding.sakId(), 1).linjer()).hasSize(2);
    }

    @Test
    void FM_33_a_record_without_a_key_can_only_be_put_away() {
        system.publiser(new ProducerRecord<>(Aap.TOPIC, null, melding.json().getBytes(UTF_8)));
        var id = ventPaBrev("where innhold = ?", melding.json().getBytes(UTF_8));

        assertNektet(() -> OPERATOR.sendDodbrev(id), "har ingen nøkkel");
        assertThat(OPERATOR.forkastDodbrev(id)).isEqualTo("Forkastet: dødbrev " + id);

        assertThat(OPERATOR.dodbrev(id))
                .containsEntry("avslutning", "FORKASTET")
                .containsEntry("utfall", "forkastet");
        assertNektet(() -> OPERATOR.sendDodbrev(id), "er forkastet av " + Operator.IDENT);
    }

    @Test
    void FM_33_what_fails_again_is_still_open_and_the_operator_is_told() {
        var nokkel = oppgittIMottak(melding);
        var id = brev(nokkel);
        try (var feil = giftIMottak(melding)) {
            assertThatThrownBy(() -> OPERATOR.sendDodbrev(id)).rootCause().hasMessageContaining("feil fra testen");
            assertThat(feil.forsok()).isPositive();
        }
        assertThat(OPERATOR.dodbrev(id)).doesNotContainKey("avslutning");
        assertThat(handlinger(id)).containsExactly("SEND_DODBREV FEILET");

        OPERATOR.sendDodbrev(id);

        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    // --- the derivation

    @Test
    void FM_33_a_letter_that_was_sent_is_open_again_when_it_fails_again_later() {
        String nokkel;
        long id;
        try (var feil = giftIUtledning()) {
            nokkel = system.send(melding);
            system.ventStatuser(nokkel, "FEILET");
            id = brev(nokkel);
            OPERATOR.sendDodbrev(id);
            system.ventStatuser(nokkel, "FEILET", "FEILET");
            Testsystem.ventPa("åpent brev", () -> !OPERATOR.dodbrev(id).containsKey("avslutning"));
            assertThat(OPERATOR.dodbrev(id)).containsEntry("forsok", 2).containsEntry("rute", "utled");
            assertThat(feil.forsok()).isGreaterThan(4);
        }
        assertThat(brev(nokkel)).isEqualTo(id);

        OPERATOR.sendDodbrev(id);

        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "FEILET", "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK");
        assertNektet(() -> OPERATOR.sendDodbrev(id), ": OK)");
    }

    @Test
    void FM_33_the_records_of_a_transaction_are_collected_again() {
        var transaksjon = "t " + UUID.randomUUID();
        var nokler = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        try (var feil = giftIUtledning()) {
            publiserDel(nokler.get(0), melding.behandling("b1"), transaksjon);
            publiserDel(nokler.get(1), melding.uten().behandling("b2").med("2026-02-02", 50), transaksjon);
            nokler.forEach(nokkel -> system.ventStatuser(nokkel, "FEILET"));
            assertThat(feil.forsok()).isPositive();
        }

        assertThat(OPERATOR.sendDodbrev(brev(nokler.get(0)))).contains("venter på resten av transaksjonen");
        assertThat(system.antallOppdrag(melding.sakId())).isZero();
        assertThat(OPERATOR.sendDodbrev(brev(nokler.get(1)))).startsWith("Tatt inn som melding");

        var oppdrag = system.oppdrag(melding.sakId(), 1);
        assertThat(oppdrag.linjer()).hasSize(2);
        system.svar(oppdrag, Mmel.OK);
        nokler.forEach(nokkel -> system.ventStatuser(nokkel, "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK"));
    }

    // --- the way to OS

    @Test
    void D7_an_oppdrag_goes_out_again_character_by_character_and_every_copy_is_counted() {
        String nokkel;
        try (var feil = system.feil(
                "oppdrag",
                "new.tilstand = 'SENDT' and new.fagsystem_id = '%s'".formatted(melding.sakId()),
                FeilarterTest.GIFTIG)) {
            nokkel = system.send(melding);
            Testsystem.ventPa("oppdraget holdes", () -> tilstand().equals("HOLDT"));
            assertThat(feil.forsok()).isPositive();
        }
        var id = ventPaBrev("where oppdrag = (select id from oppdrag where fagsystem_id = ?)", melding.sakId());
        int kopier = system.antallOppdrag(melding.sakId());

        assertThat(OPERATOR.sendDodbrev(id)).startsWith("Sendes på nytt: oppdrag ");

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        var oppdrag = system.oppdrag().hvor(o -> o.sakId().equals(melding.sakId()));
        assertThat(oppdrag)
                .hasSizeGreaterThan(kopier)
                .extracting(Oppdragsmelding::xml)
                .containsOnly(oppdrag.get(0).xml());
        assertThat(overleveringer()).isGreaterThanOrEqualTo(oppdrag.size());
        system.svar(oppdrag.get(0), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(OPERATOR.dodbrev(id).get("utfall").toString()).endsWith(": GODTATT");
    }

    @Test
    void D7_an_oppdrag_that_OS_has_answered_is_not_sent_again() {
        try (var feil = system.feil(
                "oppdrag",
                "new.tilstand = 'SENDT' and new.fagsystem_id = '%s'".formatted(melding.sakId()),
                FeilarterTest.GIFTIG)) {
            var nokkel = system.send(melding);
            Testsystem.ventPa("oppdraget holdes", () -> tilstand().equals("HOLDT"));
            system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
            system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
            assertThat(feil.forsok()).isPositive();
        }
        var id = ventPaBrev("where oppdrag = (select id from oppdrag where fagsystem_id = ?)", melding.sakId());

        assertNektet(() -> OPERATOR.sendDodbrev(id), "holdes ikke; det er sendt, besvart eller avvist");
    }

    @Test
    void FM_09_a_kvittering_is_matched_and_settled_as_if_it_had_just_come() {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        try (var feil = system.feil(
                "oppdrag",
                "new.tilstand = 'GODTATT' and new.fagsystem_id = '%s'".formatted(melding.sakId()),
                FeilarterTest.GIFTIG)) {
            system.svar(oppdrag, Mmel.OK);
            system.backout().vent(1, "parkert", m -> Testsystem.tekst(m).contains(melding.sakId()));
            assertThat(feil.forsok()).isPositive();
        }
        var id = ventPaBrev(
                "where kvittering = (select id from kvittering where convert_from(innhold, 'UTF8') like ?)",
                "%" + melding.sakId() + "%");

        OPERATOR.sendDodbrev(id);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(OPERATOR.dodbrev(id).get("utfall").toString()).endsWith(": GODTATT");
        system.svar(oppdrag, Mmel.OK);
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    // --- bad input, audit

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'',               Avklart med AAP,   Må oppgi ident",
                "'  ',             Avklart med AAP,   Må oppgi ident",
                "-,                Avklart med AAP,   Må oppgi ident",
                "12345678910,      Avklart med AAP,   Ident kan ikke inneholde fødselsnummer",
                "A123456,          '',                Må oppgi grunn",
                "A123456,          -,                 Må oppgi grunn",
                "A123456,          '   for kort   ',  Må oppgi grunn",
                "A123456,          gjelder 12345678910 som ringte, Grunn kan ikke inneholde fødselsnummer",
                "A123456,          gjelder 123456 78910 som ringte, Grunn kan ikke inneholde fødselsnummer"
            })
    void OPS_42_without_ident_or_reason_nothing_is_done_and_the_attempt_is_noted(
            String ident, String grunn, String svar) {
        var id = brev(oppgittIMottak(melding));

        for (var operasjon : List.of("send", "forkast")) {
            assertNektet(() -> OPERATOR.kall(Operator.DODBREV, operasjon, id, ident, grunn), svar);
        }

        assertThat(OPERATOR.dodbrev(id)).doesNotContainKey("avslutning");
        assertThat(handlinger(id)).containsExactly("SEND_DODBREV NEKTET", "FORKAST_DODBREV NEKTET");
        assertThat(notater(id).toString()).doesNotContain("12345678910", "123456 78910");
    }

    @Test
    void OPS_42_a_reason_has_10_to_1000_characters() {
        var id = brev(oppgittIMottak(melding));

        assertNektet(
                () -> OPERATOR.kall(Operator.DODBREV, "forkast", id, "A123456", "x".repeat(1001)), "Må oppgi grunn");
        assertNektet(
                () -> OPERATOR.kall(Operator.DODBREV, "forkast", id, "x".repeat(101), "x".repeat(10)),
                "Må oppgi ident");
        OPERATOR.kall(Operator.DODBREV, "forkast", id, "x".repeat(100), " " + "x".repeat(1000) + " ");
    }

    @Test
    void OPS_41_each_action_is_noted_with_who_what_why_and_what_came_of_it() {
        var nokkel = oppgittIMottak(melding);
        var id = brev(nokkel);
        var svar = OPERATOR.kall(Operator.DODBREV, "send", id, " A123456 ", " Rettet i natt ");

        assertThat(notater(id)).singleElement().satisfies(notat -> assertThat(notat)
                .containsEntry("hvem", "A123456")
                .containsEntry("handling", "SEND_DODBREV")
                .containsEntry("grunn", "Rettet i natt")
                .containsEntry("utfall", "UTFORT")
                .containsEntry("resultat", svar)
                .hasEntrySatisfying("melding", m -> assertThat(m).isNotNull()));
    }

    @ParameterizedTest
    @CsvSource({"update drift_handling set grunn = 'noe annet'", "delete from drift_handling", "truncate drift_handling"
    })
    void OPS_45_what_operators_have_done_cannot_be_undone(String sql) {
        assertThatThrownBy(() -> system.database().execute(sql))
                .hasMessageContaining("drift_handling is only ever added to");
    }

    @Test
    void OPS_14_unknown_letters_are_not_found() {
        assertNektet(() -> OPERATOR.sendDodbrev(Long.MAX_VALUE), "Det er ikke noe dødbrev " + Long.MAX_VALUE);
        assertNektet(() -> OPERATOR.forkastDodbrev(-1), "Det er ikke noe dødbrev -1");
        assertNektet(() -> OPERATOR.dodbrev(0).size(), "Det er ikke noe dødbrev 0");
    }

    @Test
    void OPS_14_the_list_shows_what_is_open_and_nothing_personal() {
        var nokkel = oppgittIMottak(melding);

        var rad = OPERATOR.dodbrev().stream()
                .filter(r -> r.get("id").equals(brev(nokkel)))
                .findFirst()
                .orElseThrow();

        assertThat(rad)
                .containsEntry("rute", "mottak")
                .containsEntry("topic", Aap.TOPIC)
                .containsKeys("partisjon", "posisjon", "opprettet", "arsak", "forsok");
        assertThat(rad.toString()).doesNotContain("12345678910", melding.sakId(), nokkel);
        OPERATOR.forkastDodbrev(brev(nokkel));
        assertThat(OPERATOR.dodbrev()).extracting(r -> r.get("id")).doesNotContain(brev(nokkel));
    }

    // --- helpers

    /** Gives the key of a melding that the intake has given up. */
    private String oppgittIMottak(Aap gift) {
        try (var feil = giftIMottak(gift)) {
            var nokkel = system.send(gift);
            system.ventStatuser(nokkel, "FEILET");
            assertThat(feil.forsok()).isPositive();
            return nokkel;
        }
    }

    private Feilkilde giftIMottak(Aap gift) {
        var hex = HexFormat.of().formatHex(gift.json().getBytes(UTF_8));
        return system.feil("melding", "new.innhold = '\\x%s'".formatted(hex), FeilarterTest.GIFTIG);
    }

    private Feilkilde giftIUtledning() {
        return system.feil("oppdrag", "new.fagsystem_id = '%s'".formatted(melding.sakId()), FeilarterTest.GIFTIG);
    }

    private void publiserDel(String nokkel, Aap del, String transaksjon) {
        var post = new ProducerRecord<>(
                Aap.TOPIC, 0, nokkel.getBytes(UTF_8), del.json().getBytes(UTF_8));
        post.headers().add("transaksjonId", transaksjon.getBytes(UTF_8)).add("transaksjonAntall", "2".getBytes(UTF_8));
        system.publiser(post);
    }

    private long brev(String nokkel) {
        return ventPaBrev("where nokkel = ?", nokkel.getBytes(UTF_8));
    }

    private long ventPaBrev(String hvor, Object parameter) {
        Testsystem.ventPa("dødt brev", () -> !ider(hvor, parameter).isEmpty());
        assertThat(ider(hvor, parameter)).hasSize(1);
        return ider(hvor, parameter).get(0);
    }

    private List<Long> ider(String hvor, Object parameter) {
        return system.database().queryForList("select id from dodbrev " + hvor, Long.class, parameter);
    }

    private String tilstand() {
        return system
                .database()
                .queryForList("select tilstand from oppdrag where fagsystem_id = ?", String.class, melding.sakId())
                .stream()
                .findFirst()
                .orElse("");
    }

    private int overleveringer() {
        return system.database()
                .queryForObject(
                        "select overleveringer from oppdrag where fagsystem_id = ?", Integer.class, melding.sakId());
    }

    private List<String> handlinger(long brev) {
        return notater(brev).stream()
                .map(notat -> notat.get("handling") + " " + notat.get("utfall"))
                .toList();
    }

    private List<Map<String, Object>> notater(long brev) {
        return system.database().queryForList("select * from drift_handling where dodbrev = ? order by id", brev);
    }

    private static void assertNektet(Callable<?> handling, String grunn) {
        assertThatThrownBy(handling::call).rootCause().hasMessageContaining(grunn);
    }
}
