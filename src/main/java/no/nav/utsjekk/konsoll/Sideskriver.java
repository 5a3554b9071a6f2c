package no.nav.utsjekk.konsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.drift.Nektet;
import no.nav.utsjekk.feil.Feilart;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.konsoll.Svar.Side;
import no.nav.utsjekk.konsoll.Svar.Videre;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for a page, and answers an exchange with it, or with why there is none. */
public final class Sideskriver {

    private static final Logger LOG = LoggerFactory.getLogger(Sideskriver.class);
    private static final String HTML = "text/html; charset=utf-8";

    private final Maler maler;
    private final String miljo;
    private final RevisjonRepository revisjon;

    /** @param miljo shown on every page (OC-16) */
    public Sideskriver(Maler maler, String miljo, RevisjonRepository revisjon) {
        this.maler = maler;
        this.miljo = miljo;
        this.revisjon = revisjon;
    }

    void svar(Exchange exchange, Function<Besok, Svar> side) {
        Besok besok = null;
        Svar svar;
        try {
            besok = Besok.av(exchange);
            svar = medUtfort(side.apply(besok), besok);
        } catch (Avvist e) {
            svar = feilside(e.status(), e.getMessage());
        } catch (Nektet e) {
            svar = feilside(e.arsak().statuskode(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} fra en driftsside: {}", Giftig.name(e), exchange.getFromRouteId());
            svar = feil(e);
        }
        var sesjon = Optional.ofNullable(besok).flatMap(Besok::sesjon);
        var sti = Optional.ofNullable(besok).map(Besok::sti).orElse("");
        try {
            skriv(exchange, svar, sesjon, sti);
        } catch (RuntimeException e) {
            LOG.error("{} fra malen til en driftsside: {}", e.getMessage(), exchange.getFromRouteId());
            skriv(exchange, feilside(500, "Siden kan ikke vises."), sesjon, sti);
        }
    }

    /** What has just been done is told at the top of the page that comes next. */
    private Svar medUtfort(Svar svar, Besok besok) {
        var utfort = besok.sporsmal("utfort").map(Besok::tall).flatMap(revisjon::finn);
        return svar instanceof Side side && utfort.isPresent() ? side.med("utfort", utfort.get()) : svar;
    }

    private static Side feilside(int status, String tekst) {
        return new Side(status, "feil", Map.of("tekst", tekst));
    }

    private static Side feil(RuntimeException failure) {
        return Feilart.of(failure) == Feilart.FORBIGAENDE
                ? feilside(503, "Noe vi trenger er borte en stund. Prøv igjen om litt.")
                : feilside(500, "Det gikk ikke (%s).".formatted(Giftig.name(failure)));
    }

    private void skriv(Exchange exchange, Svar svar, Optional<Sesjon> sesjon, String sti) {
        var message = exchange.getMessage();
        message.removeHeaders("*"); // what came as headers would go back as headers, the cookie among them
        if (svar instanceof Videre videre) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 303);
            message.setHeader("Location", videre.adresse());
            videre.hoder().forEach(message::setHeader);
            message.setBody(null);
        } else if (svar instanceof Svar.Fil fil) {
            message.setHeader(Exchange.CONTENT_TYPE, fil.type());
            message.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(fil.navn()));
            message.setBody(fil.innhold());
        } else if (svar instanceof Side side) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, side.status());
            message.setHeader(Exchange.CONTENT_TYPE, HTML);
            message.setBody(html(side, sesjon, sti));
        }
    }

    private byte[] html(Side side, Optional<Sesjon> sesjon, String sti) {
        var modell = new HashMap<String, Object>(side.modell());
        modell.put("miljo", miljo);
        modell.put("sti", sti);
        sesjon.ifPresent(inne -> {
            modell.put("operator", inne.operator());
            modell.put("csrf", inne.csrf());
        });
        return maler.fyll(side.mal(), modell).getBytes(UTF_8);
    }
}
