package no.nav.utsjekk.oppdrag.xml;

import static org.assertj.core.api.Assumptions.assumeThat;

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

/** The public schema of OS, when it is at hand: it is a yardstick beside the project, not a part of it. */
final class Kontrakt {

    private static final File XSD = Path.of(Optional.ofNullable(System.getProperty("UTSJEKK_KONTRAKTER"))
                    .or(() -> Optional.ofNullable(System.getenv("UTSJEKK_KONTRAKTER")))
                    .orElse("../shared/contracts"))
            .resolve("oppdrag/oppdragskjema-1.xsd")
            .toFile();

    private final Schema schema;

    private Kontrakt(Schema schema) {
        this.schema = schema;
    }

    static Optional<Kontrakt> find() {
        try {
            return XSD.exists()
                    ? Optional.of(
                            new Kontrakt(SchemaFactory.newDefaultInstance().newSchema(XSD)))
                    : Optional.empty();
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Skips the calling test when the public schema is not there. */
    static Kontrakt orSkip() {
        var kontrakt = find();
        assumeThat(kontrakt)
                .as("OS's public schema: not at %s. Set UTSJEKK_KONTRAKTER to the directory of the contracts", XSD)
                .isPresent();
        return kontrakt.orElseThrow();
    }

    boolean godtar(String xml) {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            return true;
        } catch (SAXException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
