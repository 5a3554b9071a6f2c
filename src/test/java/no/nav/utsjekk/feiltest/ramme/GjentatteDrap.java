package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;
import no.nav.utsjekk.ruter.CommitPoint;
import no.nav.utsjekk.ruter.CommitPoint.Kind;
import no.nav.utsjekk.ruter.CommitPoint.Side;

/** FM-05: the process dies again and again when MQ has the oppdrag and the database does not know it. */
record GjentatteDrap(int antall) implements Uhell {

    private static final int POSTER_PER_DRAP = 20;
    private static final CommitPoint PUNKT = new CommitPoint(Kind.MQ_SEND, "oppdrag-til-mq", Side.AFTER);

    @Override
    public String navn() {
        return antall + " kills after " + PUNKT.place();
    }

    @Override
    public String beskrivelse() {
        return "the only process dies each time that MQ has taken oppdrag and the database has not noted it; OS is closed half of the time, so that it gets copies";
    }

    @Override
    public int bestillinger() {
        return POSTER_PER_DRAP * antall;
    }

    @Override
    public boolean publiserSelv() {
        return true;
    }

    @Override
    public void skje(Rigg rigg, Runde runde) throws Exception {
        for (int nr = 0; nr < antall; nr++) {
            rigg.instans().drepVed(PUNKT, 1);
            runde.publiser(POSTER_PER_DRAP, Duration.ofMillis(500));
            if (nr % 2 == 0) {
                rigg.os().leggTilFeil(Feil.av(Feiltype.STENGT)); // what it does not answer is sent again
            }
            rigg.instans().ventTilDrept();
            if (nr % 2 == 1) {
                rigg.os().apne();
            }
            rigg.glemDode();
            rigg.startInstans();
        }
        runde.erFrisk();
        rigg.os().apne();
    }
}
