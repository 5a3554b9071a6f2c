package no.nav.utsjekk.mottak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.nav.utsjekk.oppdrag.xml.Eksempler;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Stonad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The stønader of all fagsystemer are those of 02 §9. That there are no others is shown beside each format. */
class StonaderTest {

    private static final Meldingsformater FORMATER = new Meldingsformater(Formater.ALLE);

    static Stream<Fagsystem> fagsystemer() {
        return Arrays.stream(Fagsystem.values());
    }

    @ParameterizedTest
    @CsvSource({"AAP, 1", "DAGPENGER, 14", "TILLEGGSSTØNADER, 54", "TILTAKSPENGER, 44", "HISTORISK, 56", "VALP, 40"})
    void the_tables_are_whole(Fagsystem fagsystem, int antall) {
        assertThat(Stonadstabell.stonader(fagsystem)).hasSize(antall).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("fagsystemer")
    void every_stonad_has_its_klassekode(Fagsystem fagsystem) {
        assertThat(Stonadstabell.stonader(fagsystem))
                .allSatisfy(stonad ->
                        assertThat(FORMATER.av(fagsystem).stonad(stonad.navn())).isEqualTo(stonad));
    }

    @ParameterizedTest
    @MethodSource("fagsystemer")
    void a_stonad_that_the_fagsystem_does_not_have_is_a_fault(Fagsystem fagsystem) {
        for (var navn : List.of("", "SYKEPENGER", "aap_under_arbeidsavklaring")) {
            assertThatThrownBy(() -> FORMATER.av(fagsystem).stonad(navn)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void no_two_stonader_share_a_klassekode_but_the_misspelt_one() {
        var delte = klassekoder().collect(groupingBy(kode -> kode, counting())).entrySet().stream()
                .filter(kode -> kode.getValue() > 1)
                .map(Object::toString);
        assertThat(delte).containsExactly("TSDRASISP4-OP=2");
    }

    @Test
    void OS_takes_every_klassekode() {
        var xml = OppdragXml.write(Eksempler.ny42());
        assertThat(xml).contains("<kodeKlassifik>TPTPAFT<");
        assertThat(klassekoder()).allSatisfy(kode -> assertThat(OppdragXml.validate(xml.replace("TPTPAFT", kode)))
                .isEmpty());
    }

    private static Stream<String> klassekoder() {
        return fagsystemer()
                .flatMap(fagsystem -> Stonadstabell.stonader(fagsystem).stream())
                .map(Stonad::klassekode)
                .filter(kode -> !kode.isEmpty());
    }
}
