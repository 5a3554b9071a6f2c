package no.nav.utsjekk;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import no.nav.utsjekk.database.Database;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.overtakelse.OvertakelseRepository;
import no.nav.utsjekk.overtakelse.Overtakelsen;
import no.nav.utsjekk.overtakelse.Rapport;
import no.nav.utsjekk.overtakelse.Topicleser;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.UtbetalingJson;
import no.nav.utsjekk.vakt.Metrics;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The command that takes over from an installation before this one. Its argument is the file that the report goes to; its exit code is
 * 1 when something was refused.
 *
 * <pre>java -cp target/utsjekk.jar no.nav.utsjekk.Overtakelse rapport.json</pre>
 */
public final class Overtakelse {

    private static final Logger LOG = LoggerFactory.getLogger(Overtakelse.class);

    private Overtakelse() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("Say where the report is to go");
        }
        var rapport = kjor(Map.of());
        Files.writeString(Path.of(args[0]), rapport.json());
        System.exit(rapport.avslag().isEmpty() ? 0 : 1);
    }

    /**
     * Takes over.
     *
     * @param innstillinger values by the names of the settings table (README), over those of the environment
     */
    public static Rapport kjor(Map<String, String> innstillinger) {
        try (var context = new DefaultCamelContext()) {
            var properties = new Properties();
            properties.putAll(innstillinger);
            context.getPropertiesComponent().setLocation("classpath:application.properties");
            context.getPropertiesComponent().setOverrideProperties(properties);
            return kjor(new Settings(context));
        } catch (IOException e) {
            throw new IllegalStateException("the settings could not be closed", e);
        }
    }

    private static Rapport kjor(Settings settings) {
        try (var database = Database.open(
                settings.text("db.url"),
                settings.text("db.username"),
                settings.text("db.password"),
                2,
                settings.duration("db.stillstand"))) {
            var jdbc = new JdbcTemplate(database);
            var formater = Wiring.formater(settings);
            var format = new UtbetalingJson(Wiring.stonader(formater)::av);
            var rapport = new Overtakelsen(
                            new Topicleser(KafkaConnection.clientProperties(settings)),
                            new OvertakelseRepository(jdbc),
                            new MeldingRepository(jdbc, new Metrics(new SimpleMeterRegistry())),
                            new SakRepository(jdbc, format),
                            format,
                            transaksjon(new TransactionTemplate(new DataSourceTransactionManager(database))))
                    .ta(settings.text("overta.utbetalinger"), settings.text("overta.saker"));
            LOG.info("Take-over: {}", rapport.oppsummert());
            return rapport;
        }
    }

    private static Consumer<Runnable> transaksjon(TransactionTemplate template) {
        return arbeid -> template.executeWithoutResult(status -> arbeid.run());
    }
}
