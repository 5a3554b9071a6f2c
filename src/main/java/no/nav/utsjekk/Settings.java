package no.nav.utsjekk;

import java.time.Duration;
import org.apache.camel.CamelContext;

/** Typed access to {@code application.properties}, with the environment filled in. */
record Settings(CamelContext context) {

    /** @throws IllegalArgumentException when the setting is not defined */
    String text(String name) {
        return context.resolvePropertyPlaceholders("{{" + name + "}}");
    }

    int number(String name) {
        var text = text(name);
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The setting " + name + " must be a whole number", e);
        }
    }

    /** ISO-8601, such as PT1M. */
    Duration duration(String name) {
        return Duration.parse(text(name));
    }
}
