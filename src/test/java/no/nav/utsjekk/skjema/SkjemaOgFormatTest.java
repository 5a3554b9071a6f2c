package no.nav.utsjekk.skjema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nav.utsjekk.mottak.Lesing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** IN-7, IN-8: the schema of a message accepts exactly what its format reads. */
class SkjemaOgFormatTest {

    static final List<String> MELDINGER = Skjema.MELDINGER;

    @ParameterizedTest
    @FieldSource("MELDINGER")
    void IN8_the_examples_with_anything_changed_are_read_exactly_when_the_schema_accepts_them(String navn) {
        assertThat(Skjema.fil(navn).get("examples")).allSatisfy(eksempel -> assertThat(Mutasjon.alle(eksempel)
                        .map(mutasjon -> mutasjon.av(eksempel))
                        .flatMap(json -> Enighet.avvik(navn, json).stream()))
                .isEmpty());
    }

    @ParameterizedTest
    @FieldSource("MELDINGER")
    void a_message_is_an_object(String navn) {
        for (var json : List.of("null", "[]", "\"tekst\"", "1", "true", "{}")) {
            assertThat(Enighet.avvik(navn, Mutasjon.json(json))).isEmpty();
        }
    }

    private static final String AAP =
            """
            {'sakId': 'SAK-1', 'behandlingId': 'BEH-1', 'ident': '12345678910', 'vedtakstidspunktet': '2026-01-19T10:00',
             'utbetalinger': [{'id': '11111111-2222-4333-8444-555555555501', 'fom': '2026-01-05', 'tom': '2026-01-09',
                               'sats': 1200, 'utbetaltBeløp': 1000}]}""";

    private static final String TS =
            """
            {'sakId': 'SAK-1', 'behandlingId': 'BEH-1', 'personident': '12345678910', 'periodetype': 'MND',
             'vedtakstidspunkt': '2026-01-19T10:00',
             'utbetalinger': [{'id': '11111111-2222-4333-8444-555555555501', 'stønad': 'LÆREMIDLER_AAP', 'perioder': []},
                              {'id': '11111111-2222-4333-8444-555555555502', 'stønad': 'BOUTGIFTER_AAP', 'perioder': []}]}""";

    static List<Arguments> forskjeller() {
        return List.of(
                Arguments.of("én id på to utbetalinger", "ts", TS, TS.replace("502", "501")),
                Arguments.of("heltall med desimaltegn", "aap", AAP, AAP.replace("1000", "1000.0")),
                Arguments.of("heltall med eksponent", "aap", AAP, AAP.replace("1000", "1e3")),
                Arguments.of(
                        "samme felt to ganger", "aap", AAP, AAP.replace("'sats': 1200", "'sats': 1, 'sats': 1200")),
                Arguments.of(
                        "over 50 nivåer",
                        "aap",
                        AAP,
                        AAP.replace("1000", "1000, 'a': " + "[".repeat(60) + "]".repeat(60))),
                Arguments.of("noe etter meldingen", "aap", AAP, AAP + "{}"));
    }

    /** The only differences: all are told of in docs/produsenter/README.md. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forskjeller")
    void what_a_schema_cannot_say_is_refused_all_the_same(String hva, String navn, String riktig, String gal) {
        assertThat(Enighet.les(navn, riktig.replace('\'', '"'))).isInstanceOf(Lesing.Lest.class);
        assertThat(Skjema.av(navn).avvik(Mutasjon.json(gal.replace('\'', '"')))).isEmpty();
        assertThat(Enighet.les(navn, gal.replace('\'', '"'))).isInstanceOf(Lesing.Uleselig.class);
    }
}
