package no.nav.utsjekk.ende;

/** A melding that a producer publishes. */
interface Innmelding {

    /** The producer's own topic. */
    String topic();

    String sakId();

    String json();
}
