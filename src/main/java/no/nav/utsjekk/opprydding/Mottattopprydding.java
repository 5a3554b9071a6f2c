package no.nav.utsjekk.opprydding;

import java.time.Duration;
import java.util.Map;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.mottak.MottattRepository;
import no.nav.utsjekk.mottak.MottattRepository.Partisjon;
import no.nav.utsjekk.vakt.Metrics;

/**
 * Forgets which records have been taken in, when Kafka cannot deliver them again (FM-06, TOP-4). Steps of the route
 * {@code opprydding-mottatt}.
 */
public final class Mottattopprydding {

    private final MottattRepository mottatte;
    private final Kafkahistorie kafka;
    private final Metrics metrics;
    private final Duration alder;

    /** @param alder how long a record must have been known: longer than anybody can hold it in memory */
    public Mottattopprydding(MottattRepository mottatte, Kafkahistorie kafka, Metrics metrics, Duration alder) {
        this.mottatte = mottatte;
        this.kafka = kafka;
        this.metrics = metrics;
        this.alder = alder;
    }

    /** Where Kafka's memory begins, for the partitions that records are known from. */
    public Map<Partisjon, Long> forste() {
        return kafka.forste(mottatte.partisjoner());
    }

    /** Forgets what lies before it. */
    public void glem(Map<Partisjon, Long> forste, int max) {
        int antall = mottatte.glem(forste, alder, max);
        AfterCommit.run(() -> metrics.ryddet("mottatt", antall));
    }
}
