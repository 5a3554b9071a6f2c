/** The family {@code /api/iverksetting}: the total picture of a sak at a time (20 §3), and its migration (22). */
package no.nav.utsjekk.rest.iverksetting;
