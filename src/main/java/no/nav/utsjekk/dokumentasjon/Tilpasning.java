package no.nav.utsjekk.dokumentasjon;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Makes a page out of a document of the project: gives headings addresses, turns links to files into links to pages, takes
 * the marks of the generator out, and lets wide tables scroll by themselves.
 */
final class Tilpasning extends AbstractVisitor {

    private static final String SCHEMAS = "../../src/main/resources/schema/";

    private final IdGenerator ids = IdGenerator.builder().build();
    private final Map<Heading, Side.Kapittel> kapitler = new IdentityHashMap<>();
    private final List<Heading> overskrifter = new ArrayList<>();
    private final Map<Node, String> kolonner = new IdentityHashMap<>();
    private List<String> tabellhode = List.of();

    /** In reading order. */
    List<Heading> overskrifter() {
        return List.copyOf(overskrifter);
    }

    Side.Kapittel kapittel(Heading overskrift) {
        return kapitler.get(overskrift);
    }

    /** What stands at the top of a cell's column. */
    String kolonne(Node celle) {
        return kolonner.getOrDefault(celle, "");
    }

    @Override
    public void visit(Heading heading) {
        var tekst = tekst(heading);
        overskrifter.add(heading);
        kapitler.put(heading, new Side.Kapittel(ids.generateId(tekst), tekst));
        visitChildren(heading);
    }

    private static String tekst(Node node) {
        var tekst = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                tekst.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                tekst.append(code.getLiteral());
            }
        });
        return tekst.toString();
    }

    @Override
    public void visit(Link link) {
        link.setDestination(adresse(link.getDestination()));
        visitChildren(link);
    }

    /** In the project pages and schemas are files, each in its directory; here they are neighbours. */
    static String adresse(String lenke) {
        if (lenke.startsWith(SCHEMAS)) {
            return lenke.substring(SCHEMAS.length()).replaceFirst("^json/", Dokumentsamling.SKJEMA);
        }
        return lenke.replaceFirst("^README\\.md", "./").replaceFirst("^(\\w+)\\.md", "$1");
    }

    @Override
    public void visit(HtmlBlock html) {
        if (html.getLiteral().startsWith("<!--")) {
            html.unlink();
        }
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            var navn = overskrifter.isEmpty()
                    ? ""
                    : kapittel(overskrifter.get(overskrifter.size() - 1)).tittel();
            block.insertBefore(html(
                    "<div class=\"tabell\" role=\"region\" tabindex=\"0\" aria-label=\"Tabell: %s\">".formatted(navn)));
            block.insertAfter(html("</div>"));
        }
        visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow rad) {
            var celler = celler(rad);
            if (rad.getParent() instanceof TableHead) {
                tabellhode = celler.stream().map(Tilpasning::tekst).toList();
            }
            for (int i = 0; i < celler.size(); i++) {
                kolonner.put(celler.get(i), tabellhode.get(i));
            }
        }
        visitChildren(node);
    }

    private static List<Node> celler(TableRow rad) {
        return Stream.iterate(rad.getFirstChild(), Objects::nonNull, Node::getNext)
                .toList();
    }

    private static HtmlBlock html(String literal) {
        var block = new HtmlBlock();
        block.setLiteral(literal);
        return block;
    }
}
