package no.nav.utsjekk.ende;

import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static no.nav.utsjekk.ende.Restsvar.erTomt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The family {@code /utbetalinger/{uid}} over HTTP: create, read, change, remove (20 §4.6 to §4.8). */
@EndeTilEnde
class RestUtbetalingerTest {

    private static final Mmel AVVIST = Mmel.of("08", "B110011F", "noe er galt");
    private static final String OPPRETT = "/async/kom_i_gang/opprett_utbetaling";
    private static final String ENDRE = "/async/kom_i_gang/endre_utbetaling";
    private static final String PAGAENDE = "Utbetalingen har et pågående oppdrag, vent til dette er ferdig";

    private final Testsystem system;
    private final Restklient aap;
    private final Reststeg steg;

    RestUtbetalingerTest(Testsystem system) {
        this.system = system;
        this.aap = system.rest("aap");
        this.steg = new Reststeg(system, aap);
    }

    private static Restutbetaling toDager() {
        return Restutbetaling.aap().dag("2025-06-02", 1000).dag("2025-06-03", 900);
    }

    // --- create

    @Test
    void UT_C4_UT_C5_UT_C6_a_new_utbetaling_is_stored_sent_and_told_of() {
        var utbetaling = Restutbetaling.aap()
                .periode(
                        """
                        {"fom": "2025-06-02", "tom": "2025-06-02", "beløp": 1000, "fastsattDagsats": 1000}""")
                .periode(
                        """
                        {"fom": "2025-06-03", "tom": "2025-06-03", "beløp": 900, "fastsattDagsats": 1000}""");
        var opprettet = aap.post(utbetaling.sti(), utbetaling.json());

        erTomt(opprettet, 201);
        assertThat(opprettet.headers().firstValue("Location")).contains(utbetaling.sti());
        var oppdrag = steg.svar(utbetaling, Mmel.OK);
        system.ventStatuser(utbetaling.uid().toString(), "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(oppdrag.kodeEndring()).isEqualTo("NY");
        assertThat(oppdrag.kodeFagomraade()).isEqualTo("AAP");
        assertThat(oppdrag.saksbehId()).isEqualTo("A100001");
        assertThat(Reststeg.linjer(oppdrag)).containsExactly("NY 2-2:1000", "NY 3-3:900");
        assertThat(oppdrag.linjer()).allSatisfy(linje -> {
            assertThat(linje.vedtakssats().orElseThrow()).isEqualByComparingTo("1000");
            assertThat(linje.attestantId()).isEqualTo("B200002");
            assertThat(linje.henvisning()).isEqualTo("1");
            assertThat(linje.delytelseId()).matches("[A-Za-z0-9+/]{22}==");
        });
        assertThat(oppdrag.linjer().get(0).refDelytelseId()).isEmpty();
        assertThat(oppdrag.linjer().get(1).refDelytelseId())
                .contains(oppdrag.linjer().get(0).delytelseId());
        var endelig = system.poster()
                .vent(
                        1,
                        "endelig utbetaling",
                        post -> post.topic().equals(LokalKafka.UTBETALINGER)
                                && post.nokkel().equals(utbetaling.uid().toString()));
        assertThat(endelig).hasSize(1);
    }

    @Test
    void UT_C1_what_exists_is_not_created_again() {
        var utbetaling = toDager();
        erTomt(aap.post(utbetaling.sti(), utbetaling.json()), 201);
        var tekst = "Utbetaling med uid %s finnes allerede".formatted(utbetaling.uid());

        erFeil(aap.post(utbetaling.sti(), utbetaling.json()), 409, tekst, "");
        steg.svar(utbetaling, Mmel.OK);
        erFeil(aap.post(utbetaling.sti(), utbetaling.json()), 409, tekst, "");
        erFeil(aap.post(utbetaling.sti(), utbetaling.medSakId("annen").json()), 409, tekst, "");
        assertThat(system.antallOppdrag(utbetaling.sakId())).isEqualTo(1);
    }

    @Test
    void UT_C2_UT_S4_when_the_first_oppdrag_failed_it_can_be_created_again() {
        var utbetaling = toDager();
        erTomt(aap.post(utbetaling.sti(), utbetaling.json()), 201);
        steg.svar(utbetaling, AVVIST);

        erFeil(aap.get(utbetaling.sti()), 404, "Fant ikke utbetaling med uid " + utbetaling.uid(), "");
        erFeil(
                aap.put(utbetaling.sti(), utbetaling.json()),
                404,
                "Fant ikke utbetaling med uid " + utbetaling.uid(),
                "");
        assertThat(steg.status(utbetaling)).isEqualTo("FEILET_MOT_OPPDRAG");
        assertThat(steg.opprett(utbetaling).kodeEndring()).isEqualTo("NY");
    }

    @Test
    void UT_C2_UT_P8_after_its_end_it_can_be_created_again_and_begins_a_new_life() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);
        steg.fjern(utbetaling);
        var igjen = utbetaling.utenPerioder().dag("2025-07-01", 500);
        erTomt(aap.post(igjen.sti(), igjen.json()), 201);
        steg.svar(igjen, AVVIST);

        // the version that OS accepted is of an earlier life
        erFeil(aap.put(igjen.sti(), igjen.json()), 404, "Fant ikke utbetaling med uid " + igjen.uid(), "");
        assertThat(Reststeg.linjer(steg.opprett(igjen))).containsExactly("NY 1-1:500");
    }

    @Test
    void UT_C2_it_can_be_created_again_while_its_end_is_on_its_way_and_waits() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);
        erTomt(aap.delete(utbetaling.sti(), utbetaling.json()), 204);
        system.oppdrag(utbetaling.sakId(), 2);
        var igjen = utbetaling.utenPerioder().dag("2025-07-01", 500);

        erTomt(aap.post(igjen.sti(), igjen.json()), 201);
        assertThat(steg.status(igjen)).isEqualTo("IKKE_PÅBEGYNT");
        assertThat(aap.get(igjen.sti()).body()).contains("2025-07-01");
        assertThat(system.antallOppdrag(utbetaling.sakId())).isEqualTo(2);
        system.svar(system.oppdrag(utbetaling.sakId(), 2), Mmel.OK);
        var ny = system.oppdrag(utbetaling.sakId(), 3);
        system.svar(ny, Mmel.OK);
        steg.ventStatus(igjen, "OK");
        assertThat(ny.linje().text("kodeEndringLinje")).isEqualTo("NY");
    }

    @ParameterizedTest
    @CsvSource({"true, NY", "false, ENDR", "null, NY"})
    void UT_C3_the_team_may_say_whether_OS_knows_the_sak(String forste, String kodeEndring) {
        var utbetaling = toDager().medEkstra("\"erFørsteUtbetaling\": " + forste);

        assertThat(steg.opprett(utbetaling).kodeEndring()).isEqualTo(kodeEndring);
    }

    @Test
    void UT_C3_the_second_utbetaling_of_a_sak_is_a_change_of_it() {
        var forste = toDager();
        steg.opprett(forste);
        var andre = forste.medUid(UUID.randomUUID()).utenPerioder().dag("2025-08-01", 700);

        assertThat(steg.opprett(andre).kodeEndring()).isEqualTo("ENDR");
    }

    @Test
    void UT_C7_two_utbetalinger_of_a_sak_wait_for_each_other() {
        var forste = toDager();
        var andre = forste.medUid(UUID.randomUUID()).utenPerioder().dag("2025-08-01", 700);
        erTomt(aap.post(forste.sti(), forste.json()), 201);
        system.oppdrag(forste.sakId(), 1);
        erTomt(aap.post(andre.sti(), andre.json()), 201);

        assertThat(steg.status(andre)).isEqualTo("IKKE_PÅBEGYNT");
        steg.svar(forste, Mmel.OK);
        assertThat(steg.svar(andre, Mmel.OK).kodeEndring()).isEqualTo("ENDR");
    }

    @Test
    void UT_C6_UT_C7_when_the_database_refuses_nothing_is_sent() {
        var utbetaling = toDager();
        try (var feil = system.feil("melding", "new.nokkel = '%s'".formatted(utbetaling.uid()), "XX000")) {
            erFeil(
                    aap.post(utbetaling.sti(), utbetaling.json()),
                    500,
                    "Ukjent databasefeil, helved har blitt varslet",
                    "");
            assertThat(feil.forsok()).isEqualTo(1);
        }
        erFeil(aap.get(utbetaling.sti()), 404, "Fant ikke utbetaling med uid " + utbetaling.uid(), "");
        assertThat(system.antallOppdrag(utbetaling.sakId())).isZero();
        steg.opprett(utbetaling);
    }

    @Test
    void RF_L1_RF_L2_of_two_who_create_the_same_at_the_same_time_one_wins() {
        var utbetaling = toDager();
        var svar = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> aap.post(utbetaling.sti(), utbetaling.json()).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(svar)
                .containsOnlyOnce(201)
                .filteredOn(status -> status != 201)
                .containsOnly(409);
        steg.svar(utbetaling, Mmel.OK);
        assertThat(system.antallOppdrag(utbetaling.sakId())).isEqualTo(1);
    }

    @Test
    void RF_L2_who_cannot_have_the_lock_in_time_is_told_to_come_back() throws Exception {
        var utbetaling = toDager();
        steg.opprett(utbetaling);
        var endring = utbetaling.utenPerioder().dag("2025-06-02", 1100);
        try (var las = system.las(
                "select from rest_utbetaling where uid = ?::uuid for update",
                utbetaling.uid().toString())) {
            erFeil(aap.put(endring.sti(), endring.json()), 423, PAGAENDE, "");
        }
        steg.endre(endring);
    }

    // --- read

    @Test
    void UT_M7_is_read_back_day_by_day_with_every_field() {
        var utbetaling = Restutbetaling.aap()
                .dag("2024-02-13", 600)
                .dag("2024-02-09", 500)
                .dag("2024-02-12", 500);
        erTomt(aap.post(utbetaling.sti(), utbetaling.json()), 201);

        var lest = aap.get(utbetaling.sti());
        assertThat(lest.statusCode()).isEqualTo(200);
        assertThat(lest.body())
                .isEqualTo(("{\"sakId\":\"%s\",\"behandlingId\":\"1\",\"personident\":\"01418050051\","
                                + "\"vedtakstidspunkt\":\"2025-10-20T00:00\",\"stønad\":\"AAP_UNDER_ARBEIDSAVKLARING\","
                                + "\"beslutterId\":\"B200002\",\"saksbehandlerId\":\"A100001\",\"periodeType\":\"UKEDAG\","
                                + "\"perioder\":[%s,%s,%s],\"avvent\":null,\"erFørsteUtbetaling\":null}")
                        .formatted(
                                utbetaling.sakId(),
                                dag("2024-02-09", 500),
                                dag("2024-02-12", 500),
                                dag("2024-02-13", 600)));
        assertThat(Reststeg.linjer(steg.svar(utbetaling, Mmel.OK))).containsExactly("NY 9-12:500", "NY 13-13:600");
    }

    private static String dag(String dag, long belop) {
        return "{\"fom\":\"%s\",\"tom\":\"%s\",\"beløp\":%d,\"betalendeEnhet\":null,\"fastsattDagsats\":null}"
                .formatted(dag, dag, belop);
    }

    @Test
    void UT_S1_the_status_follows_the_oppdrag() {
        var utbetaling = toDager();
        erTomt(aap.post(utbetaling.sti(), utbetaling.json()), 201);
        system.oppdrag(utbetaling.sakId(), 1);
        system.ventStatuser(utbetaling.uid().toString(), "MOTTATT", "HOS_OPPDRAG");
        assertThat(steg.status(utbetaling)).isEqualTo("SENDT_TIL_OPPDRAG");
        steg.svar(utbetaling, Mmel.OK);
    }

    @Test
    void UT_S2_UT_S5_the_status_of_a_removed_utbetaling_is_that_of_its_end() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);
        erTomt(aap.delete(utbetaling.sti(), utbetaling.json()), 204);
        system.oppdrag(utbetaling.sakId(), 2);
        Testsystem.ventPa("sendt", () -> steg.status(utbetaling).equals("SENDT_TIL_OPPDRAG"));
        erFeil(aap.get(utbetaling.sti()), 404, "Fant ikke utbetaling med uid " + utbetaling.uid(), "");
        steg.svar(utbetaling, Mmel.OK);
        assertThat(steg.status(utbetaling)).isEqualTo("OK");
    }

    @Test
    void UT_S3_UT_S4_a_refused_change_leaves_the_utbetaling_alive() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);
        var endring = utbetaling.utenPerioder().dag("2025-06-02", 1100);
        steg.endre(endring, AVVIST);

        assertThat(steg.status(utbetaling)).isEqualTo("FEILET_MOT_OPPDRAG");
        assertThat(aap.get(utbetaling.sti()).body()).contains("\"beløp\":1100");
        erFeil(
                aap.post(utbetaling.sti(), utbetaling.json()),
                409,
                "Utbetaling med uid %s finnes allerede".formatted(utbetaling.uid()),
                "");
    }

    @Test
    void a_refused_end_leaves_the_utbetaling_alive_and_can_be_asked_for_again() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);
        erTomt(aap.delete(utbetaling.sti(), utbetaling.json()), 204);
        steg.svar(utbetaling, AVVIST);

        assertThat(aap.get(utbetaling.sti()).statusCode()).isEqualTo(200);
        steg.fjern(utbetaling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/status"})
    void what_nobody_has_created_is_not_found(String del) {
        var uid = UUID.randomUUID();

        erFeil(
                aap.get("/utbetalinger/" + uid + del),
                404,
                (del.isEmpty() ? "Fant ikke utbetaling med uid " : "Fant ikke status for utbetaling med uid ") + uid,
                "");
    }

    @Test
    void an_uid_must_be_one() {
        for (var uid : List.of("1", "1-1-1-1-1", "00000000-0000-0000-0000-00000000000g", "%20")) {
            erFeil(aap.get("/utbetalinger/" + uid), 400, "Path param må være UUID", "");
            erFeil(aap.post("/utbetalinger/" + uid, "tull"), 400, "Path param må være UUID", "");
        }
    }

    // --- change

    @Test
    void UT_P1_what_does_not_exist_cannot_be_changed() {
        var utbetaling = toDager();

        erFeil(
                aap.put(utbetaling.sti(), utbetaling.json()),
                404,
                "Fant ikke utbetaling med uid " + utbetaling.uid(),
                "");
    }

    @Test
    void UT_P2_UT_D2_what_has_an_oppdrag_on_its_way_cannot_be_changed() {
        var utbetaling = toDager();
        erTomt(aap.post(utbetaling.sti(), utbetaling.json()), 201);

        erFeil(aap.put(utbetaling.sti(), utbetaling.json()), 423, PAGAENDE, "");
        erFeil(
                aap.delete(utbetaling.sti(), utbetaling.json()),
                423,
                "utbetalingen har et pågående oppdrag, vent til dette er ferdig",
                "");
        steg.svar(utbetaling, Mmel.OK);
    }

    @Test
    void UT_P3_a_change_is_compared_with_what_OS_accepted_last() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);
        var endring = utbetaling.utenPerioder().dag("2025-06-02", 1000).dag("2025-06-03", 950);
        steg.endre(endring, AVVIST);

        var oppdrag = steg.endre(endring);
        assertThat(Reststeg.linjer(oppdrag)).containsExactly("NY 3-3:950");
        assertThat(oppdrag.kodeEndring()).isEqualTo("ENDR");
    }

    @Test
    void UT_P4_what_an_utbetaling_is_cannot_change() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);
        var ny = utbetaling.utenPerioder().dag("2025-06-02", 1);

        erFeil(
                aap.put(ny.sti(), ny.medSakId("X").medPersonident("02418050051").json()),
                400,
                "Kan ikke endre 'sakId'",
                ENDRE + "#immutable-field");
        erFeil(
                aap.put(
                        ny.sti(),
                        ny.medPersonident("02418050051").medType("DAG").json()),
                400,
                "Kan ikke endre 'personident'",
                ENDRE + "#immutable-field");
        erFeil(aap.put(ny.sti(), ny.medType("DAG").json()), 400, "Kan ikke ha forskjellige satstyper", "");
    }

    @Test
    void UT_P4_the_stonad_cannot_change() {
        var tp = system.rest("tiltakspenger");
        var utbetaling = Restutbetaling.ny("ARBEIDSTRENING", "UKEDAG").dag("2025-06-02", 300);
        new Reststeg(system, tp).opprett(utbetaling);

        erFeil(
                tp.put(utbetaling.sti(), utbetaling.medStonad("JOBBKLUBB").json()),
                400,
                "Kan ikke endre 'stønad'",
                ENDRE + "#immutable-field");
    }

    @Test
    void UT_P5_a_change_must_change_something() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);

        erFeil(
                aap.put(utbetaling.sti(), utbetaling.medBehandlingId("2").json()),
                409,
                "Ingen reell endring",
                ENDRE + "#minimum-changes");
        assertThat(steg.status(utbetaling)).isEqualTo("OK");
    }

    @Test
    void UT_P6_UT_P7_a_change_goes_on_from_the_last_line() {
        var utbetaling = toDager();
        var forste = steg.opprett(utbetaling);
        var endret = utbetaling.utenPerioder().dag("2025-06-02", 1000).dag("2025-06-03", 950);
        var oppdrag = steg.endre(endret);

        assertThat(oppdrag.kodeEndring()).isEqualTo("ENDR");
        assertThat(Reststeg.linjer(oppdrag)).containsExactly("NY 3-3:950");
        assertThat(oppdrag.linjer().get(0).refDelytelseId())
                .contains(forste.linjer().get(1).delytelseId());
        erFeil(aap.put(endret.sti(), endret.json()), 409, "Ingen reell endring", ENDRE + "#minimum-changes");
    }

    @Test
    void UT_P7_when_the_database_refuses_a_change() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);
        var endring = utbetaling.utenPerioder().dag("2025-06-02", 1100);
        try (var feil = system.feil("melding", "new.nokkel = '%s'".formatted(utbetaling.uid()), "XX000")) {
            erFeil(aap.put(endring.sti(), endring.json()), 500, "unknown database error", "");
            assertThat(feil.forsok()).isEqualTo(1);
        }
        steg.endre(endring);
    }

    // --- remove

    @Test
    void UT_D2_what_does_not_exist_cannot_be_removed() {
        var utbetaling = toDager();

        erFeil(
                aap.delete(utbetaling.sti(), utbetaling.json()),
                404,
                "Fant ikke utbetaling med uid " + utbetaling.uid(),
                "");
    }

    @Test
    void UT_D1_UT_D3_UT_D4_a_removal_says_what_it_removes() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);

        erFeil(
                aap.delete(utbetaling.sti(), utbetaling.utenPerioder().json()),
                400,
                "Mangler perioder",
                OPPRETT + "#mangler-perioder");
        erFeil(
                aap.delete(
                        utbetaling.sti(),
                        utbetaling.medPersonident("02418050051").json()),
                400,
                "Kan ikke endre 'personident'",
                ENDRE + "#immutable-field");
        erFeil(
                aap.delete(utbetaling.sti(), utbetaling.dag("2025-06-04", 900).json()),
                400,
                "Periodene i utbetalingen samsvarer ikke med det som er lagret hos utsjekk.",
                "");
        assertThat(system.antallOppdrag(utbetaling.sakId())).isEqualTo(1);
    }

    @Test
    void UT_D5_UT_D6_UT_D7_a_removal_ends_the_chain_and_is_done_once() {
        var utbetaling = toDager();
        var forste = steg.opprett(utbetaling);
        var oppdrag = steg.fjern(utbetaling.medBehandlingId("2"));

        assertThat(oppdrag.kodeEndring()).isEqualTo("ENDR");
        assertThat(Reststeg.linjer(oppdrag)).containsExactly("OPPH fra 2");
        var linje = oppdrag.linjer().get(0);
        assertThat(linje.delytelseId()).isEqualTo(forste.linjer().get(1).delytelseId());
        assertThat(linje.fom()).isEqualTo("2025-06-03");
        assertThat(linje.henvisning()).isEqualTo("2");
        erFeil(
                aap.delete(utbetaling.sti(), utbetaling.json()),
                404,
                "Fant ikke utbetaling med uid " + utbetaling.uid(),
                "");
    }

    // --- together with Kafka

    @Test
    void what_came_over_HTTP_can_be_changed_over_Kafka_and_is_then_out_of_reach() {
        var utbetaling = toDager();
        steg.opprett(utbetaling);
        var nokkel = system.send(new Innmelding() {
            @Override
            public String topic() {
                return "aap.utbetaling.v1";
            }

            @Override
            public String sakId() {
                return utbetaling.sakId();
            }

            @Override
            public String json() {
                return """
                       {"sakId": "%s", "behandlingId": "9", "ident": "01418050051", "vedtakstidspunktet": "2025-11-01T08:00:00",
                        "utbetalinger": [{"id": "%s", "fom": "2025-06-02", "tom": "2025-06-02", "sats": 1200, "utbetaltBeløp": 1200}]}"""
                        .formatted(utbetaling.sakId(), utbetaling.uid());
            }
        });
        var oppdrag = system.oppdrag(utbetaling.sakId(), 2);
        erFeil(
                aap.put(
                        utbetaling.sti(),
                        utbetaling.utenPerioder().dag("2025-06-02", 1).json()),
                423,
                PAGAENDE,
                "");
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");

        assertThat(oppdrag.kodeEndring()).isEqualTo("ENDR");
        assertThat(aap.get(utbetaling.sti()).body()).contains("\"beløp\":1200").doesNotContain("\"beløp\":900");
        erFeil(aap.delete(utbetaling.sti(), utbetaling.json()), 423, "utbetalingen er migrert til kafka", "");
    }
}
