/** What producers read, at {@code /docs}: pages, JSON Schemas and the AsyncAPI document. */
package no.nav.utsjekk.dokumentasjon;
