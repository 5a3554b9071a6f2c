package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Gitt.A;
import static no.nav.utsjekk.sak.Gitt.U1;
import static no.nav.utsjekk.sak.Gitt.melding;
import static no.nav.utsjekk.sak.Gitt.oppdrag;
import static no.nav.utsjekk.sak.Gitt.periode;
import static no.nav.utsjekk.sak.Gitt.perioder;
import static no.nav.utsjekk.sak.Gitt.sak;
import static no.nav.utsjekk.sak.Gitt.skriv;
import static no.nav.utsjekk.sak.Gitt.tekst;
import static no.nav.utsjekk.sak.Gitt.tomSak;
import static no.nav.utsjekk.sak.Gitt.utbetal;
import static no.nav.utsjekk.sak.Gitt.utbetaling;
import static no.nav.utsjekk.sak.Gitt.utled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How lines follow each other in the chain of one utbetaling (03 §4). */
class KjedingTest {

    @ParameterizedTest(name = "03 §4.4 #{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1  | new amount                        | 3-14@100                       | 3-14@200                         | NY B 3-14 @200 ->A
            2  | shorter at start                  | 3-14@100                       | 7-14@100                         | OPPH 3 [3-14] 100 A; NY B 7-14 @100 ->A
            3  | shorter at end                    | 1-14@100                       | 1-7@100                          | OPPH 8 [1-14] 100 A
            4  | shorter at end and new amount     | 1-14@100                       | 1-7@200                          | NY B 1-7 @200 ->A
            5  | longer at end                     | 3-14@100                       | 3-28@100                         | NY B 3-28 @100 ->A
            6  | longer at start                   | 3-14@100                       | 1-14@100                         | NY B 1-14 @100 ->A
            7  | extra periode last                | 1-7@100, 8-14@200              | 1-7@100, 8-14@200, 15-21@300     | NY B 15-21 @300 ->A
            8  | last periode removed              | 1-7@100, 8-14@200              | 1-7@100                          | OPPH 8 [8-14] 200 A
            9  | last removed, gap before it       | 3@100, 1.7@200, 1.8@300        | 3@100, 1.7@200                   | OPPH 2.7 [1.8-1.8] 300 A
            10 | first removed                     | 3@100, 1.7@200, 1.8@300        | 1.7@200, 1.8@300                 | OPPH 3 [1.8-1.8] 300 A; NY B 1.7-1.7 @200 ->A; NY C 1.8-1.8 @300 ->B
            11 | first shorter at end              | 1-14@100, 15-28@200            | 1-7@100, 15-28@200               | OPPH 8 [15-28] 200 A; NY B 15-28 @200 ->A
            12 | first shorter, next at once       | 1-14@100, 15-28@200            | 1-7@100, 8-28@200                | NY B 8-28 @200 ->A
            13 | middle shorter at start           | 1-14@100, 15-28@200, 29-30@100 | 1-14@100, 21-28@200, 29-30@100   | OPPH 15 [29-30] 100 A; NY B 21-28 @200 ->A; NY C 29-30 @100 ->B
            14 | new amount first part             | 1-28@100                       | 1-14@200, 15-28@100              | NY B 1-14 @200 ->A; NY C 15-28 @100 ->B
            15 | new amount last part              | 1-28@100                       | 1-14@100, 15-28@200              | NY B 15-28 @200 ->A
            16 | new amount in the middle          | 1-28@100                       | 1-9@100, 10-19@200, 20-28@100    | NY B 10-19 @200 ->A; NY C 20-28 @100 ->B
            17 | hole in the middle                | 1-28@100                       | 1-14@100, 21-28@100              | OPPH 15 [1-28] 100 A; NY B 21-28 @100 ->A
            18 | two opphør in a row, step 1       | 1-5@100, 8-12@100, 15-19@100   | 1-5@100, 8-12@100                | OPPH 13 [15-19] 100 A
            20 | committed list empty              |                                | 3-7@1500                         | NY B 3-7 @1500 ->A
            """)
    void DER_4_to_8_worked_example(int nr, String hva, String lagret, String onsket, String linjer) {
        var oppdrag = oppdrag(sak(utbetaling(U1, lagret).lagret()), melding().med(utbetal(U1, onsket)));

        assertThat(tekst(oppdrag.linjer())).isEqualTo(linjer);
        assertThat(oppdrag.kodeEndring()).isEqualTo(KodeEndring.ENDR);
    }

    @Test
    void DER_7_worked_example_19_the_second_opphor_still_describes_the_line_that_the_first_one_cut() {
        var steg18 = oppdrag(
                sak(utbetaling(U1, "1-5@100, 8-12@100, 15-19@100").lagret()),
                melding().med(utbetal(U1, "1-5@100, 8-12@100")));
        var etter18 = steg18.versjoner().get(0);
        assertThat(etter18.sisteLinje()).isEqualTo(A);
        assertThat(etter18.sistePeriode()).contains(periode("15-19@100"));

        var steg19 = oppdrag(sak(etter18), melding().med(utbetal(U1, "1-5@100")));

        assertThat(tekst(steg19.linjer())).isEqualTo("OPPH 6 [15-19] 100 A");
        assertThat(steg19.versjoner().get(0).sisteLinje()).isEqualTo(A);
    }

    @Test
    void LINE_3_to_5_a_creation_sends_one_line_per_periode_each_joined_to_the_one_before() {
        var oppdrag = oppdrag(tomSak(), melding().med(utbetal(U1, "3-7@100, 10-14@200, 17-21@300")));

        assertThat(tekst(oppdrag.linjer())).isEqualTo("NY B 3-7 @100; NY C 10-14 @200 ->B; NY D 17-21 @300 ->C");
        assertThat(oppdrag.versjoner().get(0).sisteLinje()).isEqualTo(Gitt.linje('D'));
        assertThat(oppdrag.versjoner().get(0).sistePeriode()).contains(periode("17-21@300"));
    }

    @ParameterizedTest
    @MethodSource("permutasjoner")
    void FM_26_every_order_of_the_perioder_gives_the_same_lines_and_no_other_order_is_a_change(List<Periode> perioder) {
        var onske = new Onske.Utbetal(U1, Fagomrade.AAP, Gitt.AAP, Periodetype.EN_GANG, perioder);
        var omvendt = new ArrayList<>(perioder);
        Collections.reverse(omvendt);

        var oppdrag = oppdrag(tomSak(), melding().med(onske));
        var igjen = utled(
                sak(oppdrag.versjoner().get(0)),
                melding().med(new Onske.Utbetal(U1, Fagomrade.AAP, Gitt.AAP, Periodetype.EN_GANG, omvendt)));

        assertThat(tekst(oppdrag.linjer())).isEqualTo("NY B 3-7 @100; NY C 10-14 @200 ->B; NY D 17-21 @300 ->C");
        assertThat(skriv(oppdrag.versjoner().get(0).perioder())).isEqualTo("3-7@100, 10-14@200, 17-21@300");
        assertThat(igjen).isEqualTo(new Utfall.Uendret(Optional.empty()));
    }

    static Stream<List<Periode>> permutasjoner() {
        var p = perioder("3-7@100, 10-14@200, 17-21@300");
        return Stream.of(
                List.of(p.get(0), p.get(1), p.get(2)),
                List.of(p.get(0), p.get(2), p.get(1)),
                List.of(p.get(1), p.get(0), p.get(2)),
                List.of(p.get(1), p.get(2), p.get(0)),
                List.of(p.get(2), p.get(0), p.get(1)),
                List.of(p.get(2), p.get(1), p.get(0)));
    }

    @Test
    void recreation_sends_everything_again_joined_to_the_ended_chain() {
        var opphort =
                utbetaling(U1, "2-7@100, 10-13@100").handling(Handling.DELETE).lagret();

        var oppdrag = oppdrag(sak(opphort), melding().med(utbetal(U1, "2-7@100, 10-13@100")));

        assertThat(tekst(oppdrag.linjer())).isEqualTo("NY B 2-7 @100 ->A; NY C 10-13 @100 ->B");
        assertThat(oppdrag.kodeEndring()).isEqualTo(KodeEndring.ENDR);
        assertThat(oppdrag.versjoner().get(0).handling()).isEqualTo(Handling.CREATE);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1-14@100/500      | 1-7@100/600      | NY B 1-7 @100 ->A
            1-14@100#4400     | 1-7@100#4401     | NY B 1-7 @100 ->A
            1-14@100/500#4400 | 1-7@100/500#4400 | OPPH 8 [1-14] 100 A
            1-14@100/500      | 1-14@100/600     | NY B 1-14 @100 ->A
            """)
    void FM_27_only_a_periode_that_is_shortened_and_nothing_else_is_not_sent_again(
            String lagret, String onsket, String linjer) {
        var oppdrag = oppdrag(sak(utbetaling(U1, lagret).lagret()), melding().med(utbetal(U1, onsket)));

        assertThat(tekst(oppdrag.linjer())).isEqualTo(linjer);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # OS pays 7@100 and 8@200 only: the first line was wiped from the 8th on
            7-10@100, 8@200 | 7@100, 8@200, 10@100 | NY B 10-10 @100 ->A
            7-10@100, 8@200 | 7-10@100             | NY B 7-10 @100 ->A
            7-10@100, 8@200 | 7@100                | OPPH 8 [8-8] 200 A
            """)
    void FM_25_overlapping_perioder_from_before_are_compared_as_OS_pays_them(
            String lagret, String onsket, String linjer) {
        var oppdrag = oppdrag(sak(utbetaling(U1, lagret).lagret()), melding().med(utbetal(U1, onsket)));

        assertThat(tekst(oppdrag.linjer())).isEqualTo(linjer);
    }

    @Test
    void FM_54_a_version_without_sistePeriode_is_ended_by_its_latest_periode() {
        var uten = utbetaling(U1, "1-5@100, 8-12@200").sistePeriode(null).lagret();

        var oppdrag = oppdrag(sak(uten), melding().med(utbetal(U1, "1-5@100")));

        assertThat(tekst(oppdrag.linjer())).isEqualTo("OPPH 6 [8-12] 200 A");
    }

    @Test
    void FM_54_a_legacy_line_id_is_referred_to_as_it_is() {
        var gammel = utbetaling(U1, "1-5@100")
                .sisteLinje(LinjeId.fromStored("SAK-9#3"))
                .lagret();

        var oppdrag = oppdrag(sak(gammel), melding().med(utbetal(U1, "1-5@200")));

        assertThat(oppdrag.linjer().get(0).forrige()).contains(new LinjeId("SAK-9#3"));
    }
}
