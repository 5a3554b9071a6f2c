package no.nav.utsjekk.konsoll;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Values as operators read them: Norwegian, Norwegian time. */
final class Tekst {

    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static final Locale NORSK = Locale.forLanguageTag("nb-NO");
    private static final DateTimeFormatter TID =
            DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss", NORSK).withZone(OSLO);
    private static final DateTimeFormatter DATO = DateTimeFormatter.ofPattern("dd.MM.uuuu", NORSK);

    private final Clock clock;

    Tekst(Clock clock) {
        this.clock = clock;
    }

    /** @param moment an {@link Instant}, or its text */
    String tid(Object moment) {
        return moment(moment).map(TID::format).orElse("–");
    }

    String dato(Object dag) {
        return LocalDate.parse(dag.toString()).format(DATO);
    }

    /** How long ago: {@code 2 t 5 min}. */
    String alder(Object moment) {
        return moment(moment)
                .map(tid -> varighet(Duration.between(tid, clock.instant())))
                .orElse("–");
    }

    static String varighet(Duration tid) {
        if (tid.toDays() > 1) {
            return tid.toDays() + " døgn";
        }
        if (tid.toHours() > 0) {
            return "%d t %d min".formatted(tid.toHours(), tid.toMinutesPart());
        }
        return tid.toMinutes() > 0 ? tid.toMinutes() + " min" : Math.max(0, tid.toSeconds()) + " s";
    }

    private static Optional<Instant> moment(Object moment) {
        return moment instanceof Optional<?> kanskje
                ? kanskje.flatMap(Tekst::moment)
                : Optional.of(moment.toString())
                        .filter(tekst -> !tekst.isEmpty())
                        .map(Instant::parse);
    }

    String kroner(Object belop) {
        return NumberFormat.getNumberInstance(NORSK).format(new BigDecimal(belop.toString())) + " kr";
    }

    /** What a code of the product is called by people. */
    String navn(Object kode) {
        return Ord.av(kode.toString()).tekst();
    }

    /** The colour that goes with it; never the only thing that tells. */
    String tone(Object kode) {
        return Ord.av(kode.toString()).tone();
    }

    /** A text that may be null. */
    String kode(Object kode) {
        return kode.toString();
    }
}
