package no.nav.utsjekk.sak;

import java.util.Optional;
import no.nav.utsjekk.sak.Onske.Opphorsform;

/** What a melding says of utbetalinger that it does not mention (02 §8). */
public enum Omfang {
    /** the melding describes the whole sak: active utbetalinger that it does not mention are ended with DELETE */
    HELE_SAKEN_DELETE(Optional.of(Opphorsform.DELETE)),
    /** the same, ended with FAKE_DELETE */
    HELE_SAKEN_FAKE_DELETE(Optional.of(Opphorsform.FAKE_DELETE)),
    /** utbetalinger that are not mentioned stay as they are */
    NEVNTE(Optional.empty());

    private final Optional<Opphorsform> opphorAvUnevnte;

    Omfang(Optional<Opphorsform> opphorAvUnevnte) {
        this.opphorAvUnevnte = opphorAvUnevnte;
    }

    /** How active utbetalinger that the melding does not mention are ended, if at all. */
    public Optional<Opphorsform> opphorAvUnevnte() {
        return opphorAvUnevnte;
    }
}
