package no.nav.utsjekk.lokal;

/** Ports of the embedded servers; 0 means any free one. */
public record Porter(int kafka, int postgres, int mq) {

    /** The ports that the README names. */
    public static final Porter STANDARD = new Porter(9092, 54320, 61616);

    public static final Porter LEDIGE = new Porter(0, 0, 0);

    /** The same ports with a free one in place of each 0. */
    Porter valgt() {
        return new Porter(velg(kafka), velg(postgres), velg(mq));
    }

    /** The port itself, or a free one for 0. */
    static int velg(int port) {
        return port == 0 ? LedigPort.velg() : port;
    }

    /**
     * Says early and clearly that somebody else has the port, whichever address they listen on.
     *
     * @param bruk what the port is for
     */
    static void krevLedig(int port, String bruk) {
        if (!LedigPort.erLedig(port)) {
            throw new LokalFeil("Port %d (%s) er opptatt av et annet program".formatted(port, bruk));
        }
    }
}
