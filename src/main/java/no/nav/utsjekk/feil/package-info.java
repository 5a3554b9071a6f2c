/** The kinds of failure and what tells them apart (design, "Four kinds of failure, four answers"). */
package no.nav.utsjekk.feil;
