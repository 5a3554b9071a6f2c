package no.nav.utsjekk.rest.utbetaling;

import java.util.List;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Kall;
import no.nav.utsjekk.rest.Klienter;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.rest.utbetaling.Flyttekall.Flytting;
import org.apache.camel.Exchange;

/** What the calls say that let utbetalinger go on over Kafka (22 §9). Steps of the routes {@code rest-flytt*}. */
public final class Flytteapi {

    /** Of the uid in the path. */
    private static final int UID = 1;

    private final Klienter klienter;

    public Flytteapi(Klienter klienter) {
        this.klienter = klienter;
    }

    /** @throws Avslag when it cannot be read, or nobody knows whose it is */
    public Flyttekall lesEn(Exchange exchange) {
        var kall = Kall.av(exchange);
        return kall(kall, List.of(new Flytting(kall.uuid(UID), kall.les(Flyttekall::lesEn))));
    }

    /** @throws Avslag when it cannot be read, is empty, or nobody knows whose it is */
    public Flyttekall lesFlere(Exchange exchange) {
        var kall = Kall.av(exchange);
        return kall(kall, kall.les(Flyttekall::lesFlere));
    }

    private Flyttekall kall(Kall kall, List<Flytting> flyttinger) {
        var token = kall.token();
        var fagsystem = klienter.fagsystem(token, kall.fagsystem());
        return new Flyttekall(
                fagsystem, flyttinger, token.navIdent().or(token::klient).orElseThrow());
    }

    /** Done. */
    public Svar flyttet() {
        return Svar.tomt(200);
    }
}
