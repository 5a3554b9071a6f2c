package no.nav.utsjekk.feiltest.bestilling;

import java.util.List;
import java.util.UUID;

/** An utbetaling that a sak may have, and how its producer writes it. */
interface Utbetalingsmal {

    UUID uid();

    /** OS's code. */
    String fagomrade();

    String klassekode();

    Rom rom();

    /**
     * JSON of what is to be paid, as many texts as the producer has elements for it.
     *
     * @param stykker in any order; none: the utbetaling ends
     */
    List<String> skriv(List<Bit> stykker);

    /** Faults that can be written in this form. */
    List<Feilgrep> feilgrep();

    /** Others in its place that nobody may be paid. */
    default List<Utbetalingsmal> forbudte() {
        return List.of();
    }
}
