package no.nav.utsjekk.dokumentasjon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What producers get to read at {@code /docs}: whole, connected, and for everybody. */
class DokumentsamlingTest {

    private static final URI ROT = URI.create("http://x/docs/");
    private static final Pattern REF = Pattern.compile("\\$ref\"?: ?\"([^\"]+)\"");
    private static final List<Dokument> ALLE = Dokumentsamling.les();
    private static final Map<String, Dokument> PER_ADRESSE =
            ALLE.stream().collect(toMap(Dokument::adresse, Function.identity()));

    static List<String> sider() {
        return ALLE.stream()
                .filter(dokument -> dokument.type().startsWith("text/html"))
                .map(Dokument::adresse)
                .toList();
    }

    @Test
    void every_page_schema_and_document_of_the_project_is_there() throws IOException {
        var filer = Stream.concat(
                filer("docs/produsenter", fil -> fil.replace(".md", "").replace("README", "")),
                filer("src/main/resources/schema/json", fil -> "schema/" + fil));
        assertThat(PER_ADRESSE.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(filer, Stream.of("asyncapi.yaml", "stil.css"))
                        .collect(toSet()));
    }

    private static Stream<String> filer(String mappe, Function<String, String> adresse) throws IOException {
        try (var filer = Files.list(Path.of(mappe))) {
            return filer.map(fil -> adresse.apply(fil.getFileName().toString())).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sider")
    void a_page_is_in_norwegian_has_a_title_and_one_main_heading(String adresse) throws Exception {
        var side = html(adresse);
        assertThat(side.getDocumentElement().getAttribute("lang")).isEqualTo("nb");
        assertThat(elementer(side, "h1")).hasSize(1);
        assertThat(elementer(side, "title").get(0).getTextContent())
                .isEqualTo(elementer(side, "h1").get(0).getTextContent() + " – Utsjekk for produsenter");
        assertThat(elementer(side, "main")).hasSize(1);
        assertThat(innhold(adresse)).doesNotContain("{{", "<!--");
    }

    @ParameterizedTest
    @MethodSource("sider")
    void headings_are_in_order(String adresse) throws Exception {
        var nivaer = elementer(html(adresse), "*").stream()
                .filter(element -> element.getTagName().matches("h[1-6]"))
                .map(element -> element.getTagName().charAt(1) - '0')
                .toList();
        assertThat(IntStream.range(1, nivaer.size()).filter(i -> nivaer.get(i) > nivaer.get(i - 1) + 1))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sider")
    void every_id_is_there_once(String adresse) throws Exception {
        assertThat(ider(adresse)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("sider")
    void every_link_leads_to_a_document_and_a_place_in_it(String adresse) throws Exception {
        for (var lenke : elementer(html(adresse), "a")) {
            var mal = ROT.resolve(adresse).resolve(lenke.getAttribute("href"));
            var funnet = ROT.relativize(mal).getPath();
            assertThat(mal.getAuthority()).as(mal.toString()).isEqualTo("x");
            assertThat(PER_ADRESSE).as(mal.toString()).containsKey(funnet);
            if (mal.getFragment() != null) {
                assertThat(ider(funnet)).as(mal.toString()).contains(mal.getFragment());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sider")
    void nothing_is_fetched_but_the_stylesheet(String adresse) throws Exception {
        assertThat(elementer(html(adresse), "link"))
                .extracting(link -> link.getAttribute("href"))
                .containsExactly("./stil.css");
        for (var element : List.of("script", "img", "iframe", "style", "object")) {
            assertThat(elementer(html(adresse), element)).isEmpty();
        }
        assertThat(innhold(adresse)).doesNotContain(" style=", " src=", " onclick=");
        assertThat(innhold("stil.css")).doesNotContain("url(", "@import");
    }

    @ParameterizedTest
    @MethodSource("sider")
    void tables_can_be_scrolled_with_keys_and_say_what_their_columns_are(String adresse) throws Exception {
        assertThat(elementer(html(adresse), "table")).isNotEmpty().allSatisfy(tabell -> {
            var rundt = (Element) tabell.getParentNode();
            assertThat(rundt.getAttribute("tabindex")).isEqualTo("0");
            assertThat(rundt.getAttribute("aria-label")).startsWith("Tabell: ").hasSizeGreaterThan(8);
        });
        assertThat(elementer(html(adresse), "th"))
                .allSatisfy(celle -> assertThat(celle.getTextContent()).isNotBlank());
        assertThat(elementer(html(adresse), "td")).allSatisfy(celle -> assertThat(celle.getAttribute("data-kolonne"))
                .isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("sider")
    void the_menu_says_where_one_is(String adresse) throws Exception {
        assertThat(elementer(html(adresse), "a").stream().filter(lenke -> lenke.hasAttribute("aria-current")))
                .singleElement()
                .extracting(lenke -> lenke.getAttribute("href"))
                .isEqualTo("./" + adresse);
    }

    @Test
    void every_reference_in_schemas_and_asyncapi_leads_to_a_document() {
        assertThat(ALLE.stream()
                        .filter(dokument -> dokument.adresse().matches(".*\\.(json|yaml)"))
                        .flatMap(dokument -> REF.matcher(innhold(dokument.adresse()))
                                .results()
                                .map(ref -> ROT.resolve(dokument.adresse()).resolve(ref.group(1))))
                        .map(mal -> ROT.relativize(mal).getPath())
                        .collect(toSet()))
                .contains("schema/aap.json", "schema/felles.json", "asyncapi.yaml")
                .isSubsetOf(PER_ADRESSE.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, ./",
        "README.md#koder, ./#koder",
        "aap.md, aap",
        "aap.md#felt, aap#felt",
        "#felt, #felt",
        "../../src/main/resources/schema/json/aap.json, schema/aap.json",
        "../../src/main/resources/schema/asyncapi.yaml, asyncapi.yaml"
    })
    void links_between_files_become_links_between_pages(String lenke, String adresse) {
        assertThat(Tilpasning.adresse(lenke)).isEqualTo(adresse);
    }

    private static List<String> ider(String adresse) throws Exception {
        return elementer(html(adresse), "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** Our HTML is well-formed XML, so that whatever reads XML can check it. */
    private static Document html(String adresse) throws Exception {
        var xml = innhold(adresse).replaceFirst("<!doctype html>", "");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    private static String innhold(String adresse) {
        return new String(PER_ADRESSE.get(adresse).innhold(), UTF_8);
    }

    private static List<Element> elementer(Document side, String navn) {
        var noder = side.getElementsByTagName(navn);
        return IntStream.range(0, noder.getLength())
                .mapToObj(noder::item)
                .map(Element.class::cast)
                .toList();
    }
}
