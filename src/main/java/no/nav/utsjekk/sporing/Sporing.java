package no.nav.utsjekk.sporing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.vakt.Sporko;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes traces of what has happened and hands them over: steps of the route {@code sporing}. A trace is no proof; one may be lost. */
public final class Sporing {

    private static final Logger LOG = LoggerFactory.getLogger(Sporing.class);
    private static final int PORSJON = 500;
    private static final String ANTALL = "spor";

    private final Sporko ko;
    private final SporRepository spor;
    private final String adresse;

    /**
     * @param adresse of the collector, without {@code /v1/traces}
     */
    public Sporing(Sporko ko, SporRepository spor, String adresse) {
        this.ko = ko;
        this.spor = spor;
        this.adresse = adresse;
    }

    /** The next spans as a call of the collector; no body when there are none. */
    public void neste(Exchange exchange) throws JsonProcessingException {
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        var steg = ko.ta(PORSJON);
        exchange.setVariable(ANTALL, steg.size());
        var spans = steg.isEmpty() ? List.<Span>of() : spans(steg);
        if (!spans.isEmpty()) {
            message.setHeader(Exchange.HTTP_URI, adresse + "/v1/traces");
            message.setHeader(Exchange.HTTP_METHOD, "POST");
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            message.setBody(Otlp.skriv(spans));
        }
    }

    private List<Span> spans(List<Sporko.Steg> steg) {
        var ider = steg.stream().map(Sporko.Steg::melding).distinct().toList();
        var meldinger = spor.sporede(ider).stream().collect(Collectors.groupingBy(SporRepository.Sporet::melding));
        var oppdrag = spor.oppdrag(List.copyOf(meldinger.keySet()));
        return steg.stream()
                .map(s -> meldinger.getOrDefault(s.melding(), List.of()).stream()
                        .flatMap(melding -> new Spor(melding, oppdrag.getOrDefault(s.melding(), List.of()))
                                .spans(s.til()).stream()))
                .flatMap(Function.identity())
                .toList();
    }

    /** Nobody has taken the spans. */
    public void mist(Exchange exchange, Exception failure) {
        var antall = exchange.getVariable(ANTALL, 0, Integer.class);
        ko.mist(antall);
        LOG.info("Spor av {} steg gikk tapt ({})", antall, Giftig.name(failure));
    }
}
