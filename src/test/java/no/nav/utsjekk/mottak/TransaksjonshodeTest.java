package no.nav.utsjekk.mottak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.utsjekk.skjema.Asyncapi;
import no.nav.utsjekk.skjema.Skjema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransaksjonshodeTest {

    private static final Skjema SKJEMA = Skjema.av(Asyncapi.dokument()
            .kanal("aap.utbetaling.v1")
            .orElseThrow()
            .meldinger()
            .get(0)
            .hoder());

    static Stream<Arguments> hoder() {
        var ider = Stream.of(
                        "",
                        " ",
                        "T1",
                        "T 1",
                        " T1 ",
                        "\t",
                        "a\nb",
                        "\u0085",
                        "a\u007f",
                        "æøå",
                        "😀".repeat(64),
                        "😀".repeat(65),
                        "x".repeat(64),
                        "x".repeat(65))
                .map(Optional::of);
        var antall = List.of(
                        "", "0", "1", "2", "9", "10", "99", "100", "101", "1000", "02", " 2", "2.0", "-2", "to", "٢")
                .stream()
                .map(Optional::of)
                .toList();
        return Stream.concat(ider, Stream.of(Optional.empty()))
                .flatMap(id -> Stream.concat(antall.stream(), Stream.of(Optional.empty()))
                        .map(n -> Arguments.of(id, n)));
    }

    /** Producers are told of the headers in asyncapi.yaml. */
    @ParameterizedTest
    @MethodSource("hoder")
    void transaksjon_headers_are_taken_exactly_when_the_contract_has_them(
            Optional<String> id, Optional<String> antall) {
        var hoder = JsonNodeFactory.instance.objectNode();
        id.ifPresent(tekst -> hoder.put("transaksjonId", tekst));
        antall.ifPresent(tekst -> hoder.put("transaksjonAntall", tekst));

        var erTransaksjon = !hoder.isEmpty();
        assertThat(SKJEMA.godtar(hoder)).isEqualTo(!erTransaksjon || new Transaksjonshode(id, antall).erGyldig());
    }
}
