package no.nav.utsjekk.lokal;

import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What the person who starts the local run can choose, with system properties. A port 0 is any free port.
 *
 * <pre>
 * lokal.data             where data are kept                            target/lokal
 * lokal.os               start the stand-in for OS                      true
 * lokal.os.svar          what it does wrong, {@link Feiltype}, with commas between
 * lokal.eksempler        publish the example messages                   true
 * lokal.kafka.port, lokal.postgres.port, lokal.mq.port                  9092, 54320, 61616
 * lokal.http.port, lokal.management.port, lokal.os.port                 8080, 8081, 8082
 * lokal.token.port                                                      8083
 * </pre>
 */
record Lokalvalg(
        Path data,
        Porter porter,
        int httpPort,
        int managementPort,
        int osPort,
        int tokenPort,
        boolean os,
        Stream<Feiltype> feil,
        boolean eksempler) {

    /** @throws IllegalArgumentException with a text for whoever wrote the setting */
    static Lokalvalg les(Properties properties) {
        return new Lokalvalg(
                Path.of(properties.getProperty("lokal.data", "target/lokal")),
                new Porter(
                        port(properties, "lokal.kafka.port", Porter.STANDARD.kafka()),
                        port(properties, "lokal.postgres.port", Porter.STANDARD.postgres()),
                        port(properties, "lokal.mq.port", Porter.STANDARD.mq())),
                Porter.velg(port(properties, "lokal.http.port", 8080)),
                Porter.velg(port(properties, "lokal.management.port", 8081)),
                Porter.velg(port(properties, "lokal.os.port", 8082)),
                Porter.velg(port(properties, "lokal.token.port", 8083)),
                bryter(properties, "lokal.os"),
                Stream.of(properties.getProperty("lokal.os.svar", "").split(","))
                        .filter(kode -> !kode.isBlank())
                        .map(Feiltype::av),
                bryter(properties, "lokal.eksempler"));
    }

    private static int port(Properties properties, String name, int standard) {
        var value = properties.getProperty(name, String.valueOf(standard));
        try {
            var port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the same message
        }
        throw new IllegalArgumentException("%s=%s er ikke en port".formatted(name, value));
    }

    /** On when it is not mentioned. */
    private static boolean bryter(Properties properties, String name) {
        var value = properties.getProperty(name, "true");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("%s=%s må være true eller false".formatted(name, value));
        }
        return value.equals("true");
    }
}
