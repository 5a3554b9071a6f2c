package no.nav.utsjekk.avstemming;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schema of the messages, and the public one of OS when it is at hand: a yardstick beside the project, not a part of it. */
public final class Avstemmingsskjema {

    private static final Avstemmingsskjema EGET = new Avstemmingsskjema(les(new StreamSource(
            Avstemmingsskjema.class.getResource("/schema/avstemming.xsd").toExternalForm())));

    private static final File OFFENTLIG = Path.of(Optional.ofNullable(System.getProperty("UTSJEKK_KONTRAKTER"))
                    .or(() -> Optional.ofNullable(System.getenv("UTSJEKK_KONTRAKTER")))
                    .orElse("../shared/contracts"))
            .resolve("avstemming/meldinger.xsd")
            .toFile();

    private static final Optional<Avstemmingsskjema> OFFENTLIG_SKJEMA = OFFENTLIG.exists()
            ? Optional.of(new Avstemmingsskjema(les(new StreamSource(OFFENTLIG))))
            : Optional.empty();

    private final Schema schema;

    private Avstemmingsskjema(Schema schema) {
        this.schema = schema;
    }

    public static Avstemmingsskjema eget() {
        return EGET;
    }

    public static Optional<Avstemmingsskjema> offentlig() {
        return OFFENTLIG_SKJEMA;
    }

    /** In what a document breaks our own schema, or the public one when it is at hand. */
    public static Optional<String> brudd(String xml) {
        return EGET.feil(xml).or(() -> offentlig().flatMap(skjema -> skjema.feil(xml)));
    }

    /** The first error of a document; empty when it is valid. */
    public Optional<String> feil(String xml) {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema les(StreamSource kilde) {
        try {
            return SchemaFactory.newDefaultInstance().newSchema(kilde);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
