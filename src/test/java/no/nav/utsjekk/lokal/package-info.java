/**
 * The whole system on one machine: embedded Kafka, PostgreSQL and MQ broker, a stand-in for OS, and a main that starts
 * the product against them. In test scope only.
 */
package no.nav.utsjekk.lokal;
