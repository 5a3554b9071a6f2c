package no.nav.utsjekk.feil;

import java.io.PrintWriter;
import java.io.StringWriter;
import no.nav.utsjekk.sak.Avvisning;

/** What is told of a failure that nobody foresaw. */
public final class Giftig {

    private static final int MAX_LENGTH = 20_000;

    private Giftig() {}

    /** The answer to the producer (VAL-19): where the record stood, and nothing of what it held. */
    public static Avvisning avvisning(String topic, int partisjon, long posisjon) {
        var tekst = "Feil ved prosessering av melding fra %s (partition=%d, offset=%d): intern feil i Utsjekk"
                .formatted(topic, partisjon, posisjon);
        return new Avvisning("INTERN_FEIL", 500, tekst, "");
    }

    /** The class of the innermost cause: safe to show anywhere. */
    public static String name(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    /** Messages and stack trace, for operators only: they may hold personal data. */
    public static String describe(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.getBuffer()
                .substring(0, Math.min(MAX_LENGTH, text.getBuffer().length()));
    }
}
