package no.nav.utsjekk.feiltest;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.nav.utsjekk.osmodell.Kjede;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Utbetaling;

/** What is paid, as texts that compare whoever says it: a line per weekday, or per periode of what is paid once. */
final class Betalinger {

    private Betalinger() {}

    private static String dag(LocalDate dag, long belop) {
        return dag + " " + belop;
    }

    private static String periode(LocalDate fom, LocalDate tom, String satstype, long belop) {
        return "%s/%s %s %d".formatted(fom, tom, satstype, belop);
    }

    /** What OS pays on a chain. */
    static SortedSet<String> av(Kjede kjede) {
        var texts = new TreeSet<String>();
        kjede.dager().forEach((dag, sats) -> texts.add(dag(dag, kroner(sats))));
        kjede.perioder().forEach(p -> texts.add(periode(p.fom(), p.tom(), p.typeSats(), kroner(p.sats()))));
        return texts;
    }

    /** What a committed version says is paid. */
    static SortedSet<String> av(Utbetaling versjon) {
        var texts = new TreeSet<String>();
        versjon.perioder().forEach(p -> av(p, versjon.periodetype()).forEach(texts::add));
        return texts;
    }

    private static Stream<String> av(Periode periode, Periodetype type) {
        return type == Periodetype.UKEDAG
                ? periode.fom()
                        .datesUntil(periode.tom().plusDays(1))
                        .filter(dag -> dag.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                        .map(dag -> dag(dag, periode.belop()))
                : Stream.of(periode(periode.fom(), periode.tom(), type.satstype(), periode.belop()));
    }

    private static long kroner(BigDecimal sats) {
        return sats.longValueExact();
    }
}
