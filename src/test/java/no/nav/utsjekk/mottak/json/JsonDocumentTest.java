package no.nav.utsjekk.mottak.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IN-5, IN-6: what is a document at all. */
class JsonDocumentTest {

    @Test
    void IN_5_text_is_UTF8_whatever_the_charset_of_the_machine() {
        var document = JsonDocument.read("{\"beløp\":\"æ\"}".getBytes(UTF_8));

        assertThat(document.required("beløp").text()).isEqualTo("æ");
    }

    @Test
    void IN_5_other_encodings_are_refused() {
        assertRefused("{\"a\":\"æ\"}".getBytes(ISO_8859_1));
        assertRefused("{\"a\":\"a\"}".getBytes(UTF_16));
        assertRefused(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'});
        assertRefused(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":1},",
                "[]",
                "[{}]",
                "null",
                "1",
                "\"{}\"",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":1,}",
                "{\"a\":1 /* */}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "\ufeff{}"
            })
    void what_is_no_JSON_object(String text) {
        assertRefused(text.getBytes(UTF_8));
    }

    @Test
    void white_space_around_the_document_is_allowed() {
        assertThatCode(() -> JsonDocument.read(" \r\n\t{} \n".getBytes(UTF_8))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1,\"a\":1}", "{\"x\":{\"a\":1,\"b\":2,\"a\":3}}", "{\"x\":[{\"a\":1,\"\\u0061\":3}]}"})
    void a_name_that_occurs_twice_is_refused(String text) {
        assertRefused(text.getBytes(UTF_8));
    }

    @Test
    void nesting_and_numbers_are_bounded() {
        assertRefused(("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(UTF_8));
        assertRefused(("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}").getBytes(UTF_8));
        assertRefused(("{\"a\":" + "9".repeat(100_000) + "}").getBytes(UTF_8));
        assertRefused(("{\"a\":1e" + "9".repeat(100_000) + "}").getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
            {"dryrun":true}                       | true
            {"a":[1,{"dryrun":false}],"dryrun":true | true
            {"dryrun":true,"a":tull               | true
            {"dryrun":false}                      | false
            {"dryrun":"true"}                     | false
            {"a":{"dryrun":true}}                 | false
            {"a":tull,"dryrun":true}              | false
            [{"dryrun":true}]                     | false
            dryrun                                | false
            """)
    void a_flag_is_read_even_if_the_rest_is_broken(String text, boolean expected) {
        assertThat(JsonDocument.says(text.getBytes(UTF_8), "dryrun")).isEqualTo(expected);
    }

    private static void assertRefused(byte[] bytes) {
        var refusal = catchThrowableOfType(InvalidJson.class, () -> JsonDocument.read(bytes));

        assertThat(refusal).isNotNull();
        assertThat(refusal.pointer()).isEmpty();
    }
}
