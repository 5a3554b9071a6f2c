package no.nav.utsjekk.oppdrag.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {

    @Test
    void reads_names_texts_and_children_without_regard_to_namespaces() {
        var root = Element.read(
                "<a xmlns='urn:x' xmlns:y='urn:y' c='1'><!-- x --><y:b>1 </y:b><c><b>2</b></c><b>3</b></a>");

        assertThat(root.name()).isEqualTo("a");
        assertThat(root.all("b")).extracting(Element::text).containsExactly("1", "3");
        assertThat(root.required("c").text("b")).isEqualTo("2");
        assertThat(root.optionalText("d")).isEmpty();
    }

    @Test
    void reads_character_data_in_all_its_forms() {
        var text = Element.read("<a><b> f&#xF8;r<![CDATA[ <&> ]]>&amp;<!-- x -->\t\n </b></a>")
                .text("b");

        assertThat(text).isEqualTo(" før <&> &");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><b>x</b></a>",
                "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?><a><b>x</b></a>",
                " \r\n\t<?xml version='1.0' encoding='ISO-8859-1' standalone='no'?>\n<!-- -->\n<a>\n<b>x</b>\n</a>\n<!-- -->\n\n",
                "\uFEFF\n<?xml version='1.1'?><a><b>x</b></a>",
                "\n\uFEFF<?xml version='1.0' encoding='UTF-16'?><?os x?><a><b>x</b></a><?os x?>"
            })
    void white_space_byte_order_mark_and_any_declaration_or_none_are_fine(String xml) {
        assertThat(Element.read(xml).text("b")).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\uFEFF",
                "{\"a\":1}",
                "hei",
                "<a>",
                "<a></b>",
                "<a/>hei",
                "<a/><a/>",
                "<a>&ukjent;</a>",
                "<a>\u0000</a>",
                "<a x=1/>",
                "<x:a/>",
                "<a><![CDATA[</a>"
            })
    void what_is_not_XML_is_unreadable(String xml) {
        assertThatThrownBy(() -> Element.read(xml))
                .isInstanceOf(UnreadableXml.class)
                .hasMessageMatching("not well-formed XML, line \\d+ column \\d+")
                .hasNoCause();
    }

    @Test
    void XXE_no_file_is_read(@TempDir Path dir) throws Exception {
        var hemmelig = Files.writeString(dir.resolve("hemmelig"), "hemmelig").toUri();

        assertRefused("<!DOCTYPE a [<!ENTITY x SYSTEM '" + hemmelig + "'>]><a>&x;</a>");
        assertRefused("<!DOCTYPE a SYSTEM '" + hemmelig + "'><a/>");
        assertRefused("<!DOCTYPE a [<!ENTITY % x SYSTEM '" + hemmelig + "'> %x;]><a/>");
    }

    @Test
    @Timeout(5)
    void XXE_no_entity_is_expanded() {
        var bombe = new StringBuilder("<!DOCTYPE a [<!ENTITY x0 'x'>");
        for (var i = 1; i < 100; i++) {
            bombe.append("<!ENTITY x%d '&x%d;&x%d;'>".formatted(i, i - 1, i - 1));
        }

        assertRefused(bombe + "]><a>&x99;</a>");
        assertRefused("<!DOCTYPE a [<!ENTITY x '" + "x".repeat(100_000) + "'>]><a>" + "&x;".repeat(100_000) + "</a>");
    }

    @Test
    @Timeout(5)
    void bottomless_nesting_is_refused() {
        assertThatThrownBy(() -> Element.read("<a>".repeat(1_000_000)))
                .isInstanceOf(UnreadableXml.class)
                .hasMessage("elements nested more than 50 deep");
    }

    private static void assertRefused(String xml) {
        assertThatThrownBy(() -> Element.read(xml))
                .isInstanceOf(UnreadableXml.class)
                .hasMessage("document type declarations are refused");
        assertThat(OppdragXml.validate(xml)).contains("not well-formed XML without a document type declaration");
    }
}
