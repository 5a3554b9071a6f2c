package no.nav.utsjekk.iverksetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a chain stays when its andeler change: the cases of 21 §8.2, with dates as month-day and beløp after the colon. */
class BestaendeTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BA1 | no change | 01-08..01-08: 1 | 01-08..01-08: 1 | 01-08..01-08: 1 | -
                    BA2 | one added | 01-08..01-08: 1 | 01-08..01-08: 1; 02-05..02-05: 1 | 01-08..01-08: 1 | -
                    BA3 | from none to one | (none) | 01-08..01-08: 1 | (none) | -
                    BA4 | one inserted between two | 01-08..01-08: 1; 03-13..03-13: 1 | 01-08..01-08: 1; 02-05..02-05: 1; 03-13..03-13: 1 | 01-08..01-08: 1 | -
                    BA5 | one removed between two | 01-08..01-08: 1; 02-05..02-05: 1; 03-13..03-13: 1 | 01-08..01-08: 1; 03-13..03-13: 1 | 01-08..01-08: 1 | 02-05
                    BA6 | last removed | 01-08..01-08: 1; 02-05..02-05: 1 | 01-08..01-08: 1 | 01-08..01-08: 1 | 02-05
                    BA7 | shortened to one day | 01-08..02-05: 1 | 01-08..01-08: 1 | 01-08..01-08: 1 | 01-09
                    BA8 | long one shortened | 01-08..05-31: 1 | 01-08..02-05: 1 | 01-08..02-05: 1 | 02-06
                    BA9 | extended | 01-08..01-08: 1 | 01-08..02-05: 1 | (none) | -
                    BA10 | new beløp | 01-08..02-05: 1 | 01-08..02-05: 2 | (none) | -
                    BA11 | shortened and new beløp | 01-08..02-05: 1 | 01-08..01-08: 2 | (none) | -
                    BA12 | extended and new beløp | 01-08..01-08: 1 | 01-08..02-05: 2 | (none) | -
                    BA13 | new beløp from a date | 01-08..02-05: 1 | 01-08..01-28: 1; 01-29..02-05: 2 | 01-08..01-28: 1 | -
                    BA14 | earlier fom on the first, then another | 02-05..05-31: 1 | 01-08..03-13: 1; 04-21..05-31: 2 | (none) | -
                    BA15 | new beløp from inside the first of two | 01-08..02-05: 1; 03-13..04-21: 1 | 01-08..01-13: 1; 01-14..02-05: 2; 03-13..04-21: 2 | 01-08..01-13: 1 | -
                    BA16 | first shortened, second changed beløp | 01-08..02-05: 1; 03-13..04-21: 1 | 01-08..01-08: 1; 03-13..04-21: 2 | 01-08..01-08: 1 | 01-09
                    BA17 | first extended, second changed beløp | 01-08..01-08: 1; 03-13..04-21: 1 | 01-08..02-05: 1; 03-13..04-21: 2 | (none) | -
                    BA18 | later fom on the first, then another | 01-08..05-31: 1 | 02-05..03-13: 1; 04-21..05-31: 2 | (none) | 01-08
                    BA19 | second shortened | 01-08..01-08: 1; 02-05..03-13: 1 | 01-08..01-08: 1; 02-05..02-05: 1 | 01-08..01-08: 1; 02-05..02-05: 1 | 02-06
                    """)
    void IV_22_to_25_the_cases_of_bestaende(
            String id, String navn, String forrige, String nye, String bestaende, String opphorFra) {
        var bleTil = Bestaende.av(andeler(forrige), andeler(nye));

        assertThat(andeler(nye).subList(0, bleTil.antall())).isEqualTo(andeler(bestaende));
        assertThat(bleTil.opphorFom().map(dato -> dato.toString().substring(5)))
                .isEqualTo(Optional.of(opphorFra).filter(fra -> !fra.equals("-")));
    }

    private static List<Andel> andeler(String tekst) {
        return tekst.equals("(none)")
                ? List.of()
                : Stream.of(tekst.split("; ")).map(BestaendeTest::andel).toList();
    }

    private static Andel andel(String tekst) {
        var deler = tekst.split("\\.\\.|: ");
        return Gitt.aap("2023-" + deler[0], "2023-" + deler[1], Long.parseLong(deler[2]));
    }
}
