package no.nav.utsjekk.mottak;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Onske;

/** What a format makes of a record, for those who expect a certain kind of answer. */
public record Leseprove(Meldingsformat format) {

    public Lesing les(byte[] innhold) {
        return format.les("nokkel", innhold);
    }

    public Melding melding(byte[] innhold) {
        return ((Lesing.Lest) les(innhold)).melding();
    }

    public List<Onske> onsker(byte[] innhold) {
        return melding(innhold).onsker();
    }

    /** The only utbetaling. */
    public Onske.Utbetal utbetal(byte[] innhold) {
        var onsker = onsker(innhold);
        if (onsker.size() == 1 && onsker.get(0) instanceof Onske.Utbetal utbetal) {
            return utbetal;
        }
        throw new AssertionError("Ventet én utbetaling: " + onsker);
    }

    /** Pointer of the field for which the record is refused. */
    public Optional<String> felt(byte[] innhold) {
        return ((Lesing.Uleselig) les(innhold)).felt();
    }

    public Avvisning avvisning(byte[] innhold) {
        return ((Lesing.Uleselig) les(innhold)).avvisning();
    }
}
