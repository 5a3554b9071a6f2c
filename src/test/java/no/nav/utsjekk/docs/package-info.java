/**
 * Keeps what is written about the system true: README's tables are checked, docs/routes.md is drawn from the routes and
 * docs/regler.md from the names of the tests.
 */
package no.nav.utsjekk.docs;
