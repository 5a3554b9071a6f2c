package no.nav.utsjekk.vakt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a line of the log is found by, beside what it says: fields of its JSON (09 §9). */
public final class Loggfelt {

    private static final int TRACE_FRA = 3;
    private static final int TRACE_TIL = 35;

    private Loggfelt() {}

    /**
     * Those that there are; each may be null.
     *
     * @param traceparent W3C
     * @param nokkel Kafka key of the melding
     */
    public static Map<String, String> av(String traceparent, String nokkel, String sakId) {
        var felter = new LinkedHashMap<String, String>();
        Optional.ofNullable(traceparent)
                .filter(trace -> trace.length() > TRACE_TIL)
                .ifPresent(trace -> felter.put("trace", trace.substring(TRACE_FRA, TRACE_TIL)));
        Optional.ofNullable(nokkel).map(Personvern::uten).ifPresent(key -> felter.put("key", key));
        Optional.ofNullable(sakId).map(Personvern::uten).ifPresent(id -> felter.put("sakId", id));
        return felter;
    }
}
