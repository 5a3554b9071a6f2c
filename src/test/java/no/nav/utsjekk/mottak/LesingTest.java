package no.nav.utsjekk.mottak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static no.nav.utsjekk.mottak.Endring.eksempel;
import static no.nav.utsjekk.mottak.Endring.med;
import static no.nav.utsjekk.mottak.Endring.uten;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import no.nav.utsjekk.mottak.aap.AapFormat;
import no.nav.utsjekk.sak.Avvisning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all formats do with what they cannot read (IN-9, D11, FM-33), shown with that of AAP. */
class LesingTest {

    private static final int MAX_BYTES = 10_000;
    private static final Meldingsformat FORMAT = new AapFormat("aap.utbetaling.v1", MAX_BYTES);

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{ \"ugyldig-json\": ", "[]", "null", "hei", "<xml/>", "{} {}"})
    void IN_9_text_that_is_no_JSON_object_is_refused(String tekst) {
        assertThat(les(tekst.getBytes(UTF_8))).isEqualTo(uleselig("UGYLDIG_JSON", null, false));
    }

    @Test
    void IN_5_text_that_is_not_UTF8_is_refused() {
        assertThat(les(new String(eksempel("aap.json"), UTF_8).getBytes(ISO_8859_1)))
                .isEqualTo(uleselig("UGYLDIG_JSON", null, false));
    }

    @Test
    void IN_9_a_wrong_field_is_pointed_at() {
        assertThat(les(med("aap.json", "/utbetalinger/2/fom", "\"i går\"")))
                .isEqualTo(uleselig("UGYLDIG_FELT", "/utbetalinger/2/fom", false));
    }

    @Test
    void IN_9_a_missing_field_is_pointed_at() {
        assertThat(les(uten("aap.json", "/utbetalinger/0/sats")))
                .isEqualTo(uleselig("UGYLDIG_FELT", "/utbetalinger/0/sats", false));
    }

    @Test
    void IN_9_an_empty_document_points_at_the_first_missing_field() {
        assertThat(les("{}".getBytes(UTF_8))).isEqualTo(uleselig("UGYLDIG_FELT", "/sakId", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
            {"dryrun":true}                          | true
            {"sakId":17,"dryrun":true}               | true
            {"sakId":"S","sakId":"S","dryrun":true}  | true
            {"dryrun":true,"sakId":"S","sakId":"S"}  | true
            {"dryrun":true,"sakId":                  | true
            {"dryrun":"true"}                        | false
            {"dryrun":null}                          | false
            """)
    void a_dryrun_that_is_refused_is_still_a_dryrun(String tekst, boolean dryrun) {
        assertThat(((Lesing.Uleselig) les(tekst.getBytes(UTF_8))).dryrun()).isEqualTo(dryrun);
    }

    @Test
    void FM_33_a_record_that_is_too_large_is_refused() {
        var rom = Arrays.copyOf(eksempel("aap.json"), MAX_BYTES + 1);
        Arrays.fill(rom, eksempel("aap.json").length, rom.length, (byte) ' ');

        assertThat(les(rom)).isEqualTo(uleselig("FOR_STOR_MELDING", null, false));
        assertThat(les(Arrays.copyOf(rom, MAX_BYTES))).isInstanceOf(Lesing.Lest.class);
    }

    @Test
    void FM_33_ten_megabytes_of_nothing_are_refused() {
        assertThat(les(new byte[10 * 1024 * 1024])).isEqualTo(uleselig("FOR_STOR_MELDING", null, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"SAK\\u0000\"", "\"SAK\\u001b\"", "\"SAK\\ud800\"", "\"SAK\\uffff\""})
    void text_that_cannot_go_to_OS_is_refused(String json) {
        assertThat(les(med("aap.json", "/sakId", json))).isEqualTo(uleselig("UGYLDIG_FELT", "/sakId", false));
    }

    private static Lesing les(byte[] innhold) {
        return FORMAT.les("nokkel", innhold);
    }

    private static Lesing uleselig(String kode, String felt, boolean dryrun) {
        var tekst = "DeserialiseringFeiletException: Feil ved deserialisering av melding fra aap.utbetaling.v1";
        return new Lesing.Uleselig(new Avvisning(kode, 400, tekst, ""), Optional.ofNullable(felt), dryrun);
    }
}
