package no.nav.utsjekk.maaling;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the bench is to do: system properties, explained in docs/performance.md.
 *
 * @param takt requests per second of the soak
 * @param storrelser saker in the database, ascending, for the growth
 */
record Valg(
        Set<Scenario> scenarier,
        int n,
        int enkeltvis,
        int varm,
        int runder,
        int saker,
        int oppdrag,
        List<Integer> storrelser,
        int instanser,
        Duration soak,
        int takt,
        boolean setninger,
        boolean tabeller,
        boolean jfr,
        boolean graf,
        Path data) {

    Valg {
        scenarier = Set.copyOf(scenarier);
        storrelser = List.copyOf(storrelser);
        if (scenarier.contains(Scenario.GAMLE) && scenarier.contains(Scenario.VEKST)) {
            throw new IllegalArgumentException("gamle og vekst fyller begge databasen: kjør dem hver for seg");
        }
        if (n < 1 || runder < 1 || enkeltvis < 1 || takt < 1) {
            throw new IllegalArgumentException("n, runder, enkeltvis og takt må være minst 1");
        }
    }

    /** @throws IllegalArgumentException for what is no number, duration or scenario */
    static Valg les(Properties properties) {
        return new Valg(
                Arrays.stream(properties
                                .getProperty("scenarier", "nye,enkeltvis,endringer")
                                .split(","))
                        .map(navn -> Scenario.valueOf(navn.strip().toUpperCase()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scenario.class))),
                tall(properties, "n", 20_000),
                tall(properties, "enkeltvis", 500),
                tall(properties, "varm", 20_000),
                tall(properties, "runder", 5),
                tall(properties, "saker", 1_000_000),
                tall(properties, "oppdrag", 5_000_000),
                Arrays.stream(properties
                                .getProperty("storrelser", "0,10000,100000,1000000")
                                .split(","))
                        .map(Integer::valueOf)
                        .sorted()
                        .toList(),
                tall(properties, "instanser", 3),
                Duration.parse(properties.getProperty("soak", "PT1H")),
                tall(properties, "takt", 200),
                Boolean.parseBoolean(properties.getProperty("setninger")),
                Boolean.parseBoolean(properties.getProperty("tabeller")),
                Boolean.parseBoolean(properties.getProperty("jfr")),
                Boolean.parseBoolean(properties.getProperty("graf")),
                Path.of(properties.getProperty("data", "target/bench")));
    }

    private static int tall(Properties properties, String navn, int vanlig) {
        return Integer.parseInt(properties.getProperty(navn, String.valueOf(vanlig)));
    }

    /** Chosen ones in the order in which they can be run: the last ones fill the database. */
    List<Scenario> iRekkefolge() {
        return scenarier.stream().sorted().toList();
    }
}
