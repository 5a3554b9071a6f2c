package no.nav.utsjekk.maaling;

import java.util.Map;
import java.util.UUID;
import no.nav.utsjekk.kvittering.KvitteringReader;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import org.apache.kafka.clients.admin.Admin;

/**
 * What this machine can do at most of each thing that a request needs, when it does nothing else: how far the whole is from its
 * parts. Each is done for a while that does not count, and then measured.
 */
final class Tak {

    static final int PORSJON = 500;

    private static final int RUNDER_VARM = 2;

    private final Oppstilling oppstilling;
    private final Rapport rapport;

    Tak(Oppstilling oppstilling, Rapport rapport) {
        this.oppstilling = oppstilling;
        this.rapport = rapport;
    }

    /** Does so many of it. */
    interface Arbeid {
        void gjor(int antall) throws Exception;
    }

    void maal(String scenario) throws Exception {
        try (var database = new Databasetak(oppstilling.postgres().dataSource());
                var ko = new Kotak(oppstilling.omgivelser().mq().connectionFactory())) {
            maal(scenario, "rader i Postgres, 500 meldinger per commit", database::skriv);
            maal(scenario, "2 kB varig på MQ, 500 per commit", ko::send);
        }
        try (var admin = Admin.create(Map.of(
                        "bootstrap.servers", oppstilling.omgivelser().kafka().brokers()));
                var topic = new Topictak(oppstilling.omgivelser().kafka().brokers(), admin)) {
            maal(scenario, "300 byte til Kafka, acks=all", topic::send);
            maal(scenario, "300 byte til Kafka, 500 per transaksjon", topic::transaksjoner);
            maal(scenario, "transaksjoner i Kafka, en post hver", topic::enTransaksjonPerPost, PORSJON);
        }
        var ny = Eksempel.ny();
        maal(scenario, "lese melding", gjenta(ny::les));
        maal(scenario, "utlede", gjenta(ny::utled));
        maal(scenario, "skrive XML", gjenta(() -> OppdragXml.write(ny.oppdrag())));
        maal(scenario, "lese kvittering", gjenta(() -> KvitteringReader.read(ny.kvittering())));
        rapport.leggTil(Figur.av(scenario, "lengde av XML", "tegn", ny.xml().length()));
    }

    private interface Steg {
        Object gjor() throws Exception;
    }

    /** What comes of it is looked at, or the compiler would see that nobody needs it. */
    private static Arbeid gjenta(Steg steg) {
        return antall -> {
            var sett = 0;
            for (int nr = 0; nr < antall; nr++) {
                sett ^= System.identityHashCode(steg.gjor());
            }
            if (sett == UUID.randomUUID().hashCode()) {
                System.out.print("");
            }
        };
    }

    private void maal(String scenario, String navn, Arbeid arbeid) throws Exception {
        maal(scenario, navn, arbeid, oppstilling.valg().n());
    }

    /** All processor time counts, that of the one who asks too. */
    private void maal(String scenario, String navn, Arbeid arbeid, int antall) throws Exception {
        var runder = oppstilling.valg().runder();
        var perSekund = new double[runder];
        var cpu = new double[runder];
        for (int runde = -RUNDER_VARM; runde < runder; runde++) {
            var for_ = oppstilling.forbruk();
            var begun = System.nanoTime();
            arbeid.gjor(antall);
            var sekunder = (System.nanoTime() - begun) / 1e9;
            if (runde >= 0) {
                perSekund[runde] = antall / sekunder;
                cpu[runde] = oppstilling.forbruk().siden(for_).alleMs() / antall;
            }
        }
        rapport.leggTil(Figur.av(scenario, navn, "per sekund", perSekund));
        rapport.leggTil(Figur.av(scenario, navn + ": CPU", "ms", cpu));
    }
}
