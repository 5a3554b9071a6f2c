package no.nav.utsjekk.dokumentasjon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.nav.utsjekk.sak.Fagsystem;

/** All documents, made once out of what is packed with the program. */
final class Dokumentsamling {

    /** Where the schemas are, below the pages. */
    static final String SKJEMA = "schema/";

    private static final List<String> SVAR =
            List.of("felles", "status", "utbetaling", "dryrun-v1", "dryrun-v2", "dryrun-info");

    private Dokumentsamling() {}

    static List<Dokument> les() {
        return Stream.of(
                        sider(),
                        skjemaer(),
                        Stream.of(
                                dokument("stil.css", "text/css; charset=utf-8", new Ressurs("docs/stil.css").tekst()),
                                dokument("asyncapi.yaml", "application/yaml", asyncapi())))
                .flatMap(dokumenter -> dokumenter)
                .toList();
    }

    private static Stream<Dokument> sider() {
        var markdown = new Markdown();
        var ramme = new Ramme(new Ressurs("docs/side.html").tekst());
        var sider = Stream.concat(
                        Stream.of(markdown.side("", kilde("README"))),
                        kortnavn().map(navn -> markdown.side(navn, kilde(navn))))
                .toList();
        return sider.stream()
                .map(side -> dokument(side.adresse(), "text/html; charset=utf-8", ramme.rundt(side, sider)));
    }

    private static String kilde(String navn) {
        return new Ressurs("docs/produsenter/" + navn + ".md").tekst();
    }

    private static Stream<Dokument> skjemaer() {
        return Stream.concat(kortnavn(), SVAR.stream())
                .map(navn -> dokument(
                        SKJEMA + navn + ".json",
                        "application/schema+json",
                        new Ressurs("schema/json/" + navn + ".json").tekst()));
    }

    private static String asyncapi() {
        return new Ressurs("schema/asyncapi.yaml").tekst().replace("\"json/", '"' + SKJEMA);
    }

    private static Stream<String> kortnavn() {
        return Arrays.stream(Fagsystem.values()).map(Fagsystem::kortnavn);
    }

    private static Dokument dokument(String adresse, String type, String innhold) {
        return new Dokument(adresse, type, innhold.getBytes(UTF_8));
    }
}
