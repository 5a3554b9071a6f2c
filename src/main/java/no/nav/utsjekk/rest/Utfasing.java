package no.nav.utsjekk.rest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * The end of the facade, as every answer tells it (RFC 9745, RFC 8594).
 *
 * @param fra since when nobody should begin to use it
 * @param slutt when it is gone
 * @param dok where it is told what to use instead
 */
public record Utfasing(LocalDate fra, LocalDate slutt, String dok) {

    Map<String, String> hoder() {
        return Map.of(
                "Deprecation",
                "@" + fra.atStartOfDay().toEpochSecond(ZoneOffset.UTC),
                "Sunset",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(slutt.atStartOfDay(ZoneOffset.UTC)),
                "Link",
                "<%s>; rel=\"deprecation\"; type=\"text/html\"".formatted(dok));
    }
}
