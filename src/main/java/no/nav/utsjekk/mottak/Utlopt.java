package no.nav.utsjekk.mottak;

import java.time.Instant;

/**
 * A transaction whose time was up when somebody looked.
 *
 * @param id its row
 * @param frist the deadline that had passed; another one when it is collected anew
 */
public record Utlopt(long id, Instant frist) {}
