package no.nav.utsjekk.utboks;

/** A row of the utboks that cannot be delivered now. */
record Stans(Plass plass, Grunn grunn) {

    /** Why it stands still. The names are those of the table. */
    enum Grunn {
        /** there is no such topic now, or we may not write to it: goes by itself when that has changed */
        TOPIC,
        /** its recipient does not take it: there is a dead letter, and an operator decides */
        DODBREV,
        /** behind another one that stands still */
        BAK
    }
}
