/** The intake: Kafka records to stored meldinger (02). One package per producer format below it. */
package no.nav.utsjekk.mottak;
