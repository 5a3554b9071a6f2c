/**
 * The iverksetting: the older model of a request, which says what all of a sak shall pay, and the derivation of oppdrag from
 * it (21).
 *
 * <p>Pure, as {@code sak} is: imports nothing but the JDK and {@code sak}. What is stored of it is in {@code iverksettinger}.
 */
package no.nav.utsjekk.iverksetting;
