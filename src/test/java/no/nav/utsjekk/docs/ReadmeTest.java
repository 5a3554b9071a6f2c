package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** README's tables say what the code says. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Z0-9_]+):([^}]*)}}");
    private static final Pattern LOG_VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)");

    @Test
    void the_settings_table_has_every_setting_with_its_default_and_no_other() throws IOException {
        var settings = settings("application.properties", PLACEHOLDER);
        settings.putAll(settings("logback.xml", LOG_VARIABLE));
        assertThat(table("### Settings").stream().collect(toMap(row -> row.get(0), row -> row.get(1))))
                .containsExactlyInAnyOrderEntriesOf(settings);
    }

    private static Map<String, String> settings(String resource, Pattern variable) throws IOException {
        var text = Files.readAllLines(MAIN.resolve("resources").resolve(resource)).stream()
                .filter(line -> !line.strip().startsWith("#"))
                .toList();
        return text.stream()
                .flatMap(line -> variable.matcher(line).results())
                .collect(toMap(setting -> setting.group(1), setting -> setting.group(2)));
    }

    @Test
    void the_dependency_table_has_every_dependency_of_the_product_and_no_other() throws Exception {
        assertThat(names(table("## Dependencies"))).containsExactlyInAnyOrderElementsOf(dependencies());
    }

    private static Set<String> dependencies() throws Exception {
        var project = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        return children(project, "dependencies")
                .flatMap(dependencies -> children(dependencies, "dependency"))
                .filter(dependency -> children(dependency, "scope")
                        .map(Element::getTextContent)
                        .noneMatch("test"::equals))
                .flatMap(dependency -> children(dependency, "artifactId"))
                .map(Element::getTextContent)
                .collect(toSet());
    }

    private static Stream<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeName().equals(name))
                .map(Element.class::cast);
    }

    @Test
    void the_package_table_has_every_feature_and_no_other() throws IOException {
        try (var features = Files.list(MAIN.resolve("java/no/nav/utsjekk"))) {
            assertThat(names(table("## Where to find things")))
                    .containsExactlyInAnyOrderElementsOf(features.filter(Files::isDirectory)
                            .map(feature -> feature.getFileName().toString())
                            .toList());
        }
    }

    static List<Path> documents() throws IOException {
        try (var docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(README), docs.filter(doc -> doc.toString().endsWith(".md")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_somewhere(Path document) throws IOException {
        assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
                .filteredOn(link -> !link.contains("://"))
                .allSatisfy(link ->
                        assertThat(document.resolveSibling(link).normalize()).exists());
    }

    /** The rows of the first table below a heading: what stands between backticks in the first two columns. */
    private static List<List<String>> table(String heading) throws IOException {
        return Files.readAllLines(README).stream()
                .dropWhile(line -> !line.equals(heading))
                .dropWhile(line -> !line.startsWith("| ---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .map(cells -> List.of(code(cells[1]), code(cells[2])))
                .toList();
    }

    private static String code(String cell) {
        Matcher code = Pattern.compile("`([^`]*)`").matcher(cell);
        return code.find() ? code.group(1) : "";
    }

    private static List<String> names(List<List<String>> table) {
        return table.stream().map(row -> row.get(0)).toList();
    }
}
