/**
 * How fast and how dear the system is (docs/performance.md): the load generator, what is counted, the scenarios, the table, the
 * JSON and the graphs that come of them. In test scope only.
 */
package no.nav.utsjekk.maaling;
