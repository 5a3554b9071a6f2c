package no.nav.utsjekk.rest.utbetaling;

import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Melding;

/** A request that changes something, valid by itself, in the form in which it is stored as the content of a melding. */
sealed interface Foresporsel permits Utbetalingsforesporsel, Avventforesporsel {

    /**
     * Who asked: kept with the request, for those who look into it later.
     *
     * @param navIdent of a person, when the client acts for one
     */
    record Opphav(String klient, Optional<String> navIdent) {}

    Hensikt hensikt();

    UUID uid();

    Opphav opphav();

    String sakId();

    String stonad();

    String personident();

    /** What the machine makes of it. Its statuses go to the uid (UT-C5). */
    Melding melding(Stonader stonader);

    default Fagomrade fagomrade() {
        return Stonadsnavn.fagomrade(stonad());
    }

    default Fagsystem fagsystem() {
        return fagomrade().fagsystem();
    }
}
