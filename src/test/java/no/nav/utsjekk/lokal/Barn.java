package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A main of the test class path that runs in a process of its own, so that it can be killed. */
public final class Barn implements AutoCloseable {

    private static final long TALMOD_SEKUNDER = 90;
    private static final long TALMOD_MILLIS = 200;

    private final Process process;
    private final Thread reader;
    private final BlockingQueue<String> linjer = new LinkedBlockingQueue<>();
    private final AtomicInteger antallLinjer = new AtomicInteger();
    private final List<String> lest = new ArrayList<>();

    private Barn(Process process) {
        this.process = process;
        reader = new Thread(this::read, "barn-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** The child has another default charset than UTF-8 on purpose. */
    public static Barn start(Class<?> main, String... args) throws IOException {
        return start(List.of(), main, args);
    }

    public static Barn start(List<String> jvmArgs, Class<?> main, String... args) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-Dfile.encoding=ISO-8859-1"));
        command.addAll(jvmArgs);
        command.addAll(List.of("-cp", klassesti(), main.getName()));
        command.addAll(List.of(args));
        return new Barn(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Ours: inside Maven the class path of the process is Maven's. */
    private static String klassesti() {
        return Barn.class.getClassLoader() instanceof URLClassLoader laster
                ? Arrays.stream(laster.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    /** Waits for a line that contains the text, and returns it. */
    public String ventPaLinje(String tekst) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TALMOD_SEKUNDER);
        while (true) {
            var linje = nesteLinje(deadline);
            assertThat(linje)
                    .as("'%s' in the output of the child: %s", tekst, lest)
                    .isNotNull();
            lest.add(linje);
            if (linje.contains(tekst)) {
                return linje;
            }
        }
    }

    /** Null when there is none and none will come. */
    private String nesteLinje(long deadline) throws InterruptedException {
        while (linjer.isEmpty() && reader.isAlive() && System.nanoTime() < deadline) {
            var linje = linjer.poll(TALMOD_MILLIS, TimeUnit.MILLISECONDS);
            if (linje != null) {
                return linje;
            }
        }
        return linjer.poll();
    }

    public long pid() {
        return process.pid();
    }

    public boolean lever() {
        return process.isAlive();
    }

    /** Writes a line to the child's standard input. */
    public void skriv(String linje) throws IOException {
        var inn = process.getOutputStream();
        inn.write((linje + "\n").getBytes(StandardCharsets.UTF_8));
        inn.flush();
    }

    /** As {@code kill -9} does. */
    public void drep() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(TALMOD_SEKUNDER, TimeUnit.SECONDS)).isTrue();
    }

    /** Asks the child to stop (SIGTERM) and returns its exit code. */
    public int stopp() throws InterruptedException {
        process.destroy();
        return ventPaSlutt();
    }

    /** Returns the exit code. */
    public int ventPaSlutt() throws InterruptedException {
        assertThat(process.waitFor(TALMOD_SEKUNDER, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** How many lines the child has written. */
    public int antallLinjer() {
        return antallLinjer.get();
    }

    /** Everything that the child has written and that nobody has waited for. */
    public List<String> resten() {
        var resten = new ArrayList<String>();
        linjer.drainTo(resten);
        return resten;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void ta(String linje) {
        antallLinjer.incrementAndGet();
        linjer.add(linje);
    }

    private void read() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(this::ta);
        } catch (IOException | java.io.UncheckedIOException killed) {
            // the end of its output is the end of the child
        }
    }
}
