/** Traces: how a melding came from its producer to its last status, for OpenTelemetry. */
package no.nav.utsjekk.sporing;
