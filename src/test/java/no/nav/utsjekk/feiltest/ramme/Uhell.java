package no.nav.utsjekk.feiltest.ramme;

import java.util.List;

/**
 * Something that goes wrong while requests are under way. It becomes one row of the table.
 *
 * <p>All requests are being published when it happens, over {@link Runde#PUBLISERINGSTID}, unless {@link #publiserSelv} says that
 * it does that itself.
 */
public interface Uhell {

    /** The first column of the table. No other has it. */
    String navn();

    /** What happens, in an English sentence for the table. */
    String beskrivelse();

    /** How many requests are under way; some come as several records, each of which is counted. */
    default int bestillinger() {
        return 100;
    }

    /** How many processes of the product run when it begins. */
    default int instanser() {
        return 1;
    }

    default boolean publiserSelv() {
        return false;
    }

    /** Lets it happen. Returns when the cause is gone, and the product has to get well by itself. */
    void skje(Rigg rigg, Runde runde) throws Exception;

    /**
     * Looks at what it has left behind when all is quiet, and takes it away: varsler, dead letters and the like.
     *
     * @return what is not as it must be
     */
    default List<String> etterpa(Rigg rigg, Runde runde) throws Exception {
        return List.of();
    }
}
