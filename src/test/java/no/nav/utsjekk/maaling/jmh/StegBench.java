package no.nav.utsjekk.maaling.jmh;

import java.util.concurrent.TimeUnit;
import no.nav.utsjekk.kvittering.Kvittering;
import no.nav.utsjekk.kvittering.KvitteringReader;
import no.nav.utsjekk.kvittering.UnreadableKvittering;
import no.nav.utsjekk.maaling.Eksempel;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Oppdrag;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a melding, deriving, writing XML, reading the kvittering: microseconds each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StegBench {

    /** A new sak with one meldeperiode, or one changed among the 26 of a sak. */
    @Param({"ny", "endring"})
    public String melding;

    private Eksempel eksempel;

    @Setup
    public void lag() {
        eksempel = melding.equals("ny") ? Eksempel.ny() : Eksempel.endring();
    }

    @Benchmark
    public Melding lesMelding() {
        return eksempel.les();
    }

    @Benchmark
    public Oppdrag utled() {
        return eksempel.utled();
    }

    @Benchmark
    public String skrivXml() {
        return OppdragXml.write(eksempel.oppdrag());
    }

    @Benchmark
    public Kvittering lesKvittering() throws UnreadableKvittering {
        return KvitteringReader.read(eksempel.kvittering());
    }
}
