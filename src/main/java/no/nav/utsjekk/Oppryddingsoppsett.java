package no.nav.utsjekk;

import java.time.Clock;
import no.nav.utsjekk.arkiv.ArkivRepository;
import no.nav.utsjekk.dodbrev.DodbrevRepository;
import no.nav.utsjekk.mottak.MottattRepository;
import no.nav.utsjekk.opprydding.Kafkahistorie;
import no.nav.utsjekk.opprydding.Meldingsopprydding;
import no.nav.utsjekk.opprydding.Mottattopprydding;
import no.nav.utsjekk.opprydding.Utboksopprydding;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.vakt.Kafkatilgang;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.VarselRepository;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Builds the steps of the housekeeping. */
record Oppryddingsoppsett(CamelContext context, Settings settings, Clock clock) {

    void configure(JdbcTemplate jdbc, Metrics metrics) throws Exception {
        var utboks = new UtboksRepository(jdbc);
        var dodbrev = new DodbrevRepository(jdbc, utboks, new VarselRepository(jdbc, metrics), clock);
        var kafka = new Kafkatilgang(KafkaConnection.clientProperties(settings));
        context.addService(kafka);
        var registry = context.getRegistry();
        registry.bind(
                "meldingsopprydding",
                new Meldingsopprydding(
                        new ArkivRepository(jdbc), dodbrev, metrics, settings.duration("opprydding.melding")));
        registry.bind(
                "utboksopprydding", new Utboksopprydding(utboks, metrics, settings.duration("opprydding.utboks")));
        registry.bind(
                "mottattopprydding",
                new Mottattopprydding(
                        new MottattRepository(jdbc),
                        new Kafkahistorie(kafka),
                        metrics,
                        settings.duration("opprydding.mottatt")));
    }
}
