package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each known way to fail has a test that proves that we do not, and docs/regler.md tells which. */
class ReglerDocTest {

    private static final Path DOC = Path.of("docs/regler.md");

    private static final Regelbok BOK = Regelbok.avTestene();

    @Test
    void docs_regler_md_names_the_tests_as_they_are() throws IOException {
        if (Boolean.getBoolean("docs.skriv")) {
            Files.writeString(DOC, BOK.skriv());
        }
        assertThat(Files.readString(DOC))
                .as("docs/regler.md is stale; -Dtest=ReglerDocTest -Ddocs.skriv=true writes it")
                .isEqualTo(BOK.skriv());
    }

    @Test
    void every_failure_mode_of_state_and_delivery_has_a_test_by_its_id() {
        assertThat(BOK.regler())
                .containsAll(Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 33, 41, 44, 49)
                        .map(nummer -> new Regel("FM", nummer, ""))
                        .toList());
    }

    @Test
    void every_failure_mode_of_derivation_and_mapping_has_a_test_by_its_id() {
        var utenBokstaver = IntStream.concat(IntStream.rangeClosed(15, 35), IntStream.of(48, 53, 54))
                .filter(nummer -> nummer != 23)
                .mapToObj(nummer -> new Regel("FM", nummer, ""));
        var medBokstaver = Stream.of("a", "b", "c", "d")
                .flatMap(bokstav -> Stream.of(new Regel("FM", 23, bokstav), new Regel("FM", 52, bokstav)));

        assertThat(BOK.regler())
                .containsAll(Stream.concat(utenBokstaver, medBokstaver).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "VAL_07_and_VAL_20_FM_53_sakId_has, 'VAL-07, VAL-20, FM-53'",
        "DER_4_to_6_worked_example, 'DER-4, DER-5, DER-6'",
        "UID1_and_UID2_the_worked_examples, 'UID-1, UID-2'",
        "FM_24_D26_a_uid_that_collides, 'FM-24, D26'",
        "FM_52_c_and_d_an_opphor, 'FM-52 c, FM-52 d'",
        "FM_52_c_a_cancelled_avvent, 'FM-52 c'",
        "CHG_3_FM_26_the_order, 'CHG-3, FM-26'",
        "D7_the_refusal, D7",
        "OS_10, OS-10",
        "IV_05_e_one_that_is, IV-05",
        "IV_V4_and_IV_G5_perioder, 'IV-V4, IV-G5'",
        "the_AAP_2_format_and_D, ''"
    })
    void a_name_tells_the_rules_that_it_proves(String testnavn, String regler) {
        assertThat(Regel.i(testnavn).map(Regel::toString).collect(joining(", ")))
                .isEqualTo(regler);
    }
}
