/** The operators' pages at {@code /drift}: who is signed in, what they see, and what they do (docs/adr/0028). */
package no.nav.utsjekk.konsoll;
