package no.nav.utsjekk.utboks;

import java.util.Map;
import java.util.Optional;

/**
 * One record or message on its way out.
 *
 * @param mottaker topic or queue
 * @param melding the melding that it belongs to
 * @param nokkel record key as bytes; absent on MQ
 * @param innhold value as bytes; absent for a tombstone
 * @param hoder header names and texts
 */
public record Utgaende(
        Kanal kanal,
        String mottaker,
        Optional<Long> melding,
        Optional<byte[]> nokkel,
        Optional<byte[]> innhold,
        Map<String, String> hoder) {

    /** Where it goes. The names are those of the table. */
    public enum Kanal {
        KAFKA,
        MQ
    }
}
