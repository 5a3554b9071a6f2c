package no.nav.utsjekk.kvittering;

import static no.nav.utsjekk.oppdrag.xml.Eksempler.dokument;
import static no.nav.utsjekk.oppdrag.xml.Eksempler.fil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.utsjekk.oppdrag.xml.Eksempler;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KvitteringReaderTest {

    private static final String KVITTERING = dokument("kvittering-08");

    private static final Kvittering LEST = new Kvittering(
            Optional.of("231-OPPD"),
            Optional.of("B110008F"),
            Optional.of("08"),
            Optional.of("Oppdraget finnes fra før"),
            "NY",
            "TILTPENG",
            "TP-42",
            Optional.of("2026-07-20-09.01.02.000003"),
            List.of(new Kvittering.Linje("CgsMDQADQACAAAAAAAAAAw==", true)));

    /** XML-15 to XML-18, FM-08, FM-14: all the forms in which the same answer may come. */
    static Stream<Named<String>> forms() {
        return Stream.of(
                named("XML-16 default namespace, as OS writes it", fil("kvittering-08")),
                named("on one line", KVITTERING),
                named("XML-1 prefixed root", prefixed("ns2")),
                named("another prefix", prefixed("Oppdrag_x.1")),
                named("no namespace", KVITTERING.replaceAll(" xmlns=\"[^\"]*\"", "")),
                named("every element prefixed", prefixed("x").replaceAll("<(/?)([a-z])(?!\\w*:)", "<$1x:$2")),
                named(
                        "root in capitals",
                        KVITTERING.replace("<oppdrag ", "<OPPDRAG ").replace("</oppdrag>", "</OPPDRAG>")),
                named("no declaration", KVITTERING.replaceAll("<\\?.*\\?>", "")),
                named("declared as another encoding", KVITTERING.replace("UTF-8", "ISO-8859-1")),
                named("byte order mark", "\uFEFF" + KVITTERING),
                named("white space around", "\r\n " + KVITTERING + " \r\n"),
                named("XML-17 FM-14 padded", padded(KVITTERING)),
                named("FM-14 padded, prefixed", padded(prefixed("ns2"))),
                named("FM-08 other white space", KVITTERING.replace("><", ">\t\r\n\n  <")),
                named("FM-08 sats with decimals", KVITTERING.replace("<sats>298<", "<sats>298.00<")),
                named("sats not a number", KVITTERING.replace("<sats>298<", "<sats>?<")),
                named(
                        "XML-18 elements that we do not know",
                        KVITTERING
                                .replace("</mmel>", "<nytt><x>1</x></nytt></mmel><hent-oppdrag-195/>")
                                .replace("<kodeAksjon>", "<oppdragsId>7</oppdragsId><kodeAksjon>")
                                .replace("</oppdrags-linje-150>", "<grad-170><x/></grad-170></oppdrags-linje-150>")),
                named("mmel last", mmelLast()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void XML_16_FM_08_FM_14_every_form_reads_the_same(String xml) throws UnreadableKvittering {
        assertThat(KvitteringReader.read(xml)).isEqualTo(LEST);
    }

    @Test
    void the_answer_to_what_we_write_says_which_lines_are_new() throws UnreadableKvittering {
        var kvittering = KvitteringReader.read(
                answered(OppdragXml.write(Eksempler.endr()), "<alvorlighetsgrad>00</alvorlighetsgrad>"));

        assertThat(kvittering.grad()).isEqualTo(Alvorlighetsgrad.GODTATT);
        assertThat(kvittering.beskrMelding()).isEmpty();
        assertThat(kvittering.linjer())
                .containsExactly(
                        new Kvittering.Linje("CgsMDQABQACAAAAAAAAAAQ==", false),
                        new Kvittering.Linje("CgsMDQACQACAAAAAAAAAAg==", true));
    }

    @Test
    void KV_5_the_answer_to_a_cancelled_avvent_has_no_lines_and_no_time() throws UnreadableKvittering {
        var kvittering = KvitteringReader.read(
                answered(OppdragXml.write(Eksempler.kunAvvent()), "<alvorlighetsgrad>00</alvorlighetsgrad>"));

        assertThat(kvittering.fagsystemId()).isEqualTo("SAK-1001");
        assertThat(kvittering.linjer()).isEmpty();
        assertThat(kvittering.tidspktMelding()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "00, GODTATT",
        "04, GODTATT_MED_ADVARSEL",
        "08, AVVIST",
        "12, TEKNISK_FEIL",
        "'08  ', AVVIST",
        "'', UKJENT",
        "'  ', UKJENT",
        "8, UKJENT",
        "99, UKJENT",
        "OK, UKJENT"
    })
    void the_code_of_OS_is_understood_padded_or_not(String kode, Alvorlighetsgrad grad) throws UnreadableKvittering {
        var xml = KVITTERING.replace("<alvorlighetsgrad>08<", "<alvorlighetsgrad>" + kode + "<");

        assertThat(KvitteringReader.read(xml).grad()).isEqualTo(grad);
    }

    @Test
    void an_answer_without_a_code_is_read_and_its_outcome_is_unknown() throws UnreadableKvittering {
        var kvittering = KvitteringReader.read(KVITTERING.replaceAll("<alvorlighetsgrad>.*</alvorlighetsgrad>", ""));

        assertThat(kvittering.alvorlighetsgrad()).isEmpty();
        assertThat(kvittering.grad()).isEqualTo(Alvorlighetsgrad.UKJENT);
    }

    @ParameterizedTest
    @CsvSource({
        "Oppdraget finnes fra før, 08, true",
        "Oppdraget finnes fra før, 12, false",
        "Oppdraget finnes fra før, 04, false",
        "DELYTELSE-ID finnes i oppdragsbasen fra før, 08, true",
        "OPPDRAGET/FAGSYSTEM-ID finnes ikke fra før, 08, false"
    })
    void KV_2_D7_a_refusal_may_be_the_answer_to_a_second_copy(String tekst, String kode, boolean finnesFraFor)
            throws UnreadableKvittering {
        var xml = KVITTERING.replace("Oppdraget finnes fra før", tekst).replace(">08<", ">" + kode + "<");

        assertThat(KvitteringReader.read(xml).osmelding().finnesFraFor()).isEqualTo(finnesFraFor);
    }

    @ParameterizedTest
    @CsvSource({
        "'<mmel>.*</mmel>', '', oppdrag has no mmel",
        "'(<mmel>.*</mmel>)', '$1$1', oppdrag has more than one mmel",
        "'(<alvorlighetsgrad>.*</alvorlighetsgrad>)', '$1<alvorlighetsgrad>00</alvorlighetsgrad>',"
                + " mmel has more than one alvorlighetsgrad",
        "'<oppdrag-110>.*</oppdrag-110>', '', oppdrag has no oppdrag-110",
        "'(<oppdrag-110>.*</oppdrag-110>)', '$1$1', oppdrag has more than one oppdrag-110",
        "'<kodeFagomraade>.*</kodeFagomraade>', '', oppdrag-110 has no kodeFagomraade",
        "'<fagsystemId>.*</fagsystemId>', '<fagsystemId> </fagsystemId>', oppdrag-110 has no fagsystemId",
        "'<delytelseId>.*</delytelseId>', '', oppdrags-linje-150 has no delytelseId",
        "'(</?)oppdrag([ >])', '$1svar$2', the root is not oppdrag"
    })
    void D9_an_answer_that_says_too_little_or_two_things_is_unreadable(String rett, String galt, String feil) {
        assertUnreadable(KVITTERING.replaceAll(rett, galt), feil);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "hei", "<html></html>", "{}", "<!DOCTYPE oppdrag><oppdrag/>", "<oppdrag/>x", "\u0000"})
    void D9_garbage_is_unreadable(String xml) {
        assertThatThrownBy(() -> KvitteringReader.read(xml)).isInstanceOf(UnreadableKvittering.class);
    }

    @Test
    void OPS_50_the_error_quotes_nothing_of_the_document() {
        assertUnreadable(
                KVITTERING.replace("12345678910", "12345678910</12345678910>"),
                "not well-formed XML, line 1 column \\d+");
    }

    private static void assertUnreadable(String xml, String feil) {
        assertThatThrownBy(() -> KvitteringReader.read(xml))
                .isInstanceOf(UnreadableKvittering.class)
                .hasMessageMatching(feil)
                .hasNoCause();
    }

    private static String answered(String oppdrag, String svar) {
        return oppdrag.replace("<oppdrag-110>", "<mmel>" + svar + "</mmel><oppdrag-110>");
    }

    private static String prefixed(String prefix) {
        return KVITTERING
                .replace("<oppdrag xmlns=", "<" + prefix + ":oppdrag xmlns:" + prefix + "=")
                .replace("</oppdrag>", "</" + prefix + ":oppdrag>");
    }

    private static String padded(String xml) {
        return xml.replaceAll("([^>])</", "$1          </");
    }

    private static String mmelLast() {
        return KVITTERING.replaceAll("(<mmel>.*</mmel>)(<oppdrag-110>.*</oppdrag-110>)", "$2$1");
    }
}
