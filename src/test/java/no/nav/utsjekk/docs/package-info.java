/** Keeps what is written about the system true: README's tables are checked, docs/routes.md is drawn from the routes. */
package no.nav.utsjekk.docs;
