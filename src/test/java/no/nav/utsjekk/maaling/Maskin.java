package no.nav.utsjekk.maaling;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.utils.VersionLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.common.utils.AppInfoParser;

/** What figures hold for: the machine and the versions of what runs on it. */
final class Maskin {

    private Maskin() {}

    /** @param last load average of the last minute, before and after */
    static Map<String, Object> maskin(double... last) {
        var os = os();
        var maskin = new LinkedHashMap<String, Object>();
        maskin.put("kjerner", os.getAvailableProcessors());
        maskin.put("minneGB", Math.round(os.getTotalMemorySize() / 1e9));
        maskin.put("heapGB", Runtime.getRuntime().maxMemory() / 1e9);
        maskin.put("system", os.getName() + " " + os.getVersion() + " " + os.getArch());
        maskin.put("lastFor", last[0]);
        maskin.put("lastEtter", last[1]);
        return maskin;
    }

    static double last() {
        return os().getSystemLoadAverage();
    }

    private static OperatingSystemMXBean os() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }

    static Map<String, String> versjoner(Databasetall database) {
        var versjoner = new LinkedHashMap<String, String>();
        versjoner.put("java", Runtime.version().toString());
        versjoner.put("camel", new DefaultCamelContext(false).getVersion());
        versjoner.put("kafka", AppInfoParser.getVersion());
        versjoner.put("postgres", database.versjon());
        versjoner.put("artemis", VersionLoader.getVersion().getFullVersion());
        versjoner.put("commit", commit().orElse("ukjent"));
        return versjoner;
    }

    /** Empty where there is no git, or the source is kept otherwise. */
    private static Optional<String> commit() {
        try {
            var git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var tekst = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? Optional.of(tekst) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
