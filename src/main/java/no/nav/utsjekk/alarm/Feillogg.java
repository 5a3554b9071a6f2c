package no.nav.utsjekk.alarm;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the error lines that the product writes into this instance's log, by who wrote them, and makes varsler of them (ALM-5). What they say is never
 * looked at: it may be a library's text. What is counted when the process is killed is lost; the metrics tell of it too.
 */
public final class Feillogg extends AppenderBase<ILoggingEvent> {

    /** Libraries tell of neighbours that are away, which health and other alarms tell of, and which passes. */
    private static final String VARE = "no.nav.utsjekk.";

    private final Map<String, Long> antall = new ConcurrentHashMap<>();
    private final VarselRepository varsler;

    public Feillogg(VarselRepository varsler) {
        this.varsler = varsler;
        setName("feillogg");
    }

    /** Begins to listen; does nothing when the log is not Logback's. */
    public void lytt() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            setContext(context);
            start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
        }
    }

    /** Listens no more. */
    public void slutt() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
            stop();
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)
                && event.getLoggerName().startsWith(VARE)) {
            antall.merge(event.getLoggerName(), 1L, Long::sum);
        }
    }

    /** A varsel for each logger that has told of errors since the last time. The caller holds a transaction. */
    public void varsle() {
        var funnet = new TreeMap<>(antall);
        if (funnet.isEmpty()) {
            return;
        }
        varsler.add(funnet.entrySet().stream().map(Feillogg::varsel).toList());
        AfterCommit.run(() -> funnet.forEach(
                (logger, talt) -> antall.computeIfPresent(logger, (navn, na) -> na > talt ? na - talt : null)));
    }

    private static Varsel varsel(Map.Entry<String, Long> feil) {
        return Varsel.of(Varsel.Type.UVENTET_FEIL, "%d feil i loggen fra %s".formatted(feil.getValue(), feil.getKey()));
    }
}
