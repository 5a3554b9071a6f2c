package no.nav.utsjekk.feiltest.ramme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.lokal.Barn;
import no.nav.utsjekk.ruter.CommitPoint;

/**
 * One process of the product.
 *
 * @param startet when it was asked to start
 */
public record Instans(Barn barn, Instant startet) {

    /** Small, and quick to start. */
    private static final List<String> JVM =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=Pacific/Auckland");

    /** Starts it, without waiting for it. */
    static Instans start(Map<String, String> settings) {
        try {
            var args = settings.entrySet().stream()
                    .map(setting -> setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new);
            return new Instans(Barn.start(JVM, Program.class, args), Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Instans ventTilKlar() throws InterruptedException {
        barn.ventPaLinje(Program.KLAR);
        return this;
    }

    /** @param gang 1 for the next time that it passes the point */
    public void drepVed(CommitPoint punkt, int gang) throws IOException {
        barn.skriv("dø %d %s".formatted(gang, punkt));
    }

    /** Waits until it has died at the point that it was told. */
    public void ventTilDrept() throws InterruptedException {
        barn.ventPaLinje(Program.DREPT);
        barn.ventPaSlutt();
    }

    /** As {@code kill -9} does. */
    public void drep() throws InterruptedException {
        barn.drep();
    }

    /** SIGTERM, and waits for its end. */
    public void stopp() throws InterruptedException {
        barn.stopp();
    }

    /** The points that it has passed with something to commit. */
    List<String> passerte() throws Exception {
        barn.skriv("passert");
        return List.of(barn.ventPaLinje(Program.PASSERT)
                .substring(Program.PASSERT.length())
                .split(","));
    }

    /** An operator releases an oppdrag. */
    void frigi(long oppdrag) throws IOException {
        barn.skriv("frigi " + oppdrag);
    }

    /** An operator sends what a dead letter is about once more. */
    void sendDodbrev(long id) throws IOException {
        barn.skriv("send " + id);
    }

    boolean lever() {
        return barn.lever();
    }
}
