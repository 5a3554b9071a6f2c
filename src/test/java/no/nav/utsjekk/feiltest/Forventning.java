package no.nav.utsjekk.feiltest;

import java.util.Set;

/** What the rules make of a request. */
sealed interface Forventning {

    /**
     * FEILET at once.
     *
     * @param koder one of these; none: whatever
     */
    record Avvist(Set<Integer> koder) implements Forventning {}

    /** OK at once (GRD-2). */
    record Uendret() implements Forventning {}

    /** One oppdrag for each fagområde (D2). */
    record Sendt(Set<String> fagomrader) implements Forventning {}
}
