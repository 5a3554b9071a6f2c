package no.nav.utsjekk.utboks;

import java.util.Base64;
import java.util.BitSet;
import java.util.List;

/**
 * The ids of one delivered batch as a short text: the installation whose ids they are, the first one, and a bit for each of
 * those that follow. Kafka keeps at most 4096 characters beside an offset.
 */
final class DeliveredIds {

    /** How far apart the first and the last id of a batch may be, so that the text is always short enough. */
    static final int MAX_SPAN = 16_000;

    private DeliveredIds() {}

    /**
     * @param installation of the database that gave the ids; has no colon
     * @param ids ascending, not empty, spanning less than {@link #MAX_SPAN}
     */
    static String encode(String installation, List<Long> ids) {
        long first = ids.get(0);
        if (ids.get(ids.size() - 1) - first >= MAX_SPAN) {
            throw new IllegalArgumentException("the ids of a batch are too far apart");
        }
        var bits = new BitSet();
        ids.forEach(id -> bits.set((int) (id - first)));
        return String.join(
                ":", installation, Long.toString(first), Base64.getEncoder().encodeToString(bits.toByteArray()));
    }

    /** The ids, if they are of this installation; another database's ids mean nothing here. */
    static List<Long> decode(String installation, String text) {
        var parts = text.split(":");
        if (!parts[0].equals(installation)) {
            return List.of();
        }
        long first = Long.parseLong(parts[1]);
        return BitSet.valueOf(Base64.getDecoder().decode(parts[2])).stream()
                .mapToObj(bit -> first + bit)
                .toList();
    }
}
