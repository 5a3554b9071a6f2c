package no.nav.utsjekk.maaling;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nav.utsjekk.lokal.Kvitteringstekst;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.aap.AapFormat;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Sak;
import no.nav.utsjekk.sak.Utfall;
import no.nav.utsjekk.sak.Utledning;

/**
 * What one request becomes on its way, for benches that measure one step of it alone.
 *
 * @param sak settled, before the request
 * @param xml as it is sent to OS
 * @param kvittering as OS answers it
 */
public record Eksempel(byte[] innhold, Sak sak, Melding melding, Oppdrag oppdrag, String xml, String kvittering) {

    private static final String SAK_ID = "B12345678-12345";
    private static final LocalDateTime NA = LocalDateTime.of(2026, 1, 20, 13, 37, 5, 123_456_000);
    private static final int MAX_BYTES = 5 * 1024 * 1024;

    /** A new sak with one utbetaling of two weeks. */
    public static Eksempel ny() {
        return av(new Sak(Fagsystem.AAP, SAK_ID, Set.of(), List.of(), Map.of(), Map.of()), Aapmelding.ny(SAK_ID));
    }

    /** One changed meldeperiode on a sak that has a year of them. */
    public static Eksempel endring() {
        var tom = new Sak(Fagsystem.AAP, SAK_ID, Set.of(), List.of(), Map.of(), Map.of());
        var versjoner = av(tom, Aapmelding.medPerioder(SAK_ID)).oppdrag().versjoner();
        return av(
                new Sak(Fagsystem.AAP, SAK_ID, Set.of(), versjoner, Map.of(), Map.of()),
                Aapmelding.endret(SAK_ID, 1, 7));
    }

    private static Eksempel av(Sak sak, Aapmelding post) {
        var melding = les(post.sakId(), post.innhold());
        var oppdrag = utled(sak, melding);
        var xml = OppdragXml.write(oppdrag);
        return new Eksempel(post.innhold(), sak, melding, oppdrag, xml, Kvitteringstekst.av(xml, Mmel.OK));
    }

    private static Melding les(String nokkel, byte[] innhold) {
        var lesing = new AapFormat(Aapmelding.TOPIC, MAX_BYTES).les(nokkel, innhold);
        if (lesing instanceof Lesing.Lest lest) {
            return lest.melding();
        }
        throw new IllegalStateException("eksempelet kan ikke leses: " + lesing);
    }

    private static Oppdrag utled(Sak sak, Melding melding) {
        if (Utledning.utled(sak, melding, UUID::randomUUID, NA) instanceof Utfall.Endret endret) {
            return endret.oppdrag().get(0);
        }
        throw new IllegalStateException("eksempelet gir ikke noe oppdrag");
    }

    public Melding les() {
        return les(SAK_ID, innhold);
    }

    public Oppdrag utled() {
        return utled(sak, melding);
    }
}
