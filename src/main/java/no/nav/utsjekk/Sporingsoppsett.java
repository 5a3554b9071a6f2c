package no.nav.utsjekk;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import no.nav.utsjekk.sporing.SporRepository;
import no.nav.utsjekk.sporing.Sporing;
import no.nav.utsjekk.vakt.Sporko;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Builds what makes traces. */
record Sporingsoppsett(CamelContext context, Settings settings, MeterRegistry meters) {

    /** How many steps there is room for while the collector is away. */
    private static final int PLASS = 20_000;

    /** Where the work notes what has come a step further; keeps nothing unless a setting names a collector. */
    Sporko sporko() {
        var adresse = settings.text("sporing.endepunkt").strip().replaceAll("/+$", "");
        var ko = adresse.isEmpty() ? Sporko.av() : Sporko.med(PLASS);
        var jdbc = new JdbcTemplate(context.getRegistry().lookupByNameAndType("database", DataSource.class));
        context.getRegistry().bind("sporing", new Sporing(ko, new SporRepository(jdbc), adresse));
        FunctionCounter.builder("utsjekk.spor.mistet", ko, Sporko::mistet).register(meters);
        return ko;
    }
}
