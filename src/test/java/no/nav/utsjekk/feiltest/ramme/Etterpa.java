package no.nav.utsjekk.feiltest.ramme;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** What must be when a fault has passed: nobody has been given up, nobody has to look, and all are well. */
final class Etterpa {

    private static final Duration TALMODIGHET = Duration.ofSeconds(30);

    private Etterpa() {}

    /** What is not as it must be. */
    static List<String> avvik(Rigg rigg) {
        return Stream.concat(
                        Stream.of(
                                        "dodbrev",
                                        "varsel where type not in ('DOBBELTUTBETALING', 'DELVIS_GODTATT')",
                                        "kvittering where utfall = 'PARKERT'")
                                .filter(levning -> rigg.antall(levning) > 0)
                                .map(levning -> "%d %s".formatted(rigg.antall(levning), levning)),
                        rigg.instanser().stream()
                                .filter(instans -> !blirFrisk(instans))
                                .map(instans -> "ikke frisk: " + instans.helse()))
                .toList();
    }

    private static boolean blirFrisk(Instans instans) {
        try {
            await().atMost(TALMODIGHET).until(() -> !instans.helse().contains("DOWN"));
            return true;
        } catch (ConditionTimeoutException syk) {
            return false;
        }
    }
}
