package no.nav.utsjekk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.alarm.Alarmtype;
import no.nav.utsjekk.alarm.Niva;
import no.nav.utsjekk.vakt.Varsel;
import org.junit.jupiter.api.Test;

/** The runbook speaks of what there is. */
class RunbookTest {

    private static final Path RUNBOOK = Path.of("docs/runbook.md");

    @Test
    void every_kind_of_varsel_has_its_cause_what_to_check_and_a_remedy_and_there_are_no_others() throws IOException {
        var rader = rader("## Varsler");
        assertThat(rader.stream().map(rad -> rad.get(0).replace("`", "")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Varsel.Type.values()).map(Enum::name).toList());
        assertThat(rader).allSatisfy(rad -> assertThat(rad).hasSize(4).noneMatch(String::isBlank));
    }

    /** ALM-14 is raised by the build. */
    @Test
    void ALM_1_to_ALM_14_each_alarm_has_its_cause_what_to_check_and_a_remedy_and_there_are_no_others()
            throws IOException {
        var rader = rader("## Alarmer");
        assertThat(rader.stream().map(rad -> rad.get(0).replace("`", "")))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(Alarmtype.values()).map(Alarmtype::regel), Stream.of("ALM-14"))
                                .toList());
        assertThat(rader.stream().map(rad -> rad.get(0)))
                .containsAll(IntStream.rangeClosed(1, 14)
                        .mapToObj(nr -> "`ALM-" + nr + "`")
                        .toList());
        assertThat(rader).allSatisfy(rad -> assertThat(rad).hasSize(5).noneMatch(String::isBlank));
        assertThat(nivaer(rader))
                .containsAllEntriesOf(Stream.of(Alarmtype.values())
                        .collect(Collectors.toMap(Alarmtype::regel, type -> niva(type.niva()))));
    }

    private static Map<String, String> nivaer(List<List<String>> rader) {
        return rader.stream().collect(Collectors.toMap(rad -> rad.get(0).replace("`", ""), rad -> rad.get(1)));
    }

    private static String niva(Niva niva) {
        return switch (niva) {
            case KRITISK -> "critical";
            case HOY -> "high";
            case ADVARSEL -> "warning";
        };
    }

    @Test
    void every_route_that_it_stops_and_starts_is_there() throws IOException {
        var ruter = Rutefil.alle().stream()
                .flatMap(fil -> fil.ruter().stream())
                .map(Rute::id)
                .toList();
        assertThat(ruter).contains("oppdrag-ut", "status-ut", "kvittering", "backout-ut", "alarm", "alarm-ut");
        assertThat(ruter.stream().filter(rute -> rute.matches("mottak-(aap|dp|ts|tp|historisk|valp)")))
                .hasSize(6);
    }

    /** The rows of the first table below a heading, without its head. */
    private static List<List<String>> rader(String overskrift) throws IOException {
        var kapittel = Files.readString(RUNBOOK).split(overskrift + "\n")[1].split("\n## ")[0];
        return kapittel.lines()
                .filter(linje -> linje.startsWith("| "))
                .skip(2)
                .map(linje -> Arrays.stream(linje.substring(2).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
