package no.nav.utsjekk.rest.utbetaling;

import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Dokumentert;
import no.nav.utsjekk.sak.Utbetaling;

/** Whether a request can be taken in as things are with its uid (20 §4.6 to §4.9). In the order of the rules. */
record Adgang(Tilstand tilstand, Foresporsel foresporsel) {

    /** @throws Avslag when it cannot */
    void krev() {
        krevEget(tilstand, foresporsel.fagsystem());
        switch (foresporsel.hensikt()) {
            case OPPRETT -> krevLedig();
            case ENDRE -> {
                krevFinnes();
                krevRo(iArbeid());
                krevUendretIdentitet();
            }
            case FJERN -> {
                krevFinnes();
                krevRo(new Avslag(423, "utbetalingen har et pågående oppdrag, vent til dette er ferdig"));
                krevUendretIdentitet();
                krevSammePerioder();
            }
            case OPPHEV_AVVENT -> {
                krevFinnes();
                krevSamme(Utbetaling::sakId, foresporsel.sakId(), Dokumentert.IMMUTABLE_FIELD_SAK_ID.avslag());
                krevSamme(
                        Utbetaling::personident,
                        foresporsel.personident(),
                        Dokumentert.IMMUTABLE_FIELD_PERSONIDENT.avslag());
                krevSamme(u -> u.stonad().navn(), foresporsel.stonad(), Dokumentert.IMMUTABLE_FIELD_STØNAD.avslag());
            }
        }
    }

    /** RF-A11: of the caller's fagsystem. */
    static void krevEget(Tilstand tilstand, no.nav.utsjekk.sak.Fagsystem fagsystem) {
        if (tilstand.fagsystem() != fagsystem) {
            throw new Avslag(403, "utbetalingen tilhører et annet fagsystem");
        }
    }

    /** UT-P2. */
    static Avslag iArbeid() {
        return new Avslag(423, "Utbetalingen har et pågående oppdrag, vent til dette er ferdig");
    }

    /** UT-P1, UT-D2. */
    static Avslag finnesIkke(java.util.UUID uid) {
        return new Avslag(404, "Fant ikke utbetaling med uid " + uid);
    }

    /** UT-C1, UT-C2. */
    private void krevLedig() {
        if (tilstand.nyUid().isPresent()) {
            throw erMigrert();
        }
        if (!tilstand.erFjernet()) {
            throw new Avslag(409, "Utbetaling med uid %s finnes allerede".formatted(foresporsel.uid()));
        }
    }

    private void krevFinnes() {
        if (tilstand.siste().isEmpty() || tilstand.erFjernet()) {
            throw finnesIkke(foresporsel.uid());
        }
        if (tilstand.erFlyttet()) {
            throw erMigrert();
        }
    }

    private static Avslag erMigrert() {
        return new Avslag(423, "utbetalingen er migrert til kafka");
    }

    private void krevRo(Avslag avslag) {
        if (tilstand.erIArbeid()) {
            throw avslag;
        }
    }

    /** UT-P4. */
    private void krevUendretIdentitet() {
        var innhold = ((Utbetalingsforesporsel) foresporsel).innhold();
        krevSamme(Utbetaling::sakId, innhold.sakId(), Dokumentert.IMMUTABLE_FIELD_SAK_ID.avslag());
        krevSamme(Utbetaling::personident, innhold.personident(), Dokumentert.IMMUTABLE_FIELD_PERSONIDENT.avslag());
        krevSamme(u -> u.stonad().navn(), innhold.stonad(), Dokumentert.IMMUTABLE_FIELD_STØNAD.avslag());
        krevSamme(
                Utbetaling::periodetype, innhold.periodeType(), new Avslag(400, "Kan ikke ha forskjellige satstyper"));
    }

    /** UT-D4. */
    private void krevSammePerioder() {
        krevSamme(
                Utbetaling::perioder,
                ((Utbetalingsforesporsel) foresporsel).innhold().sammenslatt(),
                new Avslag(400, "Periodene i utbetalingen samsvarer ikke med det som er lagret hos utsjekk."));
    }

    private <T> void krevSamme(Function<Utbetaling, T> felt, T verdi, Avslag avslag) {
        if (!Optional.of(verdi).equals(tilstand.iKraft().map(felt))) {
            throw avslag;
        }
    }
}
