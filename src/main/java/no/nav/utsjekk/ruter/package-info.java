/** Small things that the routes need and that belong to no feature. */
package no.nav.utsjekk.ruter;
