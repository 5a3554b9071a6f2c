package no.nav.utsjekk.vakt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** What is counted and timed as it happens. Labels are enum names and codes, never ids. */
public final class Metrics {

    /** From the fastest that can be to a weekend behind a closed OS. */
    private static final Duration[] GRENSER = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(12),
        Duration.ofDays(3)
    };

    /** How far a melding has come. */
    public enum Steg {
        MOTTATT,
        HOS_OPPDRAG,
        FERDIG
    }

    private final MeterRegistry registry;
    private final Sporko spor;

    public Metrics(MeterRegistry registry) {
        this(registry, Sporko.av());
    }

    /** @param spor where meldinger go that have come a step further, for traces */
    public Metrics(MeterRegistry registry, Sporko spor) {
        this.registry = registry;
        this.spor = spor;
    }

    /** Whether anybody wants traces of meldinger. */
    public boolean erSporet() {
        return spor.erPa();
    }

    /** Meldinger have come as far as that; called when it is committed. */
    public void steg(Steg til, List<Long> meldinger) {
        spor.leggTil(til, meldinger);
    }

    /** A melding was taken in. */
    public void melding(String fagsystem) {
        registry.counter("utsjekk.meldinger.mottatt", "fagsystem", fagsystem).increment();
    }

    /** A melding was answered for good, OK or FEILET. */
    public void svar(String fagsystem, String status) {
        registry.counter("utsjekk.svar", "fagsystem", fagsystem, "status", status)
                .increment();
    }

    /** How long after it was taken in a melding came as far as that. */
    public void ventetid(Steg til, String fagsystem, Duration tid) {
        Timer.builder("utsjekk.ventetid")
                .tags("til", til.name(), "fagsystem", fagsystem)
                .serviceLevelObjectives(GRENSER)
                .register(registry)
                .record(tid);
    }

    /** An oppdrag was handed to MQ (the name is one that existing dashboards use, 09 §6). */
    public void oppdrag(String fagomrade) {
        oppdrag("Sendt", fagomrade);
    }

    /** An oppdrag could not be handed to MQ, and is held. */
    public void oppdragFeilet(String fagomrade) {
        oppdrag("Feilet", fagomrade);
    }

    private void oppdrag(String status, String fagomrade) {
        registry.counter("helved.oppdrag.mq", "status", status, "fagsystem", fagomrade)
                .increment();
    }

    /** A kvittering was handled. */
    public void kvittering(String alvorlighetsgrad, String utfall) {
        registry.counter("utsjekk.kvitteringer", "alvorlighetsgrad", alvorlighetsgrad, "utfall", utfall)
                .increment();
    }

    /** Handled rows left a hot table. */
    public void ryddet(String tabell, int rader) {
        registry.counter("utsjekk.opprydding.rader", "tabell", tabell).increment(rader);
    }

    /** Meldinger came back from the archive, because OS or a producer brought them up again. */
    public void hentetFram(int meldinger) {
        registry.counter("utsjekk.opprydding.hentet.fram").increment(meldinger);
    }

    /** A varsel was raised. */
    public void varsel(String type) {
        registry.counter("utsjekk.varsler", "type", type).increment();
    }

    /** Alarms of a type were told. */
    public void alarm(String type, String niva) {
        registry.counter("utsjekk.alarmer.reist", "type", type, "niva", niva).increment();
    }
}
