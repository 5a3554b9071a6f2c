/** Housekeeping: handled rows leave the hot tables, a few at a time, so that old work costs new work nothing. */
package no.nav.utsjekk.opprydding;
