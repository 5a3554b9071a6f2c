package no.nav.utsjekk.mottak;

import java.util.List;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Stonad;

/** One producer's message format: how its JSON is read and what it means (02 §5 to §8). */
public interface Meldingsformat extends Meldingstolk {

    /** The fagsystem whose topics carry this format. */
    Fagsystem fagsystem();

    /**
     * The stønad that is stored under a name, also one that no melding can name any more (02 §9).
     *
     * @throws IllegalArgumentException when the fagsystem has none of that name
     */
    Stonad stonad(String navn);

    /** All that {@link #stonad} knows. Of two with the same klassekode the one that is spelled right comes last (SIM-25). */
    List<Stonad> stonader();
}
