package no.nav.utsjekk.mottak.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.nav.utsjekk.sak.Periodetype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IN-7 and IN-8: presence and types of fields. */
class JsonFieldTest {

    @Test
    void IN_7_a_required_field_is_there_and_not_null() {
        assertThat(read("{'f':'x'}").required("f").text()).isEqualTo("x");
        assertRefused("{}", root -> root.required("f"));
        assertRefused("{'f':null}", root -> root.required("f"));
    }

    @Test
    void IN_7_a_nullable_field_may_be_absent_or_null() {
        assertThat(read("{'f':'x'}").nullable("f").map(JsonField::text)).contains("x");
        assertThat(read("{}").nullable("f")).isEmpty();
        assertThat(read("{'f':null}").nullable("f")).isEmpty();
    }

    @Test
    void IN_7_a_field_with_a_default_may_be_absent_but_not_null() {
        assertThat(read("{'f':true}").defaulted("f").map(JsonField::flag)).contains(true);
        assertThat(read("{}").defaulted("f")).isEmpty();
        assertRefused("{'f':null}", root -> root.defaulted("f"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2026-01-05'", "[2026,1,5]"})
    void IN_8_dates(String json) {
        assertThat(value(json).date()).isEqualTo(LocalDate.of(2026, 1, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2026-02-29'",
                "'2026-1-5'",
                "'20260105'",
                "'2026-01-05Z'",
                "' 2026-01-05'",
                "'2026-01-05T00:00'",
                "'0000-01-01'",
                "'+12345-01-01'",
                "'-001-01-01'",
                "''",
                "'i går'",
                "20260105",
                "true",
                "{}",
                "[]",
                "[2026,1]",
                "[2026,1,5,0]",
                "[2026,2,30]",
                "[0,1,1]",
                "[10000,1,1]",
                "[2026,1.0,5]",
                "['2026',1,5]",
                "[2026,1,99999999999]",
                "[2026,null,5]",
                "[[2026],1,5]"
            })
    void IN_8_what_is_no_date(String json) {
        assertNoValue(json, JsonField::date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            '2026-01-19T10:00'               | 2026-01-19T10:00
            '2026-01-19T10:00:07'            | 2026-01-19T10:00:07
            '2026-01-19T10:00:07.5'          | 2026-01-19T10:00:07.5
            '2026-01-19T10:00:07.123456789'  | 2026-01-19T10:00:07.123456789
            '2026-01-19T10:00:07Z'           | 2026-01-19T10:00:07
            '2026-07-01T23:30Z'              | 2026-07-01T23:30
            [2026,1,19]                      | 2026-01-19T00:00
            [2026,1,19,10]                   | 2026-01-19T10:00
            [2026,1,19,10,5]                 | 2026-01-19T10:05
            [2026,1,19,10,5,7]               | 2026-01-19T10:05:07
            [2026,1,19,10,5,7,123]           | 2026-01-19T10:05:07.000000123
            """)
    void IN_8_datetimes(String json, LocalDateTime expected) {
        assertThat(value(json).dateTime()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2026-01-19'",
                "'2026-01-19T10'",
                "'2026-01-19 10:00'",
                "'2026-01-19t10:00'",
                "'2026-01-19T24:00'",
                "'2026-01-19T10:00:60'",
                "'2026-01-19T10:00:07.'",
                "'2026-01-19T10:00:07.1234567890'",
                "'2026-01-19T10:00+01:00'",
                "'2026-01-19T10:00ZZ'",
                "'2026-01-19T10:00z'",
                "'0000-01-19T10:00'",
                "'12026-01-19T10:00'",
                "1768816800000",
                "[2026,1]",
                "[2026,1,19,24]",
                "[2026,1,19,10,5,7,0,0]",
                "[2026,1,19,10,5,7,1000000000]"
            })
    void IN_8_what_is_no_datetime(String json) {
        assertNoValue(json, JsonField::dateTime);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-19T10:00:00Z,     2026-01-19T11:00",
        "2026-07-19T22:30:00.5Z,   2026-07-20T00:30:00.5",
        "2026-03-29T01:00:00Z,     2026-03-29T03:00",
    })
    void IN_8_instants_become_local_time_in_Oslo(String text, LocalDateTime expected) {
        assertThat(value("'" + text + "'").instantInOslo()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2026-01-19T10:00:00'",
                "'2026-01-19T10:00:00+01:00'",
                "'2026-01-19'",
                "'2026-01-19T10:00Z'",
                "'2026-01-19T24:00:00Z'",
                "'2026-01-19T23:59:60Z'",
                "'2026-01-19t10:00:00Z'",
                "'0000-12-31T23:59:59Z'",
                "'9999-12-31T23:30:00Z'",
                "'+1000000000-01-01T00:00:00Z'",
                "1768816800",
                "[2026,1,19]"
            })
    void IN_8_what_is_no_instant(String json) {
        assertNoValue(json, JsonField::instantInOslo);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-0,0", "1,1", "2147483648,2147483648", "4294967295,4294967295"})
    void IN_8_uints(String json, long expected) {
        assertThat(value(json).uint()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "4294967296",
                "9223372036854775808",
                "18446744073709551617",
                "1.0",
                "1.5",
                "1e3",
                "'1'",
                "true",
                "[1]",
                "{}"
            })
    void IN_8_what_is_no_uint(String json) {
        assertNoValue(json, JsonField::uint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1a2b3c4d-0000-4000-8000-00000000000f'", "'1A2B3C4D-0000-4000-8000-00000000000F'"})
    void IN_8_uuids(String json) {
        assertThat(value(json).uuid()).isEqualTo(UUID.fromString("1a2b3c4d-0000-4000-8000-00000000000f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'1-2-3-4-5'",
                "'1a2b3c4d000040008000-00000000000f'",
                "'1a2b3c4d-0000-4000-8000-00000000000g'",
                "'1a2b3c4-00000-4000-8000-00000000000f'",
                "'+a2b3c4d-0000-4000-8000-00000000000f'",
                "'\uff11a2b3c4d-0000-4000-8000-00000000000f'",
                "'{1a2b3c4d-0000-4000-8000-00000000000f}'",
                "' 1a2b3c4d-0000-4000-8000-00000000000f'",
                "''",
                "1"
            })
    void IN_8_what_is_no_uuid(String json) {
        assertNoValue(json, JsonField::uuid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'true'", "'false'", "0", "1", "[]"})
    void IN_8_what_is_no_bool(String json) {
        assertNoValue(json, JsonField::flag);
    }

    @Test
    void IN_8_enums_go_by_their_exact_name() {
        assertThat(value("'EN_GANG'").oneOf(Periodetype.class)).isEqualTo(Periodetype.EN_GANG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'en_gang'", "'EN_GANG '", "'ENG'", "''", "3"})
    void IN_8_what_is_no_enum(String json) {
        assertNoValue(json, field -> field.oneOf(Periodetype.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'  x '", "'æøåÆØÅ'", "'a\\tb\\r\\nc'", "'\\ud83d\\ude00'", "'\\u0085'"})
    void IN_8_text_is_not_trimmed(String json) {
        assertThat(value(json).text()).isEqualTo(unescaped(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'a\\u0000'", "'\\u0001'", "'\\u001f'", "'\\ud800'", "'\\udc00\\ud800'", "'\\ufffe'", "'\\uffff'"
            })
    void text_that_XML_cannot_carry_is_refused(String json) {
        assertNoValue(json, JsonField::text);
    }

    @Test
    void text_is_bounded() {
        assertThat(value("'" + "x".repeat(500) + "'").text()).hasSize(500);
        assertThat(value("'" + "😀".repeat(500) + "'").text()).hasSize(1000);
        assertNoValue("'" + "x".repeat(501) + "'", JsonField::text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "{}", "['x']"})
    void IN_8_what_is_no_text(String json) {
        assertNoValue(json, JsonField::text);
    }

    @Test
    void the_pointer_leads_into_lists_and_objects() {
        var json = "{'f':[{'a':{'b':1}},{'a':{'b':'x'}}]}";
        Function<JsonField, Object> b = item -> item.required("a").required("b").uint();

        assertThat(refusal(json, root -> root.required("f").list(b))).contains("/f/1/a/b");
        assertThat(refusal("{'f':[1]}", root -> root.required("f").list(b))).contains("/f/0");
        assertThat(refusal("{'f':{}}", root -> root.required("f").list(b))).contains("/f");
        assertThat(refusal("{'f':{'a':[]}}", root -> b.apply(root.required("f"))))
                .contains("/f/a");
    }

    private static JsonField value(String json) {
        return read("{'f':" + json + "}").required("f");
    }

    private static void assertNoValue(String json, Function<JsonField, Object> type) {
        assertRefused("{'f':" + json + "}", root -> type.apply(root.required("f")));
    }

    private static void assertRefused(String json, Function<JsonField, Object> reading) {
        assertThat(refusal(json, reading)).contains("/f");
    }

    private static Optional<String> refusal(String json, Function<JsonField, Object> reading) {
        var root = read(json);
        return catchThrowableOfType(InvalidJson.class, () -> reading.apply(root))
                .pointer();
    }

    private static JsonField read(String json) {
        return JsonDocument.read(json.replace('\'', '"').getBytes(UTF_8));
    }

    private static String unescaped(String json) {
        return json.substring(1, json.length() - 1)
                .replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\u0085", "\u0085")
                .replace("\\ud83d\\ude00", "\ud83d\ude00");
    }
}
