package no.nav.utsjekk.mottak;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.sak.Transaksjonsregler;

/**
 * What the headers of a record say of the transaction that it is part of, as text.
 *
 * @param id header {@value #ID}
 * @param antall header {@value #ANTALL}: of how many records
 */
public record Transaksjonshode(Optional<String> id, Optional<String> antall) {

    /** The header with the producer's id of the transaction. */
    public static final String ID = "transaksjonId";

    /** The header with the number of its records. */
    public static final String ANTALL = "transaksjonAntall";

    /** The headers of a record, by name, as far as it has them. */
    public Map<String, String> hoder() {
        var hoder = new HashMap<String, String>();
        id.ifPresent(text -> hoder.put(ID, text));
        antall.ifPresent(text -> hoder.put(ANTALL, text));
        return hoder;
    }

    /**
     * What headers say of a transaction; empty when they say nothing.
     *
     * @param hode gives the text of a header by its name
     */
    static Optional<Transaksjonshode> av(Function<String, Optional<String>> hode) {
        return Optional.of(new Transaksjonshode(hode.apply(ID), hode.apply(ANTALL)))
                .filter(funnet -> funnet.id().isPresent() || funnet.antall().isPresent());
    }

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
