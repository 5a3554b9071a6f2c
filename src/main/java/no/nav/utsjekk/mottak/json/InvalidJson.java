package no.nav.utsjekk.mottak.json;

import java.util.Optional;

/**
 * A document is not JSON, or one of its fields is not what the format says.
 *
 * <p>Says where and never what: a cause from the parser could quote the document (OPS-50). Has no stack trace, for it
 * tells of the sender's fault and not of ours.
 */
public final class InvalidJson extends RuntimeException {

    private final transient Optional<String> pointer;

    InvalidJson(String message, Optional<String> pointer) {
        super(message, null, false, false);
        this.pointer = pointer;
    }

    /** JSON pointer (RFC 6901) of the field that is wrong or missing; empty when the text as a whole is not JSON. */
    public Optional<String> pointer() {
        return pointer;
    }
}
