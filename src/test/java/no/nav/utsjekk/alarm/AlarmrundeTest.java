package no.nav.utsjekk.alarm;

import static no.nav.utsjekk.alarm.Alarmprove.kl;
import static no.nav.utsjekk.alarm.Alarmprove.linje;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import no.nav.utsjekk.alarm.DobbeltutbetalingRepository.Nokkel;
import no.nav.utsjekk.alarm.DobbeltutbetalingRepository.Vurdering;
import no.nav.utsjekk.database.Testbaser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told, when, how often, and until when (09 §5). 2026-01-05 is a Monday. */
@ExtendWith(Testbaser.Extension.class)
class AlarmrundeTest {

    private final Alarmprove prove;

    AlarmrundeTest(Testbaser baser) {
        prove = new Alarmprove(baser.migrert());
    }

    @AfterEach
    void close() {
        prove.close();
    }

    // --- missing kvittering

    @Test
    void ALM_1_a_kvittering_that_is_missing_an_hour_after_the_oppdrag_was_sent_is_told() {
        var oppdrag = prove.sendt("SAK-1", kl("2026-01-05T09:00"));
        assertThat(prove.runde("2026-01-05T09:59:59")).isEmpty();
        assertThat(prove.runde("2026-01-05T10:59:59"))
                .containsExactly("ALM-1 Kvittering mangler (høy, 1): AAP: SAK-1 (oppdrag %d)".formatted(oppdrag));
    }

    @Test
    void FM_44_each_oppdrag_has_its_own_clock_and_an_answer_stops_no_other() {
        var melding = prove.melding("SAK-1", "UTLEDET", kl("2026-01-05T07:00"));
        var forste = prove.oppdrag(melding, "SAK-1", "SENDT", kl("2026-01-05T07:00"), "[]");
        var andre = prove.sendt("SAK-2", kl("2026-01-05T07:30"));
        prove.runde("2026-01-05T09:00");
        assertThat(prove.apne()).hasSize(2);

        prove.jdbc().update("update oppdrag set tilstand = 'GODTATT', besvart = now() where id = ?", forste);

        assertThat(prove.runde("2026-01-05T10:00"))
                .containsExactly("ALM-1 Kvittering mangler (høy, 1): AAP: SAK-2 (oppdrag %d)".formatted(andre));
        prove.jdbc().update("update oppdrag set tilstand = 'GODTATT', besvart = now() where id = ?", andre);
        assertThat(prove.runde("2026-01-05T11:00")).isEmpty();
        assertThat(prove.apne()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // sent, then looked at when it is told first; an hour of OS's opening hours later (KV-8, CT-9)
        "2026-01-02T20:30, 2026-01-05T06:29:59, 2026-01-05T06:30", // Friday evening
        "2026-01-05T03:00, 2026-01-05T06:59:59, 2026-01-05T07:00", // at night
        "2026-01-03T12:00, 2026-01-05T06:59:59, 2026-01-05T07:00", // Saturday
        "2026-04-01T20:30, 2026-04-07T06:29:59, 2026-04-07T06:30", // over Easter
        "2026-04-30T20:15, 2026-05-04T06:14:59, 2026-05-04T06:15", // 1 May, a Friday
        "2026-03-27T20:30, 2026-03-30T06:29:59, 2026-03-30T06:30" // into summer time
    })
    void KV_8_the_hour_is_one_of_opening_hours(String sendt, String for1, String etter) {
        prove.sendt("SAK-1", kl(sendt));
        assertThat(prove.runde(for1)).isEmpty();
        prove.jdbc().update("delete from alarm_runde");
        assertThat(prove.runde(etter)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-01T12:00",
                "2026-05-14T12:00",
                "2026-05-16T12:00",
                "2026-05-17T12:00",
                "2026-05-13T22:00"
            })
    void FM_45_a_process_that_was_started_on_a_virkedag_raises_no_alarm_when_it_is_none(String helligdag) {
        prove.klokka("2026-04-30T12:00");
        var runde = prove.runde();
        prove.sendt("SAK-1", kl("2026-04-28T12:00"));

        prove.klokka(helligdag);
        assertThat(prove.runde(runde)).isEmpty();

        prove.klokka("2026-05-18T06:00");
        assertThat(prove.runde(runde)).hasSize(1);
    }

    @Test
    void KV_9_at_most_20_are_named_by_fagomrade() {
        IntStream.range(0, 23).forEach(nr -> prove.sendt("SAK-" + nr, kl("2026-01-05T07:00")));
        var sagt = prove.runde("2026-01-05T09:00");
        assertThat(sagt).hasSize(1);
        assertThat(sagt.get(0))
                .startsWith("ALM-1 Kvittering mangler (høy, 23): AAP: ")
                .endsWith(" +3 til");
        assertThat(sagt.get(0).split("oppdrag ")).hasSize(21);
    }

    // --- until when

    @Test
    void OPS_31_an_alarm_is_repeated_each_hour_until_the_condition_is_gone() {
        prove.sendt("SAK-1", kl("2026-01-05T07:00"));
        assertThat(prove.runde("2026-01-05T09:00")).hasSize(1);
        assertThat(prove.runde("2026-01-05T09:00:10")).isEmpty();
        assertThat(prove.runde("2026-01-05T09:30")).isEmpty();
        assertThat(prove.runde("2026-01-05T10:00")).hasSize(1);
        assertThat(prove.runde("2026-01-05T11:00")).hasSize(1);
        prove.jdbc().update("update oppdrag set tilstand = 'GODTATT', besvart = now()");
        assertThat(prove.runde("2026-01-05T12:00")).isEmpty();
    }

    @Test
    void OPS_31_an_alarm_that_an_operator_has_handled_is_not_repeated_but_the_next_one_of_its_kind_is_told() {
        var oppdrag = prove.sendt("SAK-1", kl("2026-01-05T07:00"));
        prove.runde("2026-01-05T09:00");
        var id = prove.alarmer().list(Long.MAX_VALUE, 10, false).get(0).id();

        assertThat(prove.alarmer().handter(List.of(id), "A123456", "OS er spurt", kl("2026-01-05T09:10")))
                .containsExactly(id);

        assertThat(prove.runde("2026-01-05T10:00")).isEmpty();
        var ny = prove.sendt("SAK-2", kl("2026-01-05T09:00"));
        assertThat(prove.runde("2026-01-05T11:00"))
                .containsExactly("ALM-1 Kvittering mangler (høy, 1): AAP: SAK-2 (oppdrag %d)".formatted(ny));
        assertThat(prove.jdbc().queryForObject("select tilstand from oppdrag where id = ?", String.class, oppdrag))
                .isEqualTo("SENDT");
    }

    @Test
    void FM_43_raising_an_alarm_changes_nothing_but_the_alarm() {
        prove.sendt("SAK-1", kl("2026-01-05T07:00"));
        prove.betalt("SAK-2", linje("B1", "AAPOR", "2026-01-05", "2026-01-09", 1000), kl("2026-01-05T07:00"));
        prove.betalt("SAK-2", linje("B1", "AAPOR", "2026-01-05", "2026-01-09", 1000), kl("2026-01-05T07:01"));
        var sporring =
                "select md5(string_agg(x, '')) from (select o::text as x from oppdrag o union all select m::text from melding m union all select k::text from kvittering k union all select d::text from kjent_dobbeltutbetaling d order by 1) alt";
        var uroert = prove.jdbc().queryForObject(sporring, String.class);

        assertThat(prove.runde("2026-01-05T09:00")).hasSize(2);
        assertThat(prove.runde("2026-01-05T10:00")).hasSize(2);

        assertThat(prove.jdbc().queryForObject(sporring, String.class)).isEqualTo(uroert);
    }

    @Test
    void OPS_31_each_list_is_looked_at_by_one_of_several_instances() {
        prove.sendt("SAK-1", kl("2026-01-05T07:00"));
        prove.klokka("2026-01-05T09:00");
        var instanser = List.of(prove.runde(), prove.runde(), prove.runde());
        assertThat(instanser.stream().flatMap(instans -> prove.runde(instans).stream()))
                .hasSize(1);
    }

    // --- what is stored

    @Test
    void ALM_2_an_utbetaling_that_is_stored_otherwise_than_it_was_accepted_is_told_until_it_is_right() {
        var uid = UUID.randomUUID();
        var sendt = "{\"uid\":\"%s\",\"lastPeriodeId\":\"2\",\"perioder\":[{\"fom\":\"2026-01-05\"}]}".formatted(uid);
        var tid = kl("2026-01-05T08:30");
        var melding = prove.melding("SAK-1", "UTLEDET", tid);
        var oppdrag = prove.oppdrag(melding, "SAK-1", "GODTATT", tid, "[" + sendt + "]");
        prove.kvittering(oppdrag, "GODTATT", tid);
        prove.ferdig(melding, "OK", tid, "{\"linjer\":[]}");
        prove.jdbc()
                .update(
                        "insert into utbetaling (uid, sak, versjon, handling, indeks) values (?, ?, ?::json, 'CREATE', 1)",
                        uid,
                        prove.sak("SAK-1"),
                        sendt);
        assertThat(prove.runde("2026-01-05T09:00")).isEmpty();

        prove.jdbc().update("update utbetaling set versjon = ?::json", sendt.replace("\"2\"", "\"1\""));
        assertThat(prove.runde("2026-01-05T10:00"))
                .containsExactly(
                        "ALM-2 Lagret utbetaling er en annen enn den som ble godtatt (høy, 1): AAP: SAK-1 (%s, oppdrag %d)"
                                .formatted(uid, oppdrag));
        assertThat(prove.runde("2026-01-05T15:00")).hasSize(1);

        prove.jdbc().update("update utbetaling set versjon = ?::json", sendt);
        assertThat(prove.runde("2026-01-05T16:00")).isEmpty();
        assertThat(prove.apne()).isEmpty();
    }

    // --- double payments

    @ParameterizedTest
    @CsvSource({
        "AAPOR, 1000, 1", // the same twice
        "AAPOR, 0, 0", // one of them ends its chain
        "AAPBT, 1000, 0" // another klassekode
    })
    void OPS_6_the_same_line_in_two_answers_is_a_suspect(String klassekode, long belop, int mistenkte) {
        prove.betalt("SAK-1", linje("B1", "AAPOR", "2026-01-05", "2026-01-09", 1000), kl("2026-01-05T07:00"));
        prove.betalt("SAK-1", linje("B1", klassekode, "2026-01-05", "2026-01-09", belop), kl("2026-01-05T08:00"));
        assertThat(prove.runde("2026-01-05T09:00")).hasSize(mistenkte).allSatisfy(tekst -> assertThat(tekst)
                .isEqualTo("ALM-3 Mulig dobbeltutbetaling (kritisk, 1): AAP: behandling B1 AAPOR"
                        + " 2026-01-05–2026-01-09, 1000 kr i 2 meldinger"));
    }

    @Test
    void ALM_3_a_double_payment_is_told_at_any_hour_until_an_operator_has_judged_it_however_old_it_gets() {
        prove.betalt("SAK-1", linje("B 1", "AAPOR", "2026-01-05", "2026-01-09", 1000), kl("2026-01-03T07:00"));
        prove.betalt("SAK-1", linje("B 1", "AAPOR", "2026-01-05", "2026-01-09", 1000), kl("2026-01-03T08:00"));
        assertThat(prove.runde("2026-01-03T23:00")).hasSize(1);
        assertThat(prove.runde("2026-01-04T12:00")).hasSize(1);
        assertThat(prove.runde("2026-01-07T12:00")).hasSize(1);

        var dobbelt = new DobbeltutbetalingRepository(prove.jdbc());
        var nokkel = new Nokkel(
                "B 1", "AAPOR", java.time.LocalDate.parse("2026-01-05"), java.time.LocalDate.parse("2026-01-09"));
        dobbelt.bedom(nokkel, Vurdering.UFARLIG, "A123456", "To meldinger, ett vedtak");
        dobbelt.bedom(nokkel, Vurdering.UFARLIG, "A123456", "To meldinger, ett vedtak");
        assertThat(prove.runde("2026-01-07T13:00")).isEmpty();
        assertThat(prove.apne()).isEmpty();
    }

    @Test
    void OPS_7_a_judgement_can_be_taken_back() {
        prove.betalt("SAK-1", linje("B1", "AAPOR", "2026-01-05", "2026-01-09", 1000), kl("2026-01-05T07:00"));
        prove.betalt("SAK-1", linje("B1", "AAPOR", "2026-01-05", "2026-01-09", 1000), kl("2026-01-05T08:00"));
        var dobbelt = new DobbeltutbetalingRepository(prove.jdbc());
        var nokkel = dobbelt.mistenkte(kl("2026-01-05T00:00"), kl("2026-01-06T00:00"))
                .get(0)
                .nokkel();
        dobbelt.bedom(nokkel, Vurdering.RETTET, "A123456", "Produsenten har opphørt den ene");
        assertThat(prove.runde("2026-01-05T09:00")).isEmpty();
        dobbelt.bedom(nokkel, Vurdering.ANGRET, "A123456", "Det var en annen sak");
        assertThat(prove.runde("2026-01-05T10:00")).hasSize(1);
    }

    // --- what has happened

    @Test
    void ALM_4_a_melding_that_failed_is_told_at_once_and_until_it_is_handled_or_has_become_OK() {
        var melding = prove.melding("SAK-1", "KLAR", kl("2026-01-03T12:00"));
        prove.ferdig(melding, "FEILET", kl("2026-01-03T12:00"), null);
        var tekst = "ALM-4 Utbetaling feilet (advarsel, 1): AAP: melding " + melding;
        assertThat(prove.runde("2026-01-03T12:00:10")).containsExactly(tekst);
        assertThat(prove.runde("2026-01-03T12:00:20")).isEmpty();
        assertThat(prove.runde("2026-01-06T12:00")).containsExactly(tekst);
        prove.ferdig(melding, "OK", kl("2026-01-06T12:10"), null);
        assertThat(prove.runde("2026-01-06T13:00")).isEmpty();

        prove.ferdig(melding, "FEILET", kl("2026-01-06T14:00"), null);
        assertThat(prove.runde("2026-01-06T14:00:10")).containsExactly(tekst);
    }

    @Test
    void ALM_4_a_dry_run_that_failed_is_no_alarm() {
        var melding = prove.melding("SAK-1", "KLAR", kl("2026-01-03T12:00"));
        prove.ferdig(melding, "FEILET", kl("2026-01-03T12:00"), null);
        prove.jdbc().update("update melding set dryrun = true");
        assertThat(prove.runde("2026-01-03T12:00:10")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UVENTET_FEIL, ALM-5 Uventet feil i loggen (advarsel",
        "SIMULERING_UKJENT_FEIL, ALM-6 Ukjent svar fra OS (advarsel",
        "DOBBELTUTBETALING, ALM-3 Mulig dobbeltutbetaling (kritisk",
        "UID_KOLLISJON, D26 Varsler som noen må se på (advarsel",
        "FERIETILLEGG_SLATT_SAMMEN, D26 Varsler som noen må se på (advarsel"
    })
    void ALM_5_ALM_6_D24_D26_a_varsel_is_told_until_it_is_handled(String type, String tekst) {
        var id = prove.jdbc()
                .queryForObject(
                        "insert into varsel (type, tekst, opprettet) values (?, 'x', ?) returning id",
                        Long.class,
                        type,
                        Timestamp.from(kl("2026-01-03T12:00")));
        assertThat(prove.runde("2026-01-03T12:00:10"))
                .containsExactly(tekst + ", 1): %s: varsel %d".formatted(type, id));
        assertThat(prove.runde("2026-01-09T12:00")).hasSize(1);
        var alarm = prove.alarmer().list(Long.MAX_VALUE, 10, false).get(0).id();
        prove.alarmer().handter(List.of(alarm), "A123456", "Sett på", kl("2026-01-09T12:10"));
        assertThat(prove.runde("2026-01-10T12:00")).isEmpty();
    }

    @Test
    void ALM_6_ALM_7_a_parked_kvittering_and_a_dead_letter_are_told_until_they_are_dealt_with() {
        prove.jdbc()
                .update(
                        "insert into kvittering (innhold, utfall, grunn) values ('', 'PARKERT', 'har ukjent alvorlighetsgrad')");
        prove.jdbc().update("insert into dodbrev (rute, arsak, detaljer, kilde) values ('utled', 'x', 'x', 'x')");
        var sagt = prove.runde("2026-01-03T12:00");
        assertThat(sagt).hasSize(2);
        assertThat(sagt.get(0)).startsWith("ALM-6 Ukjent svar fra OS (advarsel, 1): alvorlighetsgrad: kvittering ");
        assertThat(sagt.get(1))
                .startsWith("ALM-7 Noe er lagt til side og venter på en operatør (høy, 2): døde brev: brev ")
                .contains("(utled). kvitteringer: kvittering ");
        prove.jdbc().update("update kvittering set utfall = 'FORKASTET'");
        prove.jdbc().update("update dodbrev set avslutning = 'SENDT', avsluttet = now(), avsluttet_av = 'A123456'");
        assertThat(prove.runde("2026-01-03T13:00")).isEmpty();
        assertThat(prove.apne()).isEmpty();
    }

    // --- whether we work

    @Test
    void ALM_8_no_instance_that_was_able_to_work_for_five_minutes() {
        var instanser = new InstansRepository(prove.jdbc());
        instanser.klar("a", kl("2026-01-03T12:00"));
        instanser.klar("b", kl("2026-01-03T12:01"));
        assertThat(prove.runde("2026-01-03T12:05:59")).isEmpty();
        assertThat(prove.runde("2026-01-03T12:06:10")).isEmpty(); // one that has just started is not ready at once
        assertThat(prove.runde("2026-01-03T12:07:20"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("ALM-8 Ingen instans har vært klar på fem minutter (kritisk, 1): sist klar ");
        instanser.klar("b", kl("2026-01-03T12:08"));
        assertThat(prove.runde("2026-01-03T13:10")).hasSize(1);
        instanser.klar("b", kl("2026-01-03T14:09"));
        assertThat(prove.runde("2026-01-03T14:10")).isEmpty();
    }

    @Test
    void ALM_9_more_than_five_records_behind_for_ten_minutes() {
        prove.etterslep("aap.utbetaling.v1", 6);
        prove.etterslep("teamdagpenger.utbetaling.v1", 5);
        assertThat(prove.runde("2026-01-03T12:00")).isEmpty();
        prove.etterslep("aap.utbetaling.v1", 8);
        assertThat(prove.runde("2026-01-03T12:09:59")).isEmpty();
        assertThat(prove.runde("2026-01-03T12:10:10"))
                .containsExactly("ALM-9 Mottaket ligger etter på Kafka (advarsel, 1): aap.utbetaling.v1 (8)");
        prove.etterslep("aap.utbetaling.v1", 5);
        assertThat(prove.runde("2026-01-03T12:20")).isEmpty();
        prove.etterslep("aap.utbetaling.v1", 6);
        assertThat(prove.runde("2026-01-03T13:30")).isEmpty();
    }

    @Test
    void ALM_10_what_is_wrong_with_avstemming_is_told_on_virkedager() {
        prove.avstemming(Map.of("dag 2026-01-05", "Avstemmingen 2026-01-05 er ikke kjørt"));
        assertThat(prove.runde("2026-01-04T12:00")).isEmpty();
        assertThat(prove.runde("2026-01-05T08:30"))
                .containsExactly(
                        "ALM-10 Avstemming mangler eller er uferdig (høy, 1): Avstemmingen 2026-01-05 er ikke kjørt");
    }

    @Test
    void ALM_11_a_queue_that_nobody_reads_is_told_after_five_minutes_and_a_backout_queue_at_once() {
        prove.koer(Funn.av("KVITTERING ID:1", "KVITTERING blir ikke lest"));
        assertThat(prove.runde("2026-01-03T12:00")).isEmpty();
        prove.koer(Funn.av("KVITTERING ID:2", "KVITTERING blir ikke lest"));
        assertThat(prove.runde("2026-01-03T12:06")).isEmpty(); // somebody has read the first
        assertThat(prove.runde("2026-01-03T12:11")).hasSize(1);
        prove.koer(new Funn("BOQ", "", "det ligger noe på BOQ", true));
        assertThat(prove.runde("2026-01-03T12:12"))
                .containsExactly("ALM-11 Kvitteringskøen blir ikke lest, eller det ligger noe på tilbakekøen (høy, 1): "
                        + "det ligger noe på BOQ");
    }

    @Test
    void ALM_12_an_oppdrag_that_is_neither_sent_nor_held_after_ten_minutes_of_opening_hours() {
        var melding = prove.melding("SAK-1", "UTLEDET", kl("2026-01-05T20:55"));
        var oppdrag = prove.oppdrag(melding, "SAK-1", "TIL_SENDING", kl("2026-01-05T20:55"), "[]");
        prove.oppdrag(
                prove.melding("SAK-2", "UTLEDET", kl("2026-01-05T20:55")),
                "SAK-2",
                "HOLDT",
                kl("2026-01-05T20:55"),
                "[]");
        assertThat(prove.runde("2026-01-05T22:00")).isEmpty();
        assertThat(prove.runde("2026-01-06T06:04")).isEmpty();
        assertThat(prove.runde("2026-01-06T06:05:10"))
                .containsExactly(
                        "ALM-12 Oppdrag er ikke sendt til OS (høy, 1): AAP: SAK-1 (oppdrag %d)".formatted(oppdrag));
    }

    @Test
    void ALM_13_meldinger_that_wait_more_than_two_hours_of_opening_hours() {
        prove.sendt("SAK-1", kl("2026-01-05T19:50"));
        prove.melding("SAK-1", "VENTER", kl("2026-01-05T20:00"));
        prove.melding("SAK-1", "VENTER", kl("2026-01-05T20:00"));
        assertThat(prove.runde("2026-01-06T06:59"))
                .allSatisfy(tekst -> assertThat(tekst).startsWith("ALM-1 "));
        assertThat(prove.runde("2026-01-06T07:00"))
                .containsExactly(
                        "ALM-13 Meldinger venter lenge bak et ubesvart oppdrag (advarsel, 1): AAP: SAK-1 (2 meldinger)");
    }

    // --- the job itself

    @Test
    void OPS_33_a_list_that_cannot_be_had_is_an_alarm_and_no_empty_list() {
        prove.etterslep("aap.utbetaling.v1", 100);
        prove.runde("2026-01-03T12:00");
        assertThat(prove.runde("2026-01-03T12:11")).hasSize(1);
        prove.kafkaSvarer(false);
        assertThat(prove.runde("2026-01-03T12:12"))
                .containsExactly(
                        "OPS-33 En liste som alarmene bygger på kan ikke leses (høy, 1): ALM-9 (Kafka har ikke svart"
                                + " på en stund)");
        assertThat(prove.apne()).hasSize(2);
        assertThat(prove.runde("2026-01-03T13:12")).hasSize(1);
        prove.kafkaSvarer(true);
        assertThat(prove.runde("2026-01-03T13:13"))
                .containsExactly("ALM-9 Mottaket ligger etter på Kafka (advarsel, 1): aap.utbetaling.v1 (100)");
        assertThat(prove.apne()).hasSize(1);
    }

    @Test
    void OPS_33_a_list_whose_table_is_gone_is_an_alarm_and_the_others_are_looked_at() {
        prove.sendt("SAK-1", kl("2026-01-05T07:00"));
        prove.jdbc().execute("alter table instans rename to borte");
        assertThat(prove.runde("2026-01-05T09:00"))
                .hasSize(2)
                .anyMatch(tekst -> tekst.startsWith("ALM-1 "))
                .anyMatch(tekst -> tekst.startsWith("OPS-33 ") && tekst.contains("ALM-8 (PSQLException)"));
    }

    // --- personal data

    @Test
    void OPS_50_a_sakId_that_looks_like_a_fodselsnummer_or_a_command_to_the_chat_is_told_as_neither() {
        prove.sendt("12345678910", kl("2026-01-05T07:00"));
        prove.sendt("<!channel>&", kl("2026-01-05T07:00"));
        assertThat(prove.runde("2026-01-05T09:00"))
                .hasSize(1)
                .first()
                .asString()
                .contains("*** (oppdrag ", "&lt;!channel&gt;&amp; (oppdrag ")
                .doesNotContain("12345678910", "<");
    }
}
