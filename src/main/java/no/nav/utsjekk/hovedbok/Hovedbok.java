package no.nav.utsjekk.hovedbok;

import java.util.List;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * What OS will pay on a sak, as far as it has answered, and whether that is what was asked for. Without personal data but
 * ids.
 *
 * @param kjent false when nobody has ever asked for anything on the sak; the rest is empty then
 * @param ubesvarte what OS has not answered, oldest first; not part of what it will pay
 * @param ventende meldinger that have not been derived yet
 * @param avvik what is wrong with the sak as a whole, for people; what is wrong with one utbetaling is told there
 */
public record Hovedbok(
        Fagsystem fagsystem,
        String sakId,
        boolean kjent,
        List<Fagomradebok> fagomrader,
        List<Ubesvart> ubesvarte,
        int ventende,
        List<String> avvik) {

    public Hovedbok {
        fagomrader = List.copyOf(fagomrader);
        ubesvarte = List.copyOf(ubesvarte);
        avvik = List.copyOf(avvik);
    }

    static Hovedbok ukjent(Fagsystem fagsystem, String sakId) {
        return new Hovedbok(fagsystem, sakId, false, List.of(), List.of(), 0, List.of());
    }

    /** Whether OS pays what was asked for, on every utbetaling, and nothing else. */
    public boolean stemmer() {
        return avvik.isEmpty()
                && fagomrader.stream().flatMap(f -> f.kontoer().stream()).allMatch(Konto::stemmer);
    }
}
