package no.nav.utsjekk.rest.utbetaling;

import java.util.UUID;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Kall;
import no.nav.utsjekk.rest.Klienter;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.rest.utbetaling.Foresporsel.Opphav;
import no.nav.utsjekk.sak.Fagsystem;
import org.apache.camel.Exchange;

/** What the calls to {@code /utbetalinger/{uid}} say, and what they are told. Steps of the routes {@code rest-utbetaling-*}. */
public final class Utbetalingsapi {

    /** Of the uid in the path. */
    private static final int UID = 1;

    private final Klienter klienter;
    private final ForesporselRepository foresporsler;

    public Utbetalingsapi(Klienter klienter, ForesporselRepository foresporsler) {
        this.klienter = klienter;
        this.foresporsler = foresporsler;
    }

    /**
     * Reads a request to create, change or end an utbetaling. In order: path, body, its rules, whose it is.
     *
     * @throws Avslag of the first thing that is wrong
     */
    public Foresporsel les(Exchange exchange, String hensikt) {
        var kall = Kall.av(exchange);
        var uid = kall.uuid(UID);
        var innhold = kall.les(UtbetalingApi::les);
        Utbetalingsregler.krev(innhold);
        var foresporsel = new Utbetalingsforesporsel(Hensikt.valueOf(hensikt), uid, opphav(kall), innhold);
        krevEgenStonad(kall, foresporsel);
        return foresporsel;
    }

    /** Reads a request to withdraw an avvent. */
    public Foresporsel lesAvvent(Exchange exchange) {
        var kall = Kall.av(exchange);
        var uid = kall.uuid(UID);
        var innhold = kall.les(AvventforesporselApi::les);
        innhold.krev();
        var foresporsel = new Avventforesporsel(uid, opphav(kall), innhold);
        krevEgenStonad(kall, foresporsel);
        return foresporsel;
    }

    private static Opphav opphav(Kall kall) {
        return new Opphav(kall.token().klient().orElse(""), kall.token().navIdent());
    }

    /** RF-A11. */
    private void krevEgenStonad(Kall kall, Foresporsel foresporsel) {
        if (fagsystem(kall) != foresporsel.fagsystem()) {
            throw new Avslag(403, "stønad %s tilhører et annet fagsystem".formatted(foresporsel.stonad()));
        }
    }

    private Fagsystem fagsystem(Kall kall) {
        return klienter.fagsystem(kall.token(), kall.fagsystem());
    }

    /** 20 §4.6. */
    public Svar hent(Exchange exchange) {
        var kall = Kall.av(exchange);
        var uid = kall.uuid(UID);
        var tilstand = tilstand(kall, uid, Adgang.finnesIkke(uid));
        return Svar.ok(
                tilstand.nyeste().orElseThrow(() -> Adgang.finnesIkke(uid)).lestTilbake());
    }

    /** 20 §4.6: also of what is removed. */
    public Svar status(Exchange exchange) {
        var kall = Kall.av(exchange);
        var uid = kall.uuid(UID);
        var finnesIkke = new Avslag(404, "Fant ikke status for utbetaling med uid " + uid);
        return Svar.ok(tilstand(kall, uid, finnesIkke)
                .siste()
                .orElseThrow(() -> finnesIkke)
                .fremdrift());
    }

    private Tilstand tilstand(Kall kall, UUID uid, Avslag finnesIkke) {
        var fagsystem = fagsystem(kall);
        var tilstand = foresporsler.find(uid).orElseThrow(() -> finnesIkke);
        Adgang.krevEget(tilstand, fagsystem);
        return tilstand;
    }

    /** UT-C6. */
    public Svar opprettet(Foresporsel foresporsel) {
        return Svar.opprettet("/utbetalinger/" + foresporsel.uid());
    }

    /** What was asked for is stored. */
    public Svar tomt(int status) {
        return Svar.tomt(status);
    }
}
