package no.nav.utsjekk.oppdrag.xml;

import static no.nav.utsjekk.oppdrag.xml.Eksempler.dokument;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkjemaTest {

    private static final Pattern LEAF = Pattern.compile("<([\\w-]+)>([^<]*)</\\1>");

    @Test
    void the_documents_of_the_notes_are_valid() {
        assertThat(OppdragXml.validate(dokument("endr"))).isEmpty();
        assertThat(OppdragXml.validate(dokument("ny"))).isEmpty();
        assertThat(OppdragXml.validate(Eksempler.fil("ny"))).isEmpty();
    }

    /** 04 §4.3. */
    @ParameterizedTest
    @CsvSource({
        "Z900003, dagpenger, saksbehId: cvc-maxLength-valid",
        "<typeSats>DAG<, <typeSats>DAG7<, typeSats: cvc-enumeration-valid",
        "TPTPAFT, '', kodeKlassifik: cvc-minLength-valid",
        "<sats>298</sats>, '', fradragTillegg: cvc-complex-type.2.4.a",
        "<sats>298<, <sats>298.001<, sats: cvc-fractionDigits-valid",
        "2026-07-06+02:00, 06.07.2026, datoKlassifikFom: cvc-datatype-valid.1.2.1"
    })
    void an_error_names_the_element_and_the_rule_and_not_the_value(String rett, String galt, String feil) {
        assertThat(OppdragXml.validate(dokument("ny").replace(rett, galt))).contains(feil);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "oppdrag", "<oppdrag", "<?xml version=\"1.0\"?>", "<!DOCTYPE oppdrag><oppdrag/>"})
    void what_is_not_XML_is_not_valid(String xml) {
        assertThat(OppdragXml.validate(xml)).contains("not well-formed XML without a document type declaration");
    }

    @Test
    void XML_16_the_kvittering_of_OS_is_valid_once_its_root_has_a_prefix() {
        var slik_os_skriver = dokument("kvittering-08");

        assertThat(OppdragXml.validate(slik_os_skriver)).contains("mmel: cvc-complex-type.2.4.a");
        assertThat(OppdragXml.validate(prefixed(slik_os_skriver))).isEmpty();
    }

    /**
     * Our own schema is written from the notes; here it must agree with the public one on each document and on each small
     * damage to it: a leaf left out, twice, emptied, blank, too long, not a number, in the place of its neighbour.
     */
    @Test
    void agrees_with_the_public_schema() {
        var kontrakt = Kontrakt.orSkip();
        var documents = Stream.of(
                        dokument("endr"),
                        dokument("ny"),
                        prefixed(dokument("kvittering-08")),
                        OppdragXml.write(Eksempler.kunAvvent()))
                .flatMap(xml -> Stream.concat(Stream.of(xml), damaged(xml).stream()))
                .toList();

        assertThat(documents).hasSizeGreaterThan(1000);
        for (var xml : documents) {
            assertThat(OppdragXml.validate(xml).isEmpty())
                    .as("own schema says the same as the public one: %s", xml)
                    .isEqualTo(kontrakt.godtar(xml));
        }
        assertThat(documents.stream().filter(xml -> OppdragXml.validate(xml).isEmpty()))
                .as("not all damage is fatal")
                .hasSizeGreaterThan(100);
    }

    private static List<String> damaged(String xml) {
        var all = new ArrayList<String>();
        for (var leaf = LEAF.matcher(xml); leaf.find(); ) {
            var before = xml.substring(0, leaf.start());
            var after = xml.substring(leaf.end());
            var name = leaf.group(1);
            var text = leaf.group(2);
            all.add(before + after);
            all.add(before + leaf.group() + leaf.group() + after);
            Stream.of("", " ", text + " ", text + "0", text + ".00", text + ".000", "x" + text)
                    .map(other -> before + "<" + name + ">" + other + "</" + name + ">" + after)
                    .forEach(all::add);
            Stream.of(1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 14, 26, 27, 30, 31, 50, 51)
                    .map(length -> before + "<" + name + ">" + "1".repeat(length) + "</" + name + ">" + after)
                    .forEach(all::add);
            all.add(LEAF.matcher(after).replaceFirst("$0" + leaf.group()).transform(before::concat));
        }
        return all;
    }

    private static String prefixed(String xml) {
        return xml.replace("<oppdrag xmlns=", "<ns2:oppdrag xmlns:ns2=").replace("</oppdrag>", "</ns2:oppdrag>");
    }
}
