package no.nav.utsjekk.dokumentasjon;

import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** From Markdown, as it stands in the project, to a page. */
final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final int CHAPTER = 2;

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();

    /**
     * @param adresse of the page
     * @param markdown begins with its title
     */
    Side side(String adresse, String markdown) {
        var document = parser.parse(markdown);
        var tilpasning = new Tilpasning();
        document.accept(tilpasning);
        var overskrifter = tilpasning.overskrifter();
        return new Side(
                adresse,
                tilpasning.kapittel(overskrifter.get(0)).tittel(),
                renderer(tilpasning).render(document),
                overskrifter.stream()
                        .filter(overskrift -> overskrift.getLevel() == CHAPTER)
                        .map(tilpasning::kapittel)
                        .toList());
    }

    private static HtmlRenderer renderer(Tilpasning tilpasning) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(
                        context -> (node, tag, attributes) -> attributter(node, tag, attributes, tilpasning))
                .build();
    }

    /** What those need who hear the page, read it without a mouse, or on a screen too narrow for a table. */
    private static void attributter(Node node, String tag, Map<String, String> attributes, Tilpasning tilpasning) {
        switch (tag) {
            case "h1", "h2", "h3", "h4" -> attributes.put(
                    "id", tilpasning.kapittel((Heading) node).id());
            case "pre" -> attributes.put("tabindex", "0");
            case "table" -> attributes.put("role", "table");
            case "thead", "tbody" -> attributes.put("role", "rowgroup");
            case "tr" -> attributes.put("role", "row");
            case "th" -> attributes.putAll(Map.of("role", "columnheader", "scope", "col"));
            case "td" -> attributes.putAll(Map.of("role", "cell", "data-kolonne", tilpasning.kolonne(node)));
            default -> {
                // plain text needs nothing
            }
        }
    }
}
