package no.nav.utsjekk.lokal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How OS is going to answer one oppdrag.
 *
 * @param avvist refused with this, whatever the books say; empty: the books decide
 * @param varsel accepted with a warning where the books would have accepted
 * @param kopier how many times the kvittering is sent; 0 is never
 * @param ventetid how long the kvittering is on its way
 * @param form what happens to its text
 */
record Svarplan(Optional<Mmel> avvist, boolean varsel, int kopier, Duration ventetid, UnaryOperator<String> form) {

    /** As OS does on a good day. */
    static final Svarplan RETT = new Svarplan(Optional.empty(), false, 1, Duration.ZERO, UnaryOperator.identity());

    Svarplan avvist(String alvorlighetsgrad, String kodeMelding, String beskrMelding) {
        var mmel = Mmel.of(alvorlighetsgrad, kodeMelding, beskrMelding);
        return new Svarplan(Optional.of(mmel), varsel, kopier, ventetid, form);
    }

    Svarplan medVarsel() {
        return new Svarplan(avvist, true, kopier, ventetid, form);
    }

    Svarplan medKopier(int antall) {
        return new Svarplan(avvist, varsel, antall, ventetid, form);
    }

    Svarplan etter(Duration tid) {
        return new Svarplan(avvist, varsel, kopier, tid, form);
    }

    Svarplan med(UnaryOperator<String> endring) {
        return new Svarplan(avvist, varsel, kopier, ventetid, tekst -> endring.apply(form.apply(tekst)));
    }
}
