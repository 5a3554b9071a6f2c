/** What must hold when things go wrong: killed processes, servers that are away, poisoned records, copies, an OS that misbehaves. */
package no.nav.utsjekk.feiltest;
