/** The REST facade: what teams that do not send over Kafka yet call (20). Same tables, same machine as Kafka's requests. */
package no.nav.utsjekk.rest;
