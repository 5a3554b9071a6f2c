/** Questions to OS's simulering from callers who wait for the answer (20 §4.10, §5). */
package no.nav.utsjekk.rest.simulering;
