/** Who calls over HTTP: tokens of Entra ID, checked before anything else is done for them. */
package no.nav.utsjekk.tilgang;
