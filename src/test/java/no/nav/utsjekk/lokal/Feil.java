package no.nav.utsjekk.lokal;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault that somebody has asked for.
 *
 * @param sakId the only sak that it hits; empty: all
 * @param igjen how many more oppdrag it hits
 * @param ventetid how late an answer comes; only for {@link Feiltype#SENT}
 */
public record Feil(Feiltype type, Optional<String> sakId, long igjen, Duration ventetid) {

    public static final long TIL_DEN_FJERNES = Long.MAX_VALUE;

    private static final Duration VENTETID = Duration.ofSeconds(5);

    public Feil {
        if (igjen < 1 || ventetid.isNegative()) {
            throw new IllegalArgumentException("antall må være minst 1, og ms kan ikke være negativ");
        }
    }

    /** Hits all oppdrag until it is removed. */
    public static Feil av(Feiltype type) {
        return new Feil(type, Optional.empty(), TIL_DEN_FJERNES, VENTETID);
    }

    /** Hits the next {@code antall} oppdrag. */
    public Feil antall(long antall) {
        return new Feil(type, sakId, antall, ventetid);
    }

    /** Hits only oppdrag of the sak. */
    public Feil sak(String sak) {
        return new Feil(type, Optional.of(sak), igjen, ventetid);
    }

    public Feil ventetid(Duration tid) {
        return new Feil(type, sakId, igjen, tid);
    }

    boolean treffer(MottattOppdrag oppdrag) {
        return type != Feiltype.STENGT && (sakId.isEmpty() || sakId.get().equals(oppdrag.sakId()));
    }
}
