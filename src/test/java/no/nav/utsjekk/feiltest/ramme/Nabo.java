package no.nav.utsjekk.feiltest.ramme;

import java.util.function.Function;
import no.nav.utsjekk.lokal.Linje;
import no.nav.utsjekk.lokal.Linjer;
import no.nav.utsjekk.lokal.Omgivelser;
import no.nav.utsjekk.lokal.Tjener;

/** A server that the product cannot do without. */
enum Nabo {
    POSTGRES("Postgres", Linjer::postgres, Omgivelser::postgres),
    KAFKA("Kafka", Linjer::kafka, Omgivelser::kafka),
    MQ("MQ", Linjer::mq, Omgivelser::mq);

    private final String navn;
    private final Function<Linjer, Linje> linje;
    private final Function<Omgivelser, Tjener> tjener;

    Nabo(String navn, Function<Linjer, Linje> linje, Function<Omgivelser, Tjener> tjener) {
        this.navn = navn;
        this.linje = linje;
        this.tjener = tjener;
    }

    /** As health calls it. */
    String navn() {
        return navn;
    }

    /** One instance's line to it. */
    Linje linje(Instans instans) {
        return linje.apply(instans.linjer());
    }

    /** The server itself. */
    Tjener tjener(Rigg rigg) {
        return tjener.apply(rigg.omgivelser());
    }

    /** Whether health says that it does not answer. */
    boolean erBorte(Instans instans) {
        return instans.helse().contains(navn + " svarer ikke");
    }
}
