package no.nav.utsjekk.drift;

/** An operator's action that is refused; nothing has been changed. The message is Norwegian and for the operator. */
public final class Nektet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; as over HTTP. */
    public enum Arsak {
        /** what was given is not enough, or makes no sense */
        UGYLDIG(400),
        /** there is no such thing */
        FINNES_IKKE(404),
        /** the thing is not in a state in which this can be done */
        FEIL_TILSTAND(409),
        /** not on this day */
        STENGT(423);

        private final int statuskode;

        Arsak(int statuskode) {
            this.statuskode = statuskode;
        }

        /** As over HTTP. */
        public int statuskode() {
            return statuskode;
        }
    }

    private final Arsak arsak;

    private Nektet(Arsak arsak, String tekst) {
        super(tekst);
        this.arsak = arsak;
    }

    static Nektet ugyldig(String tekst) {
        return new Nektet(Arsak.UGYLDIG, tekst);
    }

    static Nektet finnesIkke(String tekst) {
        return new Nektet(Arsak.FINNES_IKKE, tekst);
    }

    static Nektet feilTilstand(String tekst) {
        return new Nektet(Arsak.FEIL_TILSTAND, tekst);
    }

    static Nektet stengt(String tekst) {
        return new Nektet(Arsak.STENGT, tekst);
    }

    public Arsak arsak() {
        return arsak;
    }
}
