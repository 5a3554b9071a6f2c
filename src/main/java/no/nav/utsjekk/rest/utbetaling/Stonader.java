package no.nav.utsjekk.rest.utbetaling;

import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Stonad;

/** Finds a stønad, and so its klassekode, by fagområde and name. */
@FunctionalInterface
public interface Stonader {

    Stonad av(Fagomrade fagomrade, String navn);
}
