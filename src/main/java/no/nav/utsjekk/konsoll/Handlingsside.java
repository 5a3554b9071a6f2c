package no.nav.utsjekk.konsoll;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.drift.Begrunnelse;
import no.nav.utsjekk.drift.Nektet;
import no.nav.utsjekk.konsoll.Svar.Side;
import no.nav.utsjekk.konsoll.Svar.Videre;

/**
 * Where an operator does something: tells what will happen, asks why, writes down the intent, does it, and shows what came of
 * it (OC-09 to OC-12).
 */
public final class Handlingsside {

    static final int MAX_GRUNN = 1_000;

    private final Handlinger handlinger;
    private final RevisjonRepository revisjon;

    public Handlingsside(Handlinger handlinger, RevisjonRepository revisjon) {
        this.handlinger = handlinger;
        this.revisjon = revisjon;
    }

    private static Oppgave oppgave(Besok besok) {
        return Oppgave.av(besok.del(2)).orElseThrow(() -> new Avvist(404, "Det er ingen slik handling"));
    }

    /** What will happen, and a form. */
    Svar sporr(Besok besok) {
        besok.krevHandling();
        return side(besok, oppgave(besok), 200, Map.of());
    }

    /** Does it. */
    Svar utfor(Besok besok) {
        besok.krevEgetSkjema();
        besok.krevHandling();
        var oppgave = oppgave(besok);
        try {
            return utfor(besok, oppgave);
        } catch (Nektet e) {
            return igjen(besok, oppgave, e.arsak().statuskode(), e.getMessage());
        } catch (IllegalArgumentException | IllegalStateException e) {
            // held oppdrag are refused like this; what is wrong with the program is told in the same way
            return igjen(besok, oppgave, 409, e.getMessage());
        }
    }

    private Svar utfor(Besok besok, Oppgave oppgave) {
        long id = besok.id();
        var operator = besok.operator();
        var hvorfor = Begrunnelse.av(Optional.of(operator.ident()), besok.felt("grunn", MAX_GRUNN));
        if (!oppgave.bekreftelse().isEmpty() && !besok.valgt("bekreftet")) {
            return igjen(besok, oppgave, 400, "Du må bekrefte: " + oppgave.bekreftelse());
        }
        revisjon.skriv(operator, oppgave.name(), hvorfor.grunn(), "HENSIKT", om(oppgave, id), Optional.empty());
        handlinger.utfor(oppgave, id, besok, hvorfor);
        var utfort = revisjon.siste(operator.ident(), oppgave.name()).orElseThrow();
        return Videre.til(oppgave.adresse(id) + "?utfort=" + utfort.id());
    }

    private static String om(Oppgave oppgave, long id) {
        return id == 0 ? oppgave.gjelder() : oppgave.gjelder() + " " + id;
    }

    private Side igjen(Besok besok, Oppgave oppgave, int status, String feil) {
        return side(besok, oppgave, status, Map.of("feil", feil));
    }

    /** What was given is kept when the form must be shown again. */
    private Side side(Besok besok, Oppgave oppgave, int status, Map<String, Object> mer) {
        long id = besok.id();
        var modell = new HashMap<String, Object>(mer);
        modell.put("oppgave", oppgave);
        modell.put("kode", oppgave.name());
        modell.put("id", id);
        modell.put("tilbake", oppgave.adresse(id));
        modell.put("fakta", handlinger.fakta(oppgave, id));
        var gitt = new HashMap<String, String>();
        besok.skjema().forEach((navn, verdier) -> gitt.put(navn, verdier.get(0)));
        modell.put("gitt", gitt);
        return new Side(status, "handling", modell);
    }
}
