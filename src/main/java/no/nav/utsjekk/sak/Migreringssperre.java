package no.nav.utsjekk.sak;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps meldinger away from what iverksettinger pay until it has been migrated: a melding does not see those chains and would
 * pay the same once more (MG-45).
 */
public final class Migreringssperre {

    private Migreringssperre() {}

    /**
     * Why a request has to wait for the migration, if it has to: it says what the whole sak shall pay, or pays a klassekode that
     * an iverksetting has paid.
     *
     * @param deler the meldinger that together are the request
     * @param umigrerte klassekoder of the chains of iverksettinger that the sak has
     */
    public static Optional<Avvisning> brudd(List<Melding> deler, Set<String> umigrerte) {
        return deler.stream()
                .filter(del -> !umigrerte.isEmpty() && (erHeleSaken(del) || betaler(del, umigrerte)))
                .findFirst()
                .map(del -> Regel.SAK_IKKE_MIGRERT.avvist().avvisning());
    }

    private static boolean erHeleSaken(Melding del) {
        return del.omfang().opphorAvUnevnte().isPresent();
    }

    private static boolean betaler(Melding del, Set<String> klassekoder) {
        return del.onsker().stream()
                .anyMatch(onske -> onske instanceof Onske.Utbetal utbetal
                        && klassekoder.contains(utbetal.stonad().klassekode()));
    }
}
