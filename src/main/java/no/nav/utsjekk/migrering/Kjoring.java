package no.nav.utsjekk.migrering;

import java.time.Instant;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * A migration of many saker, or a trial of one (MG-60).
 *
 * @param prove the trial that it relies on; empty for a trial
 * @param ferdig when the last sak was done; empty as long as some wait
 * @param venter how many saker wait
 */
public record Kjoring(
        long id,
        Fagsystem fagsystem,
        Optional<Long> prove,
        String hvem,
        String grunn,
        Instant bestilt,
        Optional<Instant> ferdig,
        int saker,
        int venter) {

    /** Whether it changes nothing. */
    public boolean erProve() {
        return prove.isEmpty();
    }
}
