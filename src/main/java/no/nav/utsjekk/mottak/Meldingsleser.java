package no.nav.utsjekk.mottak;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.nav.utsjekk.mottak.json.InvalidJson;
import no.nav.utsjekk.mottak.json.JsonDocument;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Onske;

/** What all formats share: from bytes to a {@link Lesing}, whatever the bytes are. */
public final class Meldingsleser {

    public static final int DEFAULT_MAX_BYTES = 5 * 1024 * 1024;

    private static final String FOR_STOR = "FOR_STOR_MELDING";
    private static final String UGYLDIG_FELT = "UGYLDIG_FELT";
    private static final String UGYLDIG_JSON = "UGYLDIG_JSON";

    /** Of records that are no melding (IN-9). */
    static final Set<String> ULESELIGE = Set.of(FOR_STOR, UGYLDIG_FELT, UGYLDIG_JSON);

    private final String uleseligTekst;
    private final int maxBytes;

    /**
     * @param topic external topic of the fagsystem, which the refusal names (IN-9)
     * @param maxBytes longest record that is read at all (FM-33)
     */
    public Meldingsleser(String topic, int maxBytes) {
        this.uleseligTekst = "DeserialiseringFeiletException: Feil ved deserialisering av melding fra " + topic;
        this.maxBytes = maxBytes;
    }

    /**
     * Reads a record.
     *
     * @param tolk the format: what the root of the document means, be it a melding that it refuses
     */
    public Lesing les(byte[] innhold, Function<JsonField, Lesing> tolk) {
        if (innhold.length > maxBytes) {
            return uleselig(FOR_STOR, Optional.empty(), innhold);
        }
        try {
            var lesing = tolk.apply(JsonDocument.read(innhold));
            return lesing instanceof Lesing.Lest lest ? utenKollisjon(lest) : lesing;
        } catch (InvalidJson e) {
            return uleselig(e.pointer().isPresent() ? UGYLDIG_FELT : UGYLDIG_JSON, e.pointer(), innhold);
        }
    }

    private Lesing uleselig(String kode, Optional<String> felt, byte[] innhold) {
        var dryrun = JsonDocument.says(innhold, "dryrun");
        return new Lesing.Uleselig(new Avvisning(kode, 400, uleseligTekst, ""), felt, dryrun);
    }

    /** Two utbetalinger with one uid would hide each other: neither may be paid by chance (FM-24). */
    private static Lesing utenKollisjon(Lesing.Lest lest) {
        return kollisjon(lest.melding())
                .map(uid -> "Flere utbetalinger i meldingen har samme uid " + uid)
                .<Lesing>map(
                        tekst -> Lesing.Uleselig.av(lest.melding(), new Avvisning("UID_KOLLISJON", 409, tekst, "")))
                .orElse(lest);
    }

    private static Optional<UUID> kollisjon(Melding melding) {
        var sett = new HashSet<UUID>();
        return melding.onsker().stream()
                .map(Onske::uid)
                .filter(uid -> !sett.add(uid))
                .findFirst();
    }
}
