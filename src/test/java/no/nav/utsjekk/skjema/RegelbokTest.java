package no.nav.utsjekk.skjema;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Regeltabell;
import no.nav.utsjekk.skjema.Regelbok.Rad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** D11: producers are told of every code, and of no other. What is published is compared with it in every end-to-end test. */
class RegelbokTest {

    private static final Pattern AVVISNING =
            Pattern.compile("(?:new Avvisning|uleselig)\\(([^;]*?\"[A-ZÆØÅ_]+\"[^;]*);");
    /** What it alone says is told of in openapi.json. */
    private static final Path FASADEN = Path.of("src/main/java/no/nav/utsjekk/rest");

    private static final Pattern KONSTANT = Pattern.compile("String ([A-ZÆØÅ]+_[A-ZÆØÅ_]+) = (\"\\1\");");
    private static final Pattern KODE = Pattern.compile("\"([A-ZÆØÅ]+(?:_[A-ZÆØÅ]+)*)\"");

    @Test
    void D11_every_rule_of_the_core_is_told_of() {
        assertThat(Regelbok.fortalt().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Regeltabell.alle().stream().map(Avvisning::kode).toList());
    }

    @Test
    void D11_every_code_in_the_source_is_told_of() throws IOException {
        assertThat(koderIKilden()).contains("UGYLDIG_JSON", "UGYLDIG_FELT", "INTERN_FEIL", "DOBBELTUTBETALING");
        assertThat(Regelbok.alle().stream().map(Rad::kode).collect(toSet())).containsAll(koderIKilden());
    }

    private static Set<String> koderIKilden() throws IOException {
        try (var filer = Files.walk(Path.of("src/main/java"))) {
            return filer.filter(Files::isRegularFile)
                    .filter(fil -> !fil.startsWith(FASADEN))
                    .map(RegelbokTest::les)
                    .flatMap(kilde -> Stream.of(AVVISNING, KONSTANT)
                            .flatMap(form -> form.matcher(kilde).results()))
                    .flatMap(treff ->
                            KODE.matcher(treff.group(treff.groupCount())).results())
                    .map(treff -> treff.group(1))
                    .collect(toSet());
        }
    }

    private static String les(Path fil) {
        try {
            return Files.readString(fil);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> skjemaer() {
        return Skjema.navn();
    }

    @ParameterizedTest
    @MethodSource("skjemaer")
    void every_rule_that_a_field_names_exists(String navn) {
        assertThat(Skjema.fil(navn).findValues("x-regler").stream()
                        .flatMap(koder -> StreamSupport.stream(koder.spliterator(), false))
                        .map(kode -> kode.asText()))
                .isSubsetOf(Regelbok.alle().stream().map(Rad::kode).toList());
    }

    /** Whatever can refuse a message of some producer is named at the field that it is about, on somebody's page. */
    @Test
    void every_rule_about_a_field_is_named_at_one() {
        var utenFelt = Set.of(
                "MANGLER_PERIODER",
                "UGYLDIG_TRANSAKSJON",
                "UFULLSTENDIG_TRANSAKSJON",
                "UFULLSTENDIG_TILSTAND",
                "SAK_IKKE_MIGRERT");
        var nevnt = Skjema.MELDINGER.stream()
                .flatMap(navn -> Skjema.fil(navn).findValues("x-regler").stream())
                .flatMap(koder -> StreamSupport.stream(koder.spliterator(), false))
                .map(kode -> kode.asText())
                .collect(toSet());
        assertThat(nevnt)
                .containsAll(Regelbok.fortalt().keySet().stream()
                        .filter(kode -> !utenFelt.contains(kode))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UGYLDIG_PERIODE | 400 | Tom må være >= fom | true",
                "UGYLDIG_PERIODE | 409 | Tom må være >= fom | false",
                "UGYLDIG_PERIODE | 400 | Tom må være >= fom. | false",
                "UKJENT | 400 | Tom må være >= fom | false",
                "UFULLSTENDIG_TRANSAKSJON | 400 | Ufullstendig transaksjon: 2 av 17 poster kom innen fristen | true",
                "UID_KOLLISJON | 409 | Utbetalingen 1-2 tilhører en annen sak | true",
                "UID_KOLLISJON | 409 | Utbetalingen  tilhører en annen sak | false",
                "INTERN_FEIL | 500 | Feil ved prosessering av melding fra a.v1 (partition=2, offset=17): intern feil i Utsjekk | true"
            })
    void an_error_is_known_by_its_code_status_code_and_text(String kode, int statuskode, String tekst, boolean kjent) {
        assertThat(Regelbok.kjenner(kode, statuskode, tekst)).isEqualTo(kjent);
    }
}
