package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Gitt.U1;
import static no.nav.utsjekk.sak.Gitt.U2;
import static no.nav.utsjekk.sak.Gitt.U3;
import static no.nav.utsjekk.sak.Gitt.dag;
import static no.nav.utsjekk.sak.Gitt.godta;
import static no.nav.utsjekk.sak.Gitt.linje;
import static no.nav.utsjekk.sak.Gitt.melding;
import static no.nav.utsjekk.sak.Gitt.opphor;
import static no.nav.utsjekk.sak.Gitt.sak;
import static no.nav.utsjekk.sak.Gitt.tekst;
import static no.nav.utsjekk.sak.Gitt.tomSak;
import static no.nav.utsjekk.sak.Gitt.utbetal;
import static no.nav.utsjekk.sak.Gitt.utbetaling;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A request that came as several records (00, transactions across records). */
class TransaksjonTest {

    private static final Avvent AVVENT =
            new Avvent(dag("3"), dag("14"), Optional.empty(), Optional.of(Avvent.Arsak.AVVENT_AVREGNING), false);

    @Test
    void DER_10_DER_11_the_records_become_one_oppdrag_with_the_header_of_the_first_that_changes_something() {
        var oppdrag = oppdrag(
                sak(utbetaling(U1, "3-7@100").lagret()),
                melding().saksbehandler("Z1").beslutter("Y1").med(utbetal(U1, "3-7@100")),
                melding().saksbehandler("Z2").beslutter("Y2").behandlingId("B2").med(utbetal(U2, "3-7@200")),
                melding().saksbehandler("Z3").beslutter("Y3").behandlingId("B3").med(utbetal(U3, "3-7@300")));

        assertThat(tekst(oppdrag.linjer())).isEqualTo("NY B 3-7 @200; NY C 3-7 @300");
        assertThat(oppdrag.saksbehandler()).isEqualTo("Z2");
        assertThat(oppdrag.beslutter()).isEqualTo("Y2");
    }

    @Test
    void FM_15_each_line_and_version_is_of_the_record_that_asked_for_it() {
        var oppdrag = oppdrag(
                sak(utbetaling(U1, "3-7@100").lagret()),
                melding().behandlingId("B2").med(opphor(U1)),
                melding().behandlingId("B3").saksbehandler("Z3").med(utbetal(U2, "3-7@200")));

        assertThat(oppdrag.linjer()).extracting(Oppdragslinje::behandlingId).containsExactly("B2", "B3");
        assertThat(oppdrag.versjoner()).extracting(Utbetaling::behandlingId).containsExactly("B2", "B3");
        assertThat(oppdrag.versjoner().get(1).saksbehandler()).isEqualTo("Z3");
    }

    @Test
    void IN_17_what_none_of_the_records_mentions_is_ended_last() {
        var oppdrag = oppdrag(
                sak(
                        utbetaling(U1, "3-7@100").lagret(),
                        utbetaling(U3, "17-21@300").sisteLinje(linje('Z')).lagret()),
                melding().omfang(Omfang.HELE_SAKEN_DELETE).med(utbetal(U2, "3-7@200")),
                melding().omfang(Omfang.HELE_SAKEN_DELETE).med(utbetal(U1, "3-7@100")));

        assertThat(tekst(oppdrag.linjer())).isEqualTo("NY B 3-7 @200; OPPH 17 [17-21] 300 Z");
    }

    @Test
    void DER_2_one_bad_record_refuses_all() {
        assertThat(utled(
                        tomSak(),
                        melding().med(utbetal(U1, "3-7@100")),
                        melding().med(utbetal(U2, "3-7@0"))))
                .isInstanceOf(Utfall.Avvist.class);
    }

    @Test
    void FM_52_b_the_avvent_of_one_record_is_that_of_all() {
        var deler = new Melding[] {
            melding().med(utbetal(U1, "3-7@100")), melding().avvent(AVVENT).med(utbetal(U2, "10-14@100"))
        };

        var oppdrag = oppdrag(tomSak(), deler);

        assertThat(oppdrag.avvent()).contains(AVVENT);
        assertThat(oppdrag.versjoner()).extracting(Utbetaling::avvent).containsOnly(Optional.of(AVVENT));
        assertThat(utled(godta(tomSak(), oppdrag), deler)).isEqualTo(new Utfall.Uendret(Optional.empty()));
    }

    private static Utfall utled(Sak sak, Melding... deler) {
        return Utledning.utled(sak, List.of(deler), Gitt.nyeIder(), Gitt.NA);
    }

    private static Oppdrag oppdrag(Sak sak, Melding... deler) {
        var oppdrag = ((Utfall.Endret) utled(sak, deler)).oppdrag();
        assertThat(oppdrag).hasSize(1);
        return oppdrag.get(0);
    }
}
