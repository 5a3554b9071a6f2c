package no.nav.utsjekk.feiltest.bestilling;

import java.util.List;
import java.util.Random;
import no.nav.utsjekk.sak.Fagsystem;

/** One who asks for payment: what its saker hold, and how its meldinger look. */
public interface Produsent {

    /** All there are. */
    List<Produsent> ALLE = List.of(
            new Aap(), new Dagpenger(), new Tilleggsstonader(), new Tiltakspenger(), new Historisk(), new Valp());

    Fagsystem fagsystem();

    /** Part of the ids of its saker. */
    String kortnavn();

    /** Its own and the internal one, which carry the same. */
    List<String> topics();

    /** Whether a melding speaks of the whole sak, so that what it does not mention ends. */
    boolean heleSaken();

    /** Whether a melding has room for one utbetaling only. */
    default boolean enPerMelding() {
        return false;
    }

    /** Utbetalinger that the sak may come to have. */
    List<Utbetalingsmal> maler(String sakId, Random random);

    /**
     * A melding.
     *
     * @param innhold as the {@link Utbetalingsmal} writes it
     */
    String melding(Hode hode, List<String> innhold);
}
