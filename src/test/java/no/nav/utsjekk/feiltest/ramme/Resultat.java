package no.nav.utsjekk.feiltest.ramme;

import java.util.List;

/**
 * What came of one fault.
 *
 * @param inn requests published
 * @param ut final statuses, OK or FEILET, that producers have been told
 * @param tapt requests without one
 * @param doblet requests that were told something twice, or whose oppdrag OS has accepted twice
 * @param motstridende requests that were told both OK and FEILET
 * @param kopier messages on MQ beyond the first of each oppdrag
 * @param balanserer whether OS and the database pay what the newest accepted requests asked for
 * @param sekunder from the moment when the cause was gone to the last final status; 0 when it came before
 * @param avvik everything that is not as it must be, in words
 */
record Resultat(
        String navn,
        String beskrivelse,
        long inn,
        long ut,
        long tapt,
        long doblet,
        long motstridende,
        long kopier,
        boolean balanserer,
        double sekunder,
        List<String> avvik) {

    boolean erFeilfritt() {
        return tapt + doblet + motstridende == 0 && balanserer && avvik.isEmpty();
    }
}
