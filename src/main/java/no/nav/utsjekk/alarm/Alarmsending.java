package no.nav.utsjekk.alarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.alarm.AlarmmeldingRepository.Alarmmelding;
import no.nav.utsjekk.feil.Giftig;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the team's chat what has been written down for it, at least once: steps of the routes {@code alarm-ut-*}. */
public final class Alarmsending {

    private static final Logger LOG = LoggerFactory.getLogger(Alarmsending.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Longer than all tries of one time take, so that nobody else says it meanwhile. */
    private static final Duration LEIE = Duration.ofMinutes(5);

    private static final Duration MAX_VENTETID = Duration.ofMinutes(10);
    private static final int MAX_DOBLINGER = 10;

    private final AlarmmeldingRepository meldinger;
    private final String adresse;
    private final Duration ventetid;
    private final Clock clock;

    /**
     * @param adresse of the webhook: a secret, which is in no log and in no route
     * @param ventetid after the first try; each one doubles it
     */
    public Alarmsending(AlarmmeldingRepository meldinger, String adresse, Duration ventetid, Clock clock) {
        this.meldinger = meldinger;
        this.adresse = adresse;
        this.ventetid = ventetid;
        this.clock = clock;
    }

    /** Picks what is due. The caller holds a transaction. */
    public List<Alarmmelding> ta(int antall) {
        return adresse.isEmpty() ? List.of() : meldinger.ta(antall, clock.instant(), LEIE);
    }

    /** Makes the call of the webhook out of a message. */
    public void pakk(Exchange exchange) throws JsonProcessingException {
        var melding = exchange.getMessage().getBody(Alarmmelding.class);
        exchange.setVariable("alarmmelding", melding);
        pakk(exchange, melding.tekst());
    }

    /** Makes the call of the webhook out of a text that is in no table. */
    public void pakkTekst(Exchange exchange) throws JsonProcessingException {
        pakk(exchange, exchange.getMessage().getBody(String.class));
    }

    private void pakk(Exchange exchange, String tekst) throws JsonProcessingException {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_URI, adresse);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        exchange.getMessage().setBody(JSON.writeValueAsBytes(Map.of("text", tekst)));
    }

    /** It was taken. The caller holds a transaction. */
    public void levert(Alarmmelding melding) {
        meldinger.levert(melding.id(), clock.instant());
    }

    /** It was not taken, or nobody knows: it is tried again, without end. The caller holds a transaction. */
    public void utsett(Alarmmelding melding, Exception failure) {
        meldinger.utsett(melding.id(), clock.instant().plus(ventetid(melding.forsok())));
        LOG.warn(
                "Alarmmelding {} ble ikke tatt imot ({}), forsøk {}",
                melding.id(),
                Giftig.name(failure),
                melding.forsok());
    }

    private Duration ventetid(int forsok) {
        var lang = ventetid.multipliedBy(1L << Math.min(forsok - 1, MAX_DOBLINGER));
        return lang.compareTo(MAX_VENTETID) > 0 ? MAX_VENTETID : lang;
    }
}
