/**
 * The archive: where meldinger go, with all that belongs to them, when they have been handled and are old, and where they
 * come back from when OS or a producer brings them up again (docs/adr/0016).
 */
package no.nav.utsjekk.arkiv;
