package no.nav.utsjekk.mottak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.nav.utsjekk.mottak.Endring.eksempel;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** FM-33: nothing that a topic can carry makes reading throw. */
class LesingPropertyTest {

    @Property
    void FM_33_arbitrary_bytes_are_read_or_refused(@ForAll byte[] innhold, @ForAll("formater") Meldingsformat format) {
        assertThat(format.les("nokkel", innhold)).isInstanceOf(Lesing.Uleselig.class);
    }

    @Property
    void FM_33_a_message_with_a_damaged_byte_is_read_or_refused(
            @ForAll("formater") Meldingsformat format, @ForAll int sted, @ForAll byte verdi) {
        var innhold = eksempel(Formater.eksempel(format));
        innhold[Math.floorMod(sted, innhold.length)] = verdi;

        assertThat(format.les("nokkel", innhold)).isNotNull();
    }

    @Property
    void FM_33_a_message_with_arbitrary_JSON_in_it_is_read_or_refused(
            @ForAll("formater") Meldingsformat format, @ForAll("felter") String felt, @ForAll("verdier") String json) {
        var tekst = new String(eksempel(Formater.eksempel(format)), UTF_8);
        var innhold = tekst.replaceAll("(\"" + felt + "\": )[^,}\n]+", "$1" + json);

        assertThat(format.les("nokkel", innhold.getBytes(UTF_8))).isNotNull();
    }

    @Provide
    Arbitrary<Meldingsformat> formater() {
        return Arbitraries.of(Formater.ALLE);
    }

    @Provide
    Arbitrary<String> felter() {
        return Arbitraries.of(
                "dryrun",
                "sakId",
                "vedtakstidspunktet",
                "vedtakstidspunkt",
                "besluttetTidspunkt",
                "id",
                "fom",
                "tom",
                "dato",
                "sats",
                "utbetaltBeløp",
                "utbetalingstype",
                "beløp",
                "belop",
                "stønad",
                "periodetype",
                "perioder",
                "periode",
                "barnetillegg",
                "brukFagområdeTillst",
                "betalendeEnhet",
                "kostnadssted",
                "tiltakskode",
                "tilskuddstype");
    }

    @Provide
    Arbitrary<String> verdier() {
        var skalarer = Arbitraries.oneOf(
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.bigIntegers().map(String::valueOf),
                Arbitraries.bigDecimals().map(String::valueOf),
                Arbitraries.strings()
                        .numeric()
                        .withChars('-', ':', 'T', 'Z', '.', '+')
                        .ofMaxLength(40)
                        .map(s -> '"' + s + '"'),
                Arbitraries.of("null", "true", "1e999999999", "\"\\\\u0000\"", "{}", "[]"));
        return Arbitraries.oneOf(skalarer, skalarer.list().ofMaxSize(8).map(Object::toString));
    }
}
