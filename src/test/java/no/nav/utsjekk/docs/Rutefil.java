package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A file of routes.
 *
 * @param innledning the comment that it begins with
 * @param feilhandtering the handlers of its route configurations
 */
public record Rutefil(String navn, String innledning, List<Rute> ruter, List<Feilhandtering> feilhandtering) {

    static final Path MAPPE = Path.of("src/main/resources/routes");
    private static final Path SETTINGS = Path.of("src/main/resources/application.properties");

    /** A route configuration: what becomes of exceptions. */
    record Feilhandtering(String id, String description, List<Rute.Trinn> unntak) {}

    /** All files, in reading order. */
    public static List<Rutefil> alle() {
        var settings = settings();
        try (var files = Files.list(MAPPE)) {
            return files.sorted().map(file -> les(file, settings)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rutefil les(Path file, Properties settings) {
        try {
            var text = Files.readString(file);
            var items = ((List<?>) yaml(text))
                    .stream().map(item -> (Map<?, ?>) item).toList();
            return new Rutefil(
                    file.getFileName().toString(),
                    innledning(text),
                    items.stream()
                            .map(item -> (Map<?, ?>) item.get("route"))
                            .filter(Objects::nonNull)
                            .map(route -> Rute.av(route, uri -> resolve(uri, settings)))
                            .toList(),
                    items.stream()
                            .map(item -> (Map<?, ?>) item.get("routeConfiguration"))
                            .filter(Objects::nonNull)
                            .map(Rutefil::feilhandtering)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static Feilhandtering feilhandtering(Map<?, ?> yaml) {
        return new Feilhandtering(
                yaml.get("id").toString(),
                yaml.get("description").toString(),
                Rute.trinnene(yaml.get("onException"), uri -> uri));
    }

    private static String innledning(String text) {
        return text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .collect(joining("\n"));
    }

    private static String resolve(String uri, Properties settings) {
        return uri.startsWith("{{vekk.") ? settings.getProperty(uri.substring(2, uri.length() - 2)) : uri;
    }

    private static Properties settings() {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(SETTINGS)) {
            settings.load(reader);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<Rute> alleRuter() {
        return alle().stream().flatMap(fil -> fil.ruter().stream());
    }
}
