/** The running product seen from outside: Kafka, MQ and, for what cannot be seen there, the database. */
package no.nav.utsjekk.ende;
