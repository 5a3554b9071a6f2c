package no.nav.utsjekk.mottak;

import java.util.Optional;
import no.nav.utsjekk.sak.Transaksjonsregler;

/**
 * What the headers of a record say of the transaction that it is part of, as text.
 *
 * @param id header {@code transaksjonId}
 * @param antall header {@code transaksjonAntall}: of how many records
 */
public record Transaksjonshode(Optional<String> id, Optional<String> antall) {

    /** Whether such a transaction can exist. */
    boolean erGyldig() {
        return id.filter(Transaksjonshode::erId).isPresent()
                && antall.filter(Transaksjonshode::erAntall).isPresent();
    }

    private static boolean erId(String id) {
        return !id.isBlank()
                && id.codePointCount(0, id.length()) <= Transaksjonsregler.MAKS_ID
                && id.chars().noneMatch(Character::isISOControl);
    }

    private static boolean erAntall(String antall) {
        return antall.matches("[1-9][0-9]{0,2}")
                && Integer.parseInt(antall) >= Transaksjonsregler.MIN_ANTALL
                && Integer.parseInt(antall) <= Transaksjonsregler.MAKS_ANTALL;
    }
}
