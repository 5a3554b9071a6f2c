package no.nav.utsjekk.maaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValgTest {

    private final Properties properties = new Properties();

    @Test
    void without_options_it_measures_what_is_demanded() {
        var valg = Valg.les(properties);
        assertThat(valg.iRekkefolge()).containsExactly(Scenario.NYE, Scenario.ENKELTVIS, Scenario.ENDRINGER);
        assertThat(valg.n()).isEqualTo(20_000);
        assertThat(valg.runder()).isEqualTo(5);
    }

    @Test
    void what_fills_the_database_comes_last() {
        properties.setProperty("scenarier", "gamle, nye,tak");
        assertThat(Valg.les(properties).iRekkefolge()).containsExactly(Scenario.NYE, Scenario.TAK, Scenario.GAMLE);
    }

    @ParameterizedTest
    @CsvSource({"scenarier,alt", "'scenarier','gamle,vekst'", "n,mange", "n,0", "runder,0", "soak,en time"})
    void nonsense_is_refused(String navn, String verdi) {
        properties.setProperty(navn, verdi);
        assertThatThrownBy(() -> Valg.les(properties)).isInstanceOf(RuntimeException.class);
    }
}
