package no.nav.utsjekk.sporing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Spans in the form in which OpenTelemetry's collectors take them over HTTP (OTLP, JSON). */
final class Otlp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NANOS = 1_000_000_000L;
    private static final int ERROR = 2;

    private Otlp() {}

    static byte[] skriv(List<Span> spans) throws JsonProcessingException {
        return JSON.writeValueAsBytes(Map.of(
                "resourceSpans",
                List.of(Map.of(
                        "resource",
                        Map.of("attributes", attributter(Map.of("service.name", "utsjekk"))),
                        "scopeSpans",
                        List.of(Map.of(
                                "scope",
                                Map.of("name", "no.nav.utsjekk"),
                                "spans",
                                spans.stream().map(Otlp::span).collect(Collectors.toList())))))));
    }

    private static Map<String, Object> span(Span span) {
        var json = new LinkedHashMap<String, Object>();
        json.put("traceId", span.kontekst().trace());
        json.put("spanId", span.id());
        json.put("parentSpanId", span.parent());
        json.put("name", span.navn());
        json.put("kind", span.slag().kode());
        json.put("startTimeUnixNano", nanos(span.fra()));
        json.put("endTimeUnixNano", nanos(span.til()));
        json.put("attributes", attributter(span.attributter()));
        span.feil().ifPresent(feil -> json.put("status", Map.of("code", ERROR, "message", feil)));
        return json;
    }

    /** Numbers of 64 bits are text in this form. */
    private static String nanos(Instant tid) {
        return Long.toString(tid.getEpochSecond() * NANOS + tid.getNano());
    }

    private static List<Map<String, Object>> attributter(Map<String, String> alle) {
        return alle.entrySet().stream()
                .map(en -> Map.<String, Object>of("key", en.getKey(), "value", Map.of("stringValue", en.getValue())))
                .toList();
    }
}
