package no.nav.utsjekk.feiltest.ramme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.lokal.Barn;
import no.nav.utsjekk.lokal.LedigPort;
import no.nav.utsjekk.lokal.Linjer;
import no.nav.utsjekk.ruter.CommitPoint;

/**
 * One process of the product.
 *
 * @param linjer over which it reaches the servers; nobody else uses them
 * @param httpPort where it is called over HTTP
 * @param managementPort where it tells of its health
 */
public record Instans(Barn barn, Linjer linjer, int httpPort, int managementPort) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Small, and quick to start. */
    private static final List<String> JVM =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=Pacific/Auckland");

    /** Starts it, without waiting for it. */
    static Instans start(Map<String, String> settings, Linjer linjer) {
        try {
            int httpPort = LedigPort.velg();
            int managementPort = LedigPort.velg();
            var alle = new HashMap<>(settings);
            alle.putAll(Map.of(
                    "HTTP_PORT", Integer.toString(httpPort), "MANAGEMENT_PORT", Integer.toString(managementPort)));
            var args = alle.entrySet().stream()
                    .map(setting -> setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new);
            return new Instans(Barn.start(JVM, Program.class, args), linjer, httpPort, managementPort);
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

    /** It stands still from now on, and notices nothing (SIGSTOP). */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** It goes on as if nothing had happened (SIGCONT). */
    public void fortsett() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String navn) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + navn, Long.toString(barn.pid()))
                .start()
                .waitFor();
    }

    /** What it says of its health. */
    String helse() {
        try {
            var spor = HttpRequest.newBuilder(
                            URI.create("http://localhost:%d/observe/health".formatted(managementPort)))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(spor, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    /** How long it has kept a processor busy. */
    Duration cpu() {
        return ProcessHandle.of(barn.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
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

    /** An operator runs the avstemming of some days. */
    void avstem(LocalDate fom, LocalDate tom) throws IOException {
        barn.skriv("avstem %s %s".formatted(fom, tom));
    }

    /** An operator says whether OS has the messages of a run in doubt. */
    void avklar(long avstemming, boolean levert) throws IOException {
        barn.skriv("avklar %d %s".formatted(avstemming, levert));
    }

    /** An operator sends what a dead letter is about once more. */
    void sendDodbrev(long id) throws IOException {
        barn.skriv("send " + id);
    }

    void forkastDodbrev(long id) throws IOException {
        barn.skriv("forkast " + id);
    }

    boolean lever() {
        return barn.lever();
    }
}
