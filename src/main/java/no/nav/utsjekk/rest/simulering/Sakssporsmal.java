package no.nav.utsjekk.rest.simulering;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.simulering.Beregning;
import no.nav.utsjekk.simulering.Foresporsel;

/** What a caller wants to know of a sak. */
public interface Sakssporsmal {

    /**
     * What OS is asked.
     *
     * @param sak id of its row, which is locked
     * @param foresporsler one per fagområde; none when there is nothing to ask
     */
    record Utkast(long sak, List<Foresporsel> foresporsler) {
        public Utkast {
            foresporsler = List.copyOf(foresporsler);
        }
    }

    /**
     * Derives the question from what the sak is now, as a real request would be (FM-36). Stores nothing that is left. Inside a
     * transaction.
     *
     * @return empty when the sak has something under way that decides it
     * @throws no.nav.utsjekk.rest.Avslag when it is refused
     */
    Optional<Utkast> utled();

    /**
     * The answer.
     *
     * @param beregning what OS would pay; empty when it has nothing to show
     */
    Svar svar(Optional<Beregning> beregning);

    /** The answer when there is nothing to ask. */
    Svar ingenEndring();
}
