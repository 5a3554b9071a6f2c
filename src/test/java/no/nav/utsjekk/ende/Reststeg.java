package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.oppdrag.xml.Oppdragsdokument;

/** A team that does one thing after the other to one utbetaling, with OS answering each. */
final class Reststeg {

    private final Testsystem system;
    private final Restklient klient;
    private int antall;

    Reststeg(Testsystem system, Restklient klient) {
        this.system = system;
        this.klient = klient;
    }

    /** What OS was told, once it has accepted it. */
    Oppdragsdokument opprett(Restutbetaling utbetaling) {
        Restsvar.erTomt(klient.post(utbetaling.sti(), utbetaling.json()), 201);
        return svar(utbetaling, Mmel.OK);
    }

    Oppdragsdokument endre(Restutbetaling utbetaling) {
        return endre(utbetaling, Mmel.OK);
    }

    Oppdragsdokument endre(Restutbetaling utbetaling, Mmel mmel) {
        Restsvar.erTomt(klient.put(utbetaling.sti(), utbetaling.json()), 204);
        return svar(utbetaling, mmel);
    }

    Oppdragsdokument fjern(Restutbetaling utbetaling) {
        Restsvar.erTomt(klient.delete(utbetaling.sti(), utbetaling.json()), 204);
        return svar(utbetaling, Mmel.OK);
    }

    Oppdragsdokument svar(Restutbetaling utbetaling, Mmel mmel) {
        antall++;
        var oppdrag = system.oppdrag(utbetaling.sakId(), antall);
        system.svar(oppdrag, mmel);
        ventStatus(utbetaling, mmel.equals(Mmel.OK) ? "OK" : "FEILET_MOT_OPPDRAG");
        return OppdragXml.read(oppdrag.xml());
    }

    void ventStatus(Restutbetaling utbetaling, String status) {
        Testsystem.ventPa("status " + status, () -> status(utbetaling).equals(status));
    }

    String status(Restutbetaling utbetaling) {
        var svar = klient.get(utbetaling.sti() + "/status");
        assertThat(svar.statusCode()).isEqualTo(200);
        return svar.body().replace("\"", "");
    }

    /** Lines as the rules write them: {@code OPPH fra 6}, {@code NY 11-20:200}. */
    static List<String> linjer(Oppdragsdokument oppdrag) {
        return oppdrag.linjer().stream().map(Reststeg::linje).toList();
    }

    private static String linje(Oppdragsdokument.Linje linje) {
        return linje.datoStatusFom()
                .map(fom -> "OPPH fra " + fom.getDayOfMonth())
                .orElseGet(() -> "NY %d-%d:%s"
                        .formatted(linje.fom().getDayOfMonth(), linje.tom().getDayOfMonth(), linje.sats()));
    }
}
