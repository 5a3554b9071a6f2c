package no.nav.utsjekk.ende;

import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static no.nav.utsjekk.ende.Restsvar.erTomt;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Iverksettinger over HTTP: {@code /api/iverksetting} (20 §3). */
@EndeTilEnde
class RestIverksettingTest {

    private static final Mmel AVVIST = Mmel.of("08", "B110006F", "noe er galt");
    private static final String OPPRETT = "/async/kom_i_gang/opprett_utbetaling";
    private static final String LINJESKIFT = " \\n";

    private final Testsystem system;
    private final Restklient ts;
    private final Restklient tp;
    private final Restiverksetting forste = Restiverksetting.nySak().tilsynBarn("2024-02-01", "2024-02-01", 620);

    RestIverksettingTest(Testsystem system) {
        this.system = system;
        this.ts = system.rest("tilleggsstonader");
        this.tp = system.rest("tiltakspenger");
    }

    // --- accepted

    @Test
    void IV_V0_IV_I4_an_iverksetting_is_accepted_sent_and_told_of() {
        var svar = iverksett(forste.json());

        erTomt(svar, 202);
        assertThat(svar.headers().firstValue("Deprecation")).isPresent();
        assertThat(svar.headers().firstValue("Sunset")).isPresent();
        var oppdrag = system.oppdrag(forste.sakId(), 1);
        assertThat(status(forste)).isEqualTo("SENDT_TIL_OPPDRAG");
        system.svar(oppdrag, Mmel.OK);
        ventStatus(forste, "OK");

        // the worked example of 20 §3.11
        var andre =
                forste.neste().tilsynBarn("2024-02-01", "2024-02-01", 620).tilsynBarn("2024-03-01", "2024-03-01", 640);
        erTomt(iverksett(andre.json()), 202);
        var endring = OppdragXml.read(system.oppdrag(forste.sakId(), 2).xml());
        assertThat(endring.kodeEndring()).isEqualTo("ENDR");
        assertThat(endring.enheter()).singleElement().satisfies(enhet -> assertThat(enhet.enhet())
                .isEqualTo("8020"));
        assertThat(endring.linjer()).singleElement().satisfies(linje -> {
            assertThat(linje.delytelseId()).isEqualTo(forste.sakId() + "#1");
            assertThat(linje.refDelytelseId()).contains(forste.sakId() + "#0");
            assertThat(linje.kodeKlassifik()).isEqualTo("TSTBASISP4-OP");
            assertThat(linje.sats()).isEqualByComparingTo("640");
            assertThat(linje.henvisning()).isEqualTo("B2");
            assertThat(linje.attestantId()).isEqualTo("B200002");
        });
        system.svar(system.oppdrag(forste.sakId(), 2), Mmel.OK);
        ventStatus(andre, "OK");
    }

    @Test
    void IV_I1_IV_S1_the_same_again_is_accepted_and_has_no_effect() {
        erTomt(iverksett(forste.json()), 202);
        erTomt(iverksett(forste.json()), 202);
        erTomt(iverksett(forste.json().replace("620", "630")), 202);

        system.svar(system.oppdrag(forste.sakId(), 1), Mmel.OK);
        ventStatus(forste, "OK");
        assertThat(system.antallOppdrag(forste.sakId())).isEqualTo(1);
        assertThat(system.database()
                        .queryForObject(
                                "select count(*) from varsel where type = 'ULIK_GJENTAKELSE' and tekst like ?",
                                Integer.class,
                                "%" + forste.sakId() + "%"))
                .isEqualTo(1);
    }

    @Test
    void IV_I3_nothing_to_pay_is_OK_UTEN_UTBETALING() {
        var ingen = Restiverksetting.nySak();

        erTomt(iverksett(ingen.json()), 202);

        ventStatus(ingen, "OK_UTEN_UTBETALING");
        assertThat(system.antallOppdrag(ingen.sakId())).isZero();
    }

    @Test
    void IV_V0_a_body_without_vedtak_iverksettingId_and_forrige_pays_nothing() {
        var sakId = Restiverksetting.nySak().sakId();
        var minst = "{\"sakId\": \"%s\", \"behandlingId\": \"B1\", \"personident\": {\"verdi\": \"889640782\"}}"
                .formatted(sakId);

        erTomt(iverksett(minst), 202);

        Testsystem.ventPa("status", () -> ts.get("/api/iverksetting/%s/B1/status".formatted(sakId))
                .body()
                .equals("\"OK_UTEN_UTBETALING\""));
    }

    @Test
    void RF_02_RF_05_RF_06_RF_09_other_forms_of_the_same() {
        var annen = forste.json()
                .replace("\"2024-02-01\"", "[2024, 2, 1]")
                .replace("\"2024-03-04T10:00:00\"", "[2024, 3, 4, 10]")
                .replace("\"01418050051\"", "{\"verdi\": \"01418050051\"}")
                .replace("{\"sakId\"", "{\"ukjent\": 1, \"sakId\"");

        erTomt(iverksett(annen), 202);
        erTomt(iverksett(forste.json()), 202);

        assertThat(system.oppdrag(forste.sakId(), 1).linje().text("vedtakId")).isEqualTo("2024-03-04");
        assertThat(system.database()
                        .queryForObject(
                                "select count(*) from varsel where tekst like ?",
                                Integer.class,
                                "%" + forste.sakId() + "%"))
                .as("the second one says the same")
                .isZero();
    }

    @Test
    void FM_46_D10_two_meldekort_that_are_paid_the_same_days_are_told_of() {
        var sak = Restiverksetting.nySak()
                .arbeidstrening("2024-02-05", "2024-02-16", 300, "M1")
                .arbeidstrening("2024-02-05", "2024-02-16", 300, "M2");

        erTomt(tp.post(Restiverksetting.STI, sak.json()), 202);

        var oppdrag = system.oppdrag(sak.sakId(), 1);
        assertThat(dobbeltvarsler(sak.sakId())).singleElement().asString().contains("TPTPATT", "300 kroner");
        system.svar(oppdrag, Mmel.OK);
    }

    @Test
    void FM_46_D10_what_a_melding_pays_already_is_told_of() {
        var uid = UUID.randomUUID();
        var melding = Tilleggsstonader.nySak().medTillst(uid, "TILSYN_BARN_AAP", 620);
        system.godta(melding);
        var engangs = """
                {"stønadstype": "TILSYN_BARN_AAP", "brukersNavKontor": null}""";
        var sak = new Restiverksetting(melding.sakId(), 1, List.of())
                .med("ENGANGS", "2026-01-01", "2026-01-15", 620, engangs);

        erTomt(iverksett(sak.json()), 202);

        var oppdrag = system.oppdrag(sak.sakId(), 2);
        assertThat(dobbeltvarsler(sak.sakId())).singleElement().asString().contains(uid.toString());
        system.svar(oppdrag, Mmel.OK);
    }

    private List<String> dobbeltvarsler(String sakId) {
        return system.database()
                .queryForList(
                        """
                        select v.tekst from varsel v join melding_alle m on m.id = v.melding join sak s on s.id = m.sak
                        where v.type = 'DOBBELTUTBETALING' and s.sak_id = ?
                        """,
                        String.class,
                        sakId);
    }

    @Test
    void IV_21_IV_G1_what_OS_is_not_told_of_is_logged() {
        godta(forste);
        var kontor = """
                {"stønadstype": "TILSYN_BARN_AAP", "brukersNavKontor": "0220"}""";
        var andre = forste.neste().med("DAGLIG", "2024-02-01", "2024-02-01", 620, kontor);
        var hendelser = new ListAppender<ILoggingEvent>();
        var logg = (Logger) LoggerFactory.getLogger("no.nav.utsjekk.utledning.Iverksettingssteg");
        hendelser.start();
        logg.addAppender(hendelser);
        try {
            erTomt(iverksett(andre.json()), 202);
            ventStatus(andre, "OK_UTEN_UTBETALING");
        } finally {
            logg.detachAppender(hendelser);
        }

        assertThat(hendelser.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(linje -> linje.contains(forste.sakId()))
                .singleElement()
                .asString()
                .contains("TSTBASISP4-OP", "som ikke sendes til OS")
                .doesNotContain(Restiverksetting.PERSON);
    }

    // --- unreadable

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sakId\": \"",
                "\"personident\": \"",
                "\"beløp\": ",
                "\"satstype\": ",
                "\"fraOgMedDato\": ",
                "\"tilOgMedDato\": ",
                "\"stønadsdata\": ",
                "\"stønadstype\": ",
                "\"vedtakstidspunkt\": ",
                "\"saksbehandlerId\": ",
                "\"beslutterId\": "
            })
    void IV_V0_RF_E2_a_field_that_must_be_there(String felt) {
        erUleselig(iverksett(forste.json().replace(felt, felt.replaceFirst("\"", "\"x"))));
    }

    @ParameterizedTest
    @CsvSource({
        "01418050051, 01418050052", // second control digit
        "01418050051, 01418050151", // first control digit
        "01418050051, 0141805005",
        "01418050051, 889640783",
        "620, -1",
        "620, 1.5",
        "620, 4294967296",
        "DAGLIG, daglig",
        "TILSYN_BARN_AAP, TILSYN_BARN",
        "TILSYN_BARN_AAP, ARBEIDSTRENING", // has no meldekortId
        "2024-02-01, 2024-02-30",
        "2024-03-04T10:00:00, 2024-03-04T10:00:00+01:00"
    })
    void RF_05_RF_06_RF_07_RF_08_RF_09_RF_10_what_cannot_be_read(String riktig, String galt) {
        erUleselig(iverksett(forste.json().replace(riktig, galt)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"tekst\""})
    void IV_V0_RF_E2_no_json_object(String innhold) {
        erUleselig(iverksett(innhold));
    }

    // --- refused by itself

    @Test
    void IV_V1_IV_V2_ids_have_a_length() {
        for (var sakId : List.of("", "x".repeat(26))) {
            erFeil(
                    iverksett(forste.json().replace(forste.sakId(), sakId)),
                    400,
                    "Sak-ID må være mellom 1 og 25 tegn",
                    OPPRETT + "#ugyldig-sak-id");
        }
        for (var behandlingId : List.of("", "x".repeat(31))) {
            erFeil(
                    iverksett(forste.json().replace("\"B1\"", "\"" + behandlingId + "\"")),
                    400,
                    "Behandling-ID må være mellom 1 og 30 tegn",
                    OPPRETT + "#ugyldig-behandling-id");
        }
        erTomt(
                iverksett(forste.json().replace(forste.sakId(), (forste.sakId() + "x".repeat(25)).substring(0, 25))),
                202);
    }

    @Test
    void IV_V3_IV_V4_IV_G5_perioder_have_an_order() {
        erFeil(
                iverksett(Restiverksetting.nySak()
                        .tilsynBarn("2024-02-02", "2024-02-01", 1)
                        .json()),
                400,
                "Tom må være >= fom",
                OPPRETT + "#ugyldig-periode");
        var overlapp = "Utbetalinger inneholder perioder som overlapper i tid";
        erFeil(
                iverksett(Restiverksetting.nySak()
                        .tilsynBarn("2024-02-05", "2024-02-09", 1)
                        .tilsynBarn("2024-02-01", "2024-02-05", 1)
                        .json()),
                400,
                overlapp,
                "");
        // another office, the same chain
        var kontor = """
                {"stønadstype": "TILSYN_BARN_AAP", "brukersNavKontor": "0220"}""";
        erFeil(
                iverksett(Restiverksetting.nySak()
                        .tilsynBarn("2024-02-05", "2024-02-09", 1)
                        .med("DAGLIG", "2024-02-09", "2024-02-09", 1, kontor)
                        .json()),
                400,
                overlapp,
                "");
    }

    @Test
    void IV_V5_months_are_whole() {
        var barn = """
                {"stønadstype": "TILSYN_BARN_AAP"}""";
        erFeil(
                iverksett(Restiverksetting.nySak()
                        .med("MÅNEDLIG", "2024-02-01", "2024-02-28", 1, barn)
                        .json()),
                400,
                "Det finnes utbetalinger med månedssats der periodene ikke samsvarer med hele måneder",
                "");
        erFeil(
                iverksett(Restiverksetting.nySak()
                        .tilsynBarn("2024-01-01", "2024-01-05", 1)
                        .med("MÅNEDLIG", "2024-02-01", "2024-02-28", 1, barn)
                        .json()),
                400,
                "Utbetalinger med satstype MÅNEDLIG må starte den første i måneden og slutte den siste i måneden",
                "");
    }

    @Test
    void IV_V6_both_or_none_have_an_iverksettingId() {
        var andre = forste.neste().json();
        erFeil(
                iverksett(andre.replace("\"I1\"", "null")),
                400,
                "IverksettingId er satt for nåværende iverksetting, men ikke forrige iverksetting",
                "");
        erFeil(
                iverksett(andre.replace("\"I2\"", "null")),
                400,
                "IverksettingId er satt for forrige iverksetting, men ikke nåværende iverksetting",
                "");
    }

    @Test
    void IV_V7_no_ferietillegg_for_the_dead_of_EOS() {
        var eos =
                """
                {"stønadstype": "DAGPENGER_EØS", "ferietillegg": "AVDØD", "meldekortId": "M1", "fastsattDagsats": 500}""";
        erFeil(
                system.rest("dagpenger")
                        .post(
                                Restiverksetting.STI,
                                Restiverksetting.nySak()
                                        .med("DAGLIG", "2024-02-01", "2024-02-01", 1, eos)
                                        .json()),
                400,
                "Ferietillegg til avdød er ikke tillatt for stønadstypen DAGPENGER_EØS",
                "");
    }

    @Test
    void IV_V8_IV_05_nothing_is_no_belop() {
        erFeil(iverksett(forste.json().replace("620", "0")), 400, "Beløp må være > 0", OPPRETT + "#ugyldig-belop");
        assertThat(system.database().queryForList("select id from sak where sak_id = ?", forste.sakId()))
                .isEmpty();
    }

    @Test
    void IV_V9_the_body_is_looked_at_before_the_client() {
        var ukjent = system.rest("ukjent");
        erUleselig(ukjent.post(Restiverksetting.STI, "{}"));
        erFeil(
                ukjent.post(Restiverksetting.STI, forste.json().replace("620", "0")),
                400,
                "Beløp må være > 0",
                OPPRETT + "#ugyldig-belop");
        erFeil(
                ukjent.post(Restiverksetting.STI, forste.json()),
                403,
                "mangler mapping mellom appname (ukjent) og fagsystem-enum",
                "/kom_i_gang");
        erTomt(new Restklient(system.httpPort(), Optional.empty()).post(Restiverksetting.STI, forste.json()), 401);
    }

    @Test
    void IV_G3_stonadsdata_of_another_fagsystem() {
        erFeil(
                tp.post(Restiverksetting.STI, forste.json()),
                400,
                "Stønadsdata for TILLEGGSSTØNADER kan ikke iverksettes av TILTAKSPENGER",
                "");
    }

    // --- refused by what there is

    @Test
    void IV_S2_IV_S4_forrige_must_be_known() {
        erFeil(
                iverksett(forste.neste().json()),
                400,
                "Fant ikke iverksetting med sakId " + forste.sakId() + LINJESKIFT + "og behandlingId B1" + LINJESKIFT
                        + "og iverksettingId I1",
                "");
    }

    @Test
    void IV_S3_forrige_must_be_the_last_one() {
        godta(forste);
        var andre = forste.neste();
        erFeil(
                iverksett(andre.json()
                        .replaceFirst("(?s)\"forrigeIverksetting\": \\{.*?}", "\"forrigeIverksetting\": null")),
                400,
                "Forrige iverksetting stemmer ikke med siste mottatte iverksetting på saken." + LINJESKIFT
                        + "BehandlingId/IverksettingId forrige iverksetting: null/null," + LINJESKIFT
                        + "behandlingId/iverksettingId siste mottatte iverksetting: B1/I1",
                "");
    }

    @Test
    void IV_S5_forrige_must_be_done() {
        erTomt(iverksett(forste.json()), 202);
        var ikkeFerdig = "Forrige iverksetting er ikke ferdig iverksatt mot Oppdragssystemet";
        erFeil(iverksett(forste.neste().json()), 423, ikkeFerdig, "");

        system.svar(system.oppdrag(forste.sakId(), 1), AVVIST);
        ventStatus(forste, "FEILET_MOT_OPPDRAG");
        erFeil(iverksett(forste.neste().json()), 423, ikkeFerdig, "");
    }

    @Test
    void RF_L1_RF_L2_of_two_at_once_one_is_accepted_and_one_oppdrag_is_sent() {
        godta(forste);
        var svar = Stream.of("B2", "C2")
                .map(behandling -> forste.neste()
                        .tilsynBarn("2024-02-01", "2024-02-01", 700)
                        .json()
                        .replace("\"B2\"", "\"" + behandling + "\""))
                .map(json -> CompletableFuture.supplyAsync(() -> iverksett(json).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(svar).containsExactlyInAnyOrder(202, 400);
        system.svar(system.oppdrag(forste.sakId(), 2), Mmel.OK);
    }

    @Test
    void RF_L2_nobody_waits_for_long() throws Exception {
        godta(forste);
        try (var las = system.las("select from sak where sak_id = ? for update", forste.sakId())) {
            var andre =
                    CompletableFuture.supplyAsync(() -> iverksett(forste.neste().json()));
            las.ventTilNoenVenter();
            assertThat(andre.join().statusCode()).isEqualTo(423);
        }
        erTomt(iverksett(forste.neste().json()), 202);
    }

    // --- status

    @Test
    void RF_A7_status_of_what_is_not_there() {
        erFeil(
                ts.get("/api/iverksetting/%s/B%%201/status".formatted(forste.sakId())),
                404,
                "Fant ikke status utbetaling med sakId %s og behandlingId B 1".formatted(forste.sakId()),
                "");
        erFeil(
                ts.get(forste.statusSti()),
                404,
                "Fant ikke status utbetaling med sakId %s, behandlingId B1 og iverksettingId I1"
                        .formatted(forste.sakId()),
                "");
        erFeil(
                system.rest("ukjent").get(forste.statusSti()),
                403,
                "mangler mapping mellom appname (ukjent) og fagsystem-enum",
                "/kom_i_gang");
    }

    @Test
    void RF_A9_RF_A11_a_status_is_of_the_clients_own_fagsystem() {
        erTomt(iverksett(forste.json()), 202);
        system.oppdrag(forste.sakId(), 1);

        assertThat(tp.get(forste.statusSti()).statusCode()).isEqualTo(404);
        assertThat(system.rest("aap")
                        .med("Fagsystem", "TILTAKSPENGER")
                        .get(forste.statusSti())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void AM_10_of_several_on_a_behandling_the_last_received_tells() {
        godta(forste);
        var andre = forste.neste()
                .tilsynBarn("2024-02-01", "2024-02-01", 700)
                .json()
                .replace("\"B2\"", "\"B1\"");
        erTomt(iverksett(andre), 202);
        system.oppdrag(forste.sakId(), 2);

        assertThat(ts.get("/api/iverksetting/%s/B1/status".formatted(forste.sakId()))
                        .body())
                .isEqualTo("\"SENDT_TIL_OPPDRAG\"");
        assertThat(status(forste)).isEqualTo("OK");
    }

    @Test
    void OP_01_calls_are_counted_by_their_path_without_ids() {
        ts.get("/api/iverksetting/%s/B1/status".formatted(UUID.randomUUID()));

        assertThat(new Restklient(system.httpPort(), Optional.empty())
                        .get("/actuator/metric")
                        .body())
                .contains("route=\"/api/iverksetting/{sakId}/{behandlingId}/status\"");
    }

    // --- in words

    private HttpResponse<String> iverksett(String json) {
        return ts.post(Restiverksetting.STI, json);
    }

    private void godta(Restiverksetting iverksetting) {
        erTomt(iverksett(iverksetting.json()), 202);
        system.svar(system.oppdrag(iverksetting.sakId(), iverksetting.nr()), Mmel.OK);
        ventStatus(iverksetting, "OK");
    }

    private void ventStatus(Restiverksetting iverksetting, String status) {
        Testsystem.ventPa("status " + status, () -> status(iverksetting).equals(status));
    }

    private String status(Restiverksetting iverksetting) {
        var svar = ts.get(iverksetting.statusSti());
        assertThat(svar.statusCode()).isEqualTo(200);
        return svar.body().replace("\"", "");
    }

    private static void erUleselig(HttpResponse<String> svar) {
        erFeil(svar, 400, "Klarte ikke lese request body. Sjekk at du ikke mangler noen felter", OPPRETT);
    }
}
