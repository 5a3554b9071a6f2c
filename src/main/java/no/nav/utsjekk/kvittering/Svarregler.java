package no.nav.utsjekk.kvittering;

/** Which answer of OS counts for what: the table of FM-09, with copies (D7) and technical faults (D5). Pure. */
public final class Svarregler {

    private final int maxForsok;

    /** @param maxForsok how often OS is asked again after alvorlighetsgrad 12; 0 refuses at once */
    public Svarregler(int maxForsok) {
        this.maxForsok = maxForsok;
    }

    /** What an answer does to an oppdrag in this state. */
    public Avgjorelse avgjor(Oppdragstilstand tilstand, Osmelding svar) {
        if (svar.grad() == Alvorlighetsgrad.UKJENT) {
            return Avgjorelse.PARKERT;
        }
        return switch (tilstand.fase()) {
            case GODTATT -> svar.grad().erGodtatt() || svar.finnesFraFor() ? Avgjorelse.DUPLIKAT : Avgjorelse.PARKERT;
            case AVVIST -> svar.grad().erGodtatt() ? Avgjorelse.PARKERT : Avgjorelse.DUPLIKAT;
            case UBESVART -> ubesvart(tilstand, svar);
        };
    }

    private Avgjorelse ubesvart(Oppdragstilstand tilstand, Osmelding svar) {
        if (svar.grad().erGodtatt()) {
            return Avgjorelse.GODTATT;
        }
        return tilstand.isLastAnswer() ? avslag(tilstand, svar) : Avgjorelse.VENTER_PA_KOPI;
    }

    /** What a refusal does when no other copy can be accepted any more. */
    private Avgjorelse avslag(Oppdragstilstand tilstand, Osmelding svar) {
        if (isContradiction(tilstand, svar)) {
            return Avgjorelse.PARKERT;
        }
        return etterFrist(tilstand, tellende(tilstand, svar));
    }

    /** What a kept refusal does when the waiting time for other copies is over (D7). */
    public Avgjorelse etterFrist(Oppdragstilstand tilstand, Osmelding svar) {
        if (isContradiction(tilstand, svar)) {
            return Avgjorelse.PARKERT;
        }
        return svar.grad() == Alvorlighetsgrad.TEKNISK_FEIL && tilstand.forsok() < maxForsok
                ? Avgjorelse.SENDES_IGJEN
                : Avgjorelse.AVVIST;
    }

    /**
     * OS says that it has the oppdrag, after it said that a technical fault kept it from taking it: nobody knows whether it
     * pays.
     */
    private static boolean isContradiction(Oppdragstilstand tilstand, Osmelding svar) {
        boolean hadFault = tilstand.forsok() > 0
                || isFault(svar)
                || tilstand.avslag().filter(Svarregler::isFault).isPresent();
        boolean saysCopy = svar.finnesFraFor()
                || tilstand.avslag().filter(Osmelding::finnesFraFor).isPresent();
        return hadFault && saysCopy;
    }

    private static boolean isFault(Osmelding avslag) {
        return avslag.grad() == Alvorlighetsgrad.TEKNISK_FEIL;
    }

    /** Of two refusals the one that tells the reason: not the one that only says "exists already". */
    public static Osmelding tellende(Oppdragstilstand tilstand, Osmelding svar) {
        return tilstand.avslag()
                .filter(tidligere -> svar.finnesFraFor() || !tidligere.finnesFraFor())
                .orElse(svar);
    }
}
