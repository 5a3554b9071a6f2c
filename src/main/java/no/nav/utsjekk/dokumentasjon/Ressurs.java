package no.nav.utsjekk.dokumentasjon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A file that is packed with the program. */
record Ressurs(String sti) {

    /** @throws IllegalStateException when it is not there */
    String tekst() {
        try (var strom = Ressurs.class.getResourceAsStream("/" + sti)) {
            if (strom == null) {
                throw new IllegalStateException("Missing from the program: " + sti);
            }
            return new String(strom.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
