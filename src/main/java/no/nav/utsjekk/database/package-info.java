/** How features speak to Postgres: set-based, a statement per batch and not per row. */
package no.nav.utsjekk.database;
