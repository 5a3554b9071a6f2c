package no.nav.utsjekk;

import java.time.Clock;
import no.nav.utsjekk.iverksettinger.Iverksettingsstatuser;
import no.nav.utsjekk.rest.Klienter;
import no.nav.utsjekk.rest.iverksetting.Iverksettingsapi;
import no.nav.utsjekk.rest.iverksetting.Migreringsapi;
import org.apache.camel.CamelContext;

/** Builds what is to be had of iverksettinger over HTTP. */
record Iverksettingsoppsett(CamelContext context, Settings settings, Clock clock) {

    /** Binds what the routes of {@code /api/iverksetting} name. */
    void configure(Iverksettingsstatuser statuser) {
        var registry = context.getRegistry();
        var klienter = Klienter.les(
                settings.text("rest.klienter"), settings.text("miljo").equals(Rest.PRODUKSJON));
        registry.bind("iverksettingsapi", new Iverksettingsapi(klienter, statuser, clock));
        registry.bind("migreringsapi", new Migreringsapi(klienter));
    }
}
