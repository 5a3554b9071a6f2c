/** The dead letter channel: what nobody could handle is kept with its cause, and the rest goes on. */
package no.nav.utsjekk.dodbrev;
