package no.nav.utsjekk.feiltest.ramme;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** All faults that have been tried, in {@code target/feil/tabell.md} and {@code tabell.json}, written anew after each. */
final class Tabell {

    private static final Path MAPPE = Path.of("target", "feil");
    private static final Path DOC = Path.of("docs", "faults.md");

    private static final String HODE =
            """
            # Faults

            Each row: requests of all producers are under way, something goes wrong, and afterwards everything is counted. Kafka,
            PostgreSQL, MQ and the OS stand-in are real servers, the product is one or more processes of its own. Written by

            ```
            %s
            ```

            on %s, %s.

            - *answered*: final statuses, `OK` or `FEILET`, on `helved.status.v1`. *Lost*: requests without one.
            - *doubled*: requests that were told something twice, or whose oppdrag OS has accepted twice.
            - *contradictory*: requests that were told both `OK` and `FEILET`.
            - *copies on MQ*: messages beyond the first of each oppdrag. They are expected ([adr 0007](adr/0007-copies-on-mq.md)), and
              each was counted in the database before it was sent.
            - *books balance*: OS and the database pay, day by day, what the newest accepted request of each sak asked for.
            - *recovered after*: seconds from the moment when the cause was gone (the process is being started again, the server is
              back) to the last final status. Kafka gives the partitions of a process that is just gone to others after ten seconds;
              it is told at once in all rows but those with an asterisk.

            When servers are away, slow or cut off, it is also checked that health says which one, that the product keeps neither a
            processor nor the log busy, and that afterwards nothing is in the dead letter channel and nobody has to do anything.
            Not tried: a full disk under Kafka. A broker that cannot write its log stops, which is the row *Kafka restarts*.

            | fault | what happens | requests | answered | lost | doubled | contradictory | copies on MQ | books balance | recovered after |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Omfang omfang;
    private final List<Resultat> rader = new ArrayList<>();

    Tabell(Omfang omfang) {
        this.omfang = omfang;
    }

    /** What went well in the run before; nothing when there was none. */
    static Tabell fraSist(Omfang omfang) {
        var tabell = new Tabell(omfang);
        var sist = MAPPE.resolve("tabell.json");
        if (Files.exists(sist)) {
            try {
                var rader = JSON.readTree(Files.readString(sist)).get("rader");
                Stream.of(JSON.treeToValue(rader, Resultat[].class))
                        .filter(Resultat::erFeilfritt)
                        .forEach(tabell.rader::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tabell;
    }

    boolean har(String navn) {
        return rader.stream().anyMatch(rad -> rad.navn().equals(navn));
    }

    void leggTil(Resultat rad) {
        rader.add(rad);
        try {
            Files.createDirectories(MAPPE);
            Files.writeString(MAPPE.resolve("tabell.md"), markdown());
            Files.writeString(MAPPE.resolve("tabell.json"), json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps it with the documentation: for runs in which everything was tried. */
    void bevar() {
        try {
            Files.writeString(DOC, markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String markdown() {
        return HODE.formatted(kommando(), maskin(), LocalDate.now(ZoneId.of("Europe/Oslo")))
                + rader.stream().map(Tabell::rad).collect(joining())
                + "| **all** | | %d | %d | %d | %d | %d | %d | %s | |\n"
                        .formatted(
                                sum(Resultat::inn),
                                sum(Resultat::ut),
                                sum(Resultat::tapt),
                                sum(Resultat::doblet),
                                sum(Resultat::motstridende),
                                sum(Resultat::kopier),
                                ja(rader.stream().allMatch(Resultat::balanserer)));
    }

    private long sum(ToLongFunction<Resultat> tall) {
        return rader.stream().mapToLong(tall).sum();
    }

    private static String rad(Resultat r) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %d | %d | %d | %s | %.1f |\n",
                r.navn(),
                r.beskrivelse(),
                r.inn(),
                r.ut(),
                r.tapt(),
                r.doblet(),
                r.motstridende(),
                r.kopier(),
                ja(r.balanserer()),
                r.sekunder());
    }

    private static String ja(boolean er) {
        return er ? "yes" : "**no**";
    }

    private String json() throws IOException {
        return JSON.writeValueAsString(Map.of("kommando", kommando(), "maskin", maskin(), "rader", rader));
    }

    private String kommando() {
        return omfang == Omfang.LANG ? "mvn -q verify -Pfault" : "mvn -q verify";
    }

    private static String maskin() {
        var minne = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        return "%d cores, %d GB, %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Math.round(minne / 1e9),
                        System.getProperty("os.name"),
                        Runtime.version());
    }
}
