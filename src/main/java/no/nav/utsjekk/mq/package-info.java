/** A Camel component that takes messages from MQ in batches, a transaction per batch. */
package no.nav.utsjekk.mq;
