package no.nav.utsjekk.avstemming;

/** What came of starting the daily run. */
public sealed interface Dagskjoring {

    /** It is stored, and is being delivered. */
    record Kjort(long id, Avstemmingsperiode periode) implements Dagskjoring {}

    /** The day is no virkedag (AVS-2). */
    record IkkeVirkedag() implements Dagskjoring {}

    /** The day has had its run, or the day before has been reconciled (AVS-5). */
    record AlleredeAvstemt() implements Dagskjoring {}
}
