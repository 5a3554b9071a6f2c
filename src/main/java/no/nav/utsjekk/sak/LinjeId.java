package no.nav.utsjekk.sak;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Identity of an oppdragslinje, in the form that OS knows (LINE-1): 24 characters of base64 for ids of our own, at most
 * 30 characters of free text for ids from before.
 */
public record LinjeId(String delytelseId) {

    private static final int MAX_LENGTH = 30;

    public LinjeId {
        if (delytelseId.isBlank() || delytelseId.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("delytelseId must have 1 to 30 characters: " + delytelseId);
        }
    }

    /** The id of a new line (LINE-1). */
    public static LinjeId of(UUID id) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return new LinjeId(Base64.getEncoder().encodeToString(bytes));
    }

    /** Reads the stored form: the text of a UUID, or a legacy id as it is (03 §1.1, {@code lastPeriodeId}). */
    public static LinjeId fromStored(String text) {
        return parseUuid(text).map(LinjeId::of).orElseGet(() -> new LinjeId(text));
    }

    /** The stored form: the text of the UUID behind the id, or the legacy id unchanged (LINE-2). */
    public String stored() {
        return decode().map(UUID::toString).orElse(delytelseId);
    }

    private Optional<UUID> decode() {
        try {
            var bytes = Base64.getDecoder().decode(delytelseId);
            if (bytes.length != 16) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            // a legacy id may look like base64 without being what we would write
            return Optional.of(new UUID(buffer.getLong(), buffer.getLong())).filter(id -> of(id).equals(this));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> parseUuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException notUuid) {
            return Optional.empty();
        }
    }
}
