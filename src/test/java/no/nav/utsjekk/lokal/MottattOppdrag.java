package no.nav.utsjekk.lokal;

import java.time.Instant;
import java.util.Optional;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.oppdrag.xml.Oppdragsdokument;
import no.nav.utsjekk.oppdrag.xml.UnreadableXml;

/**
 * A message that came to OS.
 *
 * @param svarTil the queue that the sender wants its kvittering on
 * @param dokument what the XML says; empty when OS cannot read it
 */
public record MottattOppdrag(
        Instant tid, String meldingId, String svarTil, String xml, Optional<Oppdragsdokument> dokument) {

    static MottattOppdrag of(Instant tid, String meldingId, String svarTil, String xml) {
        return new MottattOppdrag(tid, meldingId, svarTil, xml, les(xml));
    }

    /** The fagsystemId, or an empty text when OS cannot read the message. */
    public String sakId() {
        return dokument.map(Oppdragsdokument::fagsystemId).orElse("");
    }

    private static Optional<Oppdragsdokument> les(String xml) {
        try {
            return Optional.of(OppdragXml.read(xml));
        } catch (UnreadableXml e) {
            return Optional.empty();
        }
    }
}
