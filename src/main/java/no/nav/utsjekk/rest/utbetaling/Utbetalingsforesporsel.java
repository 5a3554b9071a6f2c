package no.nav.utsjekk.rest.utbetaling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Omfang;
import no.nav.utsjekk.sak.Onske;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;

/** To create, change or end an utbetaling. */
record Utbetalingsforesporsel(Hensikt hensikt, UUID uid, Opphav opphav, UtbetalingApi innhold) implements Foresporsel {

    @Override
    public String sakId() {
        return innhold.sakId();
    }

    @Override
    public String stonad() {
        return innhold.stonad();
    }

    @Override
    public String personident() {
        return innhold.personident();
    }

    @Override
    public Melding melding(Stonader stonader) {
        return new Melding(
                uid.toString(),
                fagsystem(),
                innhold.sakId(),
                innhold.behandlingId(),
                innhold.personident(),
                innhold.tidspunkt(),
                innhold.saksbehandlerId(),
                innhold.beslutterId(),
                innhold.avvent().map(AvventApi::avvent),
                false,
                Omfang.NEVNTE,
                kodeEndring(),
                List.of(onske(stonader)));
    }

    /** UT-X1: to create what is known is to change it. */
    Utbetalingsforesporsel somDryrunAv(Tilstand tilstand) {
        var erKjent = tilstand.siste().isPresent() && !tilstand.erFjernet();
        return hensikt == Hensikt.OPPRETT && erKjent
                ? new Utbetalingsforesporsel(Hensikt.ENDRE, uid, opphav, innhold)
                : this;
    }

    /** UT-C3, UT-P7, UT-D5. */
    private Optional<KodeEndring> kodeEndring() {
        return innhold.forsteUtbetaling()
                .filter(forste -> hensikt == Hensikt.OPPRETT)
                .map(forste -> forste ? KodeEndring.NY : KodeEndring.ENDR);
    }

    private Onske onske(Stonader stonader) {
        return hensikt == Hensikt.FJERN
                ? new Onske.Opphor(uid, Onske.Opphorsform.DELETE)
                : new Onske.Utbetal(
                        uid,
                        fagomrade(),
                        stonader.av(fagomrade(), innhold.stonad()),
                        innhold.periodeType(),
                        innhold.sammenslatt());
    }
}
