package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import no.nav.utsjekk.lokal.Kvitteringstekst;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What OS answers, in all its forms and orders (05; FM-08, FM-09, KV-1 to KV-4, D7, D9). */
@EndeTilEnde
class KvitteringTest {

    private static final String FINNES = "Oppdraget finnes fra før";

    private final Testsystem system;
    private final Aap melding = Aap.nySak().med("2026-01-05", 1000);

    KvitteringTest(Testsystem system) {
        this.system = system;
    }

    /** Forms in which OS may write the same kvittering. */
    enum Form {
        AS_SENT(kvittering -> kvittering),
        PREFIXED(kvittering -> kvittering
                .replace("<oppdrag xmlns=", "<ns2:oppdrag xmlns:ns2=")
                .replaceAll("</oppdrag>$", "</ns2:oppdrag>")),
        PADDED(Kvitteringstekst::medBlanke),
        WITH_DECIMALS(kvittering -> kvittering.replaceAll("<sats>(\\d+)</sats>", "<sats>$1.00</sats>")),
        OTHER_WHITE_SPACE(kvittering -> kvittering.replace("><", ">\r\n\t  <")),
        WITH_DECLARATION(kvittering -> "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + kvittering.replaceAll("<\\?.*\\?>", "")),
        WITH_UNKNOWN_ELEMENTS(kvittering -> kvittering.replace("</mmel>", "<nytt>x</nytt></mmel>"));

        private final UnaryOperator<String> av;

        Form(UnaryOperator<String> av) {
            this.av = av;
        }
    }

    @ParameterizedTest
    @EnumSource
    void FM_08_a_kvittering_is_matched_whatever_its_form(Form form) {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        var kvittering = Kvitteringstekst.av(oppdrag.xml(), Mmel.OK);

        system.kvittering(form.av.apply(kvittering));

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @ParameterizedTest
    @EnumSource
    void FM_08_a_kvittering_of_an_opphor_is_matched_whatever_its_form(Form form) {
        system.godta(melding);
        var nokkel = system.send(melding.uten());
        var opphor = system.oppdrag(melding.sakId(), 2);

        system.kvittering(form.av.apply(Kvitteringstekst.av(opphor.xml(), Mmel.OK)));

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_44_an_answer_to_one_oppdrag_of_a_key_says_nothing_of_the_others() {
        var nokkel = UUID.randomUUID().toString();
        var saker = List.of(Aap.nySak(), Aap.nySak());
        saker.forEach(sak ->
                system.publiser(Aap.TOPIC, nokkel, sak.med("2026-01-05", 500).json()));
        var oppdrag = saker.stream().map(sak -> system.oppdrag(sak.sakId(), 1)).toList();
        system.statuser(nokkel, 4);

        system.svar(oppdrag.get(0), Mmel.OK);
        system.statuser(nokkel, 5);
        assertThat(system.database()
                        .queryForList(
                                "select fagsystem_id from oppdrag where besvart is null and fagsystem_id in (?, ?)",
                                String.class,
                                saker.get(0).sakId(),
                                saker.get(1).sakId()))
                .containsExactly(saker.get(1).sakId());

        system.svar(oppdrag.get(1), Mmel.OK);
        assertThat(system.statuser(nokkel, 6))
                .extracting(Post::status)
                .filteredOn("OK"::equals)
                .hasSize(2);
    }

    @Test
    void D9_what_cannot_be_read_or_matched_is_kept_as_it_came_and_the_next_one_is_settled() {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        var ukjent = Kvitteringstekst.av(
                oppdrag.xml()
                        .replace(
                                oppdrag.linje().text("delytelseId"),
                                "ukjent-" + UUID.randomUUID().toString().substring(0, 8)),
                Mmel.OK);
        var soppel = "dette er ikke XML " + UUID.randomUUID();
        var utenSvar = oppdrag.xml();
        var bytes = ("bytes " + UUID.randomUUID()).getBytes(UTF_8);

        system.kvittering(ukjent);
        system.kvittering(soppel);
        system.kvittering(utenSvar);
        system.kvittering(bytes);
        system.svar(oppdrag, Mmel.OK);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        for (var tekst : List.of(ukjent, soppel, utenSvar)) {
            assertThat(parkert(tekst.getBytes(UTF_8))).isEqualTo("PARKERT");
            system.backout().vent(1, "parkerte " + tekst, m -> tekst.equals(Testsystem.tekst(m)));
        }
        assertThat(parkert(bytes)).isEqualTo("PARKERT");
        system.backout().vent(1, "parkert bytes", m -> m instanceof BytesMessage);
    }

    private String parkert(byte[] innhold) {
        return system.database()
                .queryForObject(
                        """
                        select k.utfall from kvittering k join varsel v on v.kvittering = k.id and v.type = 'KVITTERING_PARKERT'
                        where k.innhold = ?
                        """,
                        String.class,
                        innhold);
    }

    /** FM-09, row by row. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "00, -,            00, -,            OK,     DUPLIKAT",
                "00, -,            04, Med varsel,   OK,     DUPLIKAT",
                "04, Med varsel,   00, -,            OK,     DUPLIKAT",
                "00, -,            08, Oppdraget finnes fra før, OK, DUPLIKAT",
                "00, -,            08, DELYTELSE-ID finnes i oppdragsbasen fra før, OK, DUPLIKAT",
                "00, -,            08, Noe er galt,  OK,     PARKERT",
                "00, -,            12, Teknisk feil, OK,     PARKERT",
                "08, Noe er galt,  08, Noe er galt,  FEILET, DUPLIKAT",
                "08, Noe er galt,  12, Teknisk feil, FEILET, DUPLIKAT",
                "12, Teknisk feil, 08, Noe er galt,  FEILET, DUPLIKAT",
                "08, Noe er galt,  00, -,            FEILET, PARKERT",
                "12, Teknisk feil, 04, Med varsel,   FEILET, PARKERT",
                "00, -,            99, Ukjent,       OK,     PARKERT"
            })
    void FM_09_KV_1_KV_2_the_first_answer_decides(
            String grad, String tekst, String annenGrad, String annenTekst, String status, String utfall) {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);

        system.svar(oppdrag, mmel(grad, tekst));
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", status);
        system.svar(oppdrag, mmel(annenGrad, annenTekst));
        system.ventTilAltErBehandlet();

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", status);
        assertThat(avgjorelser(nokkel)).hasSize(2).last().isEqualTo(utfall);
        assertThat(varsler(nokkel)).isEqualTo(utfall.equals("PARKERT") ? List.of("KVITTERING_I_STRID") : List.of());
    }

    @Test
    void KV_1_two_equal_kvitteringer_in_one_batch_give_one_status() {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        for (int i = 0; i < 5; i++) {
            system.svar(oppdrag, Mmel.OK);
        }
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(avgjorelser(nokkel)).containsExactly("GODTATT", "DUPLIKAT", "DUPLIKAT", "DUPLIKAT", "DUPLIKAT");
    }

    @Test
    void a_kvittering_without_a_known_alvorlighetsgrad_is_parked_and_decides_nothing() {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.svar(oppdrag, mmel("99", "Ukjent"));
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        assertThat(avgjorelser(nokkel)).containsExactly("PARKERT");

        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void a_kvittering_as_bytes_is_as_good_as_one_as_text() {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.kvittering(Kvitteringstekst.av(oppdrag.xml(), Mmel.OK).getBytes(UTF_8));
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void STS_2_04_is_OK_with_the_warning_of_OS() {
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), 1), mmel("04", "Se på dette"));
        var error = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK")
                .get(2)
                .json()
                .get("error");
        assertThat(error.get("statusCode").asInt()).isEqualTo(200);
        assertThat(error.get("msg").asText()).isEqualTo("Se på dette");
        assertThat(error.get("system").asText()).isEqualTo("OSUR");
    }

    @Test
    void D5_12_is_FEILET_500_at_once_when_there_are_no_more_tries() {
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), 1), mmel("12", "Teknisk feil"));
        var error = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET")
                .get(2)
                .json()
                .get("error");
        assertThat(error.get("statusCode").asInt()).isEqualTo(500);
    }

    @Test
    void D7_the_refusal_of_the_copy_after_the_acceptance_changes_nothing() {
        var nokkel = system.send(melding);
        var oppdrag = overlevertToGanger(nokkel);
        system.svar(oppdrag, Mmel.OK);
        system.svar(oppdrag, mmel("08", FINNES));
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(avgjorelser(nokkel)).containsExactly("GODTATT", "DUPLIKAT");
        assertThat(varsler(nokkel)).isEmpty();
    }

    @Test
    void D7_the_refusal_of_the_copy_before_the_acceptance_waits_for_it() {
        var nokkel = system.send(melding);
        var oppdrag = overlevertToGanger(nokkel);
        system.svar(oppdrag, mmel("08", FINNES));
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");

        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(avgjorelser(nokkel)).containsExactly("VENTER_PA_KOPI", "GODTATT");
        assertThat(varsler(nokkel)).isEmpty();
    }

    @Test
    void D7_when_both_copies_are_refused_the_producer_gets_the_reason() {
        var nokkel = system.send(melding);
        var oppdrag = overlevertToGanger(nokkel);
        system.svar(oppdrag, mmel("08", FINNES));
        system.svar(oppdrag, mmel("08", "Noe er galt"));
        var feilet =
                system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET").get(2);
        assertThat(feilet.json().at("/error/msg").asText()).isEqualTo("Noe er galt");
    }

    @Test
    void KV_4_STS_1_answers_that_come_before_the_send_is_noted_keep_the_statuses_in_order() {
        var meldinger = IntStream.range(0, 100)
                .mapToObj(i -> Aap.nySak().med("2026-01-05", 100 + i))
                .toList();
        var nokler = meldinger.stream().map(system::send).toList();
        meldinger.forEach(m -> system.svar(system.oppdrag(m.sakId(), 1), Mmel.OK));
        nokler.forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK"));
    }

    /** What the product knows when it died between the commit of MQ and its own. */
    private Oppdragsmelding overlevertToGanger(String nokkel) {
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        system.database().update("update oppdrag set overleveringer = 2 where fagsystem_id = ?", melding.sakId());
        return oppdrag;
    }

    private static Mmel mmel(String grad, String tekst) {
        return tekst == null
                ? new Mmel(grad, Mmel.OK.kodeMelding(), Mmel.OK.beskrMelding())
                : Mmel.of(grad, "B123456", tekst);
    }

    private List<String> avgjorelser(String nokkel) {
        return system.database()
                .queryForList(
                        """
                        select k.utfall from kvittering k join oppdrag o on o.id = k.oppdrag join melding m on m.id = o.melding
                        where m.nokkel = ? order by k.id
                        """,
                        String.class,
                        nokkel);
    }

    private List<String> varsler(String nokkel) {
        return system.database()
                .queryForList(
                        """
                        select v.type from varsel v join oppdrag o on o.id = v.oppdrag join melding m on m.id = o.melding
                        where m.nokkel = ? order by v.id
                        """,
                        String.class,
                        nokkel);
    }
}
