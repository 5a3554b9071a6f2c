/**
 * The SQL of the product, as its database sees it: written down while the end-to-end tests run, kept for each schema version
 * that is in use, and held against newer schemas (docs/adr/0017).
 */
package no.nav.utsjekk.setninger;
