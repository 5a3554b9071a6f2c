package no.nav.utsjekk.hovedbok;

import java.util.List;
import no.nav.utsjekk.sak.Fagomrade;

/**
 * What OS keeps together: one fagområde of a sak.
 *
 * @param godtatte how many oppdrag of ours OS has accepted
 * @param kontoer one per utbetaling that has a committed version, in the order of the sak index (03 §1.2)
 */
public record Fagomradebok(Fagomrade fagomrade, int godtatte, List<Konto> kontoer) {

    public Fagomradebok {
        kontoer = List.copyOf(kontoer);
    }
}
