package no.nav.utsjekk.oppdrag.xml;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;

/** A date as OS wants it: {@code 2026-07-01+02:00}, with the UTC offset of Oslo's midnight on that date (04 §2). */
final class OsloDato extends XmlAdapter<String, LocalDate> {

    private static final ZoneRules OSLO = ZoneId.of("Europe/Oslo").getRules();
    private static final int SUMMER_TIME_SECONDS = 2 * 60 * 60;

    @Override
    public String marshal(LocalDate dato) {
        if (dato == null) {
            return null;
        }
        if (dato.getYear() < 1 || dato.getYear() > 9999) {
            throw new IllegalArgumentException("a date outside the years 1 to 9999 has no place in an oppdrag");
        }
        // not the offset's own text: before 1895 it has seconds, which xsd:date does not allow
        return dato
                + (OSLO.getOffset(dato.atStartOfDay()).getTotalSeconds() >= SUMMER_TIME_SECONDS ? "+02:00" : "+01:00");
    }

    @Override
    public LocalDate unmarshal(String tekst) {
        return les(tekst);
    }

    /** Takes the date as written and ignores the offset, which may be absent (XML-8). */
    static LocalDate les(String tekst) {
        return LocalDate.parse(tekst, DateTimeFormatter.ISO_DATE);
    }
}
