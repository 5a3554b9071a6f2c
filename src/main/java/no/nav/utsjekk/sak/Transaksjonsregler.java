package no.nav.utsjekk.sak;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What a request that its producer has split over several records must keep to (00, transactions across records). */
public final class Transaksjonsregler {

    /** Fewest and most records of one transaction. */
    public static final int MIN_ANTALL = 2;

    public static final int MAKS_ANTALL = 100;

    /** Longest transaksjonId, in characters. */
    public static final int MAKS_ID = 64;

    private Transaksjonsregler() {}

    /** Why meldinger cannot be one request, if so: they must be of one sak, person and mode, and share no utbetaling. */
    public static Optional<Avvisning> brudd(List<Melding> deler) {
        if (erUlike(deler, Melding::sakId)) {
            return Optional.of(ugyldig("ulik sakId"));
        }
        if (erUlike(deler, Melding::personident)) {
            return Optional.of(ugyldig("ulik personident"));
        }
        if (erUlike(deler, Melding::dryrun)) {
            return Optional.of(ugyldig("ulik dryrun"));
        }
        if (deler.stream().flatMap(del -> del.avvent().stream()).distinct().count() > 1) {
            return Optional.of(ugyldig("ulik avvent"));
        }
        return flereGangerNevnt(deler).map(uid -> ugyldig("utbetalingen " + uid + " er i flere poster"));
    }

    /** The headers say no transaction that there could be. */
    public static Avvisning ugyldigeHoder() {
        return ugyldig("transaksjonId må ha 1 til %d tegn og transaksjonAntall være %d til %d"
                .formatted(MAKS_ID, MIN_ANTALL, MAKS_ANTALL));
    }

    /** The records do not agree on how many they are. */
    public static Avvisning uliktAntall() {
        return ugyldig("ulikt transaksjonAntall");
    }

    /** Another record of the transaction is no melding. */
    public static Avvisning uleseligDel() {
        return ugyldig("en annen post i transaksjonen kan ikke leses");
    }

    /** Time is up. */
    public static Avvisning ufullstendig(int kom, int antall) {
        return Regel.UFULLSTENDIG_TRANSAKSJON.avvist(kom, antall).avvisning();
    }

    private static Avvisning ugyldig(String arsak) {
        return Regel.UGYLDIG_TRANSAKSJON.avvist(arsak).avvisning();
    }

    private static boolean erUlike(List<Melding> deler, Function<Melding, ?> felt) {
        return deler.stream().map(felt).distinct().count() > 1;
    }

    /** Two wishes for one utbetaling would hide each other. */
    private static Optional<UUID> flereGangerNevnt(List<Melding> deler) {
        var sett = new HashSet<UUID>();
        return deler.stream()
                .flatMap(del -> del.onsker().stream())
                .map(Onske::uid)
                .filter(uid -> !sett.add(uid))
                .findFirst();
    }
}
