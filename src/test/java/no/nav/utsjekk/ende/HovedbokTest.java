package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import no.nav.utsjekk.arkiv.ArkivRepository;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators are told that OS will pay, of saker that have lived in the real system (design invariant 7). */
@EndeTilEnde("drift.mbean.hovedbok=" + HovedbokTest.MBEAN)
class HovedbokTest {

    static final String MBEAN = "no.nav.utsjekk:type=Hovedbok,test=ende";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Mmel AVVIST = Mmel.of("08", "B110099F", "Avvist");

    private final Testsystem system;
    private final Aap sak = Aap.nySak();
    private final UUID meldekort = UUID.randomUUID();

    HovedbokTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void DER_9_AAP_is_paid_what_the_newest_accepted_melding_asked_for() {
        var annet = UUID.randomUUID();
        gjennom(sak.med(meldekort, "2026-01-05", 1000).med(annet, "2026-01-19", 500), 1, Mmel.OK);
        gjennom(sak.med(meldekort, "2026-01-05", 2000).med(annet, "2026-01-19", 500), 2, AVVIST);
        gjennom(sak.med(meldekort, "2026-01-05", 1500), 3, Mmel.of("04", "B110099W", "Godtatt med varsel"));

        var bok = bok("AAP", sak.sakId());

        assertThat(bok.at("/kjent").asBoolean()).isTrue();
        assertThat(bok.at("/stemmer").asBoolean()).as(bok.toString()).isTrue();
        assertThat(bok.at("/fagomrader/0/fagomrade").asText()).isEqualTo("AAP");
        assertThat(bok.at("/fagomrader/0/godtatteOppdrag").asInt()).isEqualTo(2);
        assertThat(konto(bok, meldekort).at("/osBetaler").toString())
                .isEqualTo("[{\"fom\":\"2026-01-05\",\"tom\":\"2026-01-16\",\"belop\":1500,\"satstype\":\"DAG\"}]");
        assertThat(konto(bok, meldekort).at("/skalBetale"))
                .isEqualTo(konto(bok, meldekort).at("/osBetaler"));
        assertThat(konto(bok, meldekort).at("/kjede")).hasSize(2);
        assertThat(konto(bok, annet).at("/handling").asText()).isEqualTo("DELETE");
        assertThat(konto(bok, annet).at("/osBetaler")).isEmpty();
        assertThat(bok.toString()).doesNotContain("12345678910");
    }

    @Test
    void DER_9_oppdrag_that_have_left_the_hot_tables_count_too() {
        gjennom(sak.med(meldekort, "2026-01-05", 1000), 1, Mmel.OK);
        gjennom(sak.med(meldekort, "2026-01-05", 2000), 2, Mmel.OK);
        var bok = bok("AAP", sak.sakId());
        Testsystem.ventPa("at alt er arkivert", () -> arkiver(sak.sakId()) == 0);

        assertThat(bok("AAP", sak.sakId())).isEqualTo(bok);
    }

    /** How many meldinger of the sak are left; what it says must have been delivered first. */
    private int arkiver(String sakId) {
        var database = system.database();
        var hete = "select m.id from melding m join sak s on s.id = m.sak where s.sak_id = ?";
        new TransactionTemplate(new DataSourceTransactionManager(database.getDataSource()))
                .executeWithoutResult(status -> new ArkivRepository(database)
                        .arkiver(database.queryForList(hete, Long.class, sakId), Duration.ZERO));
        return database.queryForList(hete, Long.class, sakId).size();
    }

    @Test
    void DER_9_dagpenger_too_and_an_operator_may_name_the_fagomrade() {
        var dp = Dagpenger.nySak();
        gjennom(dp, 1, Mmel.OK);
        gjennom(new Dagpenger(dp.sakId(), "mp1", "2026-01-06", 700), 2, Mmel.OK);

        var bok = bok("DAGPENGER", dp.sakId());

        assertThat(bok.at("/stemmer").asBoolean()).as(bok.toString()).isTrue();
        assertThat(bok.at("/fagomrader/0/utbetalinger/0/osBetaler").toString())
                .isEqualTo("[{\"fom\":\"2026-01-06\",\"tom\":\"2026-01-06\",\"belop\":700,\"satstype\":\"DAG\"}]");
        assertThat(bok("DP", dp.sakId())).isEqualTo(bok);
        assertThat(bok("AAP", dp.sakId()).at("/kjent").asBoolean()).isFalse();
    }

    @Test
    void tells_what_is_unanswered_and_how_many_wait_behind_it() {
        gjennom(sak.med(meldekort, "2026-01-05", 1000), 1, Mmel.OK);
        var endring = system.send(sak.med(meldekort, "2026-01-05", 2000));
        system.ventStatuser(endring, "MOTTATT", "HOS_OPPDRAG");
        var neste = system.send(sak.med(meldekort, "2026-01-05", 3000));
        Testsystem.ventPa(
                "at den neste venter",
                () -> bok("AAP", sak.sakId()).at("/meldingerSomVenter").asInt() == 1);

        var bok = bok("AAP", sak.sakId());

        assertThat(bok.at("/stemmer").asBoolean()).as(bok.toString()).isTrue();
        assertThat(konto(bok, meldekort).at("/osBetaler/0/belop").asLong()).isEqualTo(1000);
        assertThat(bok.at("/ubesvarte")).hasSize(1);
        assertThat(bok.at("/ubesvarte/0/tilstand").asText()).isEqualTo("SENDT");
        assertThat(bok.at("/ubesvarte/0/linjer/0").asText())
                .isEqualTo(meldekort + ": 2026-01-05 til 2026-01-16 2000 kr per ukedag");

        system.svar(system.oppdrag(sak.sakId(), 2), Mmel.OK);
        system.svar(system.oppdrag(sak.sakId(), 3), Mmel.OK);
        system.ventStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(bok("AAP", sak.sakId()).at("/ubesvarte")).isEmpty();
        assertThat(konto(bok("AAP", sak.sakId()), meldekort)
                        .at("/osBetaler/0/belop")
                        .asLong())
                .isEqualTo(3000);
    }

    @Test
    void every_answer_is_of_one_moment_while_the_sak_is_changed() throws Exception {
        gjennom(sak.med(meldekort, "2026-01-05", 1), 1, Mmel.OK);
        var ferdig = new AtomicBoolean();
        var svar = CompletableFuture.supplyAsync(() -> {
            var alle = new ArrayList<JsonNode>();
            while (!ferdig.get()) {
                alle.add(bok("AAP", sak.sakId()));
            }
            return alle;
        });

        for (int nr = 2; nr <= 15; nr++) {
            gjennom(sak.med(meldekort, "2026-01-05", nr).med(UUID.randomUUID(), "2026-02-02", nr), nr, Mmel.OK);
        }
        ferdig.set(true);

        assertThat(svar.get()).hasSizeGreaterThan(15).allSatisfy(bok -> assertThat(
                        bok.at("/stemmer").asBoolean())
                .as(bok.toString())
                .isTrue());
    }

    @Test
    void a_version_that_somebody_has_changed_is_found() {
        gjennom(sak.med(meldekort, "2026-01-05", 1000), 1, Mmel.OK);
        endreVersjon("{perioder,0,beløp}", "1001");

        var bok = bok("AAP", sak.sakId());

        assertThat(bok.at("/stemmer").asBoolean()).isFalse();
        assertThat(konto(bok, meldekort).at("/avvik/0").asText())
                .isEqualTo("2026-01-05 til 2026-01-16: skal betale 1001 kr per ukedag, OS betaler 1000 kr per ukedag");
    }

    @Test
    void a_version_that_cannot_be_read_is_found() {
        gjennom(sak.med(meldekort, "2026-01-05", 1000), 1, Mmel.OK);
        endreVersjon("{fagsystem}", "\"UKJENT\"");

        assertThat(bok("AAP", sak.sakId()).at("/avvik/0").asText())
                .isEqualTo("Utbetaling %s: versjonen kan ikke leses".formatted(meldekort));
    }

    @ParameterizedTest
    @CsvSource({
        "update oppdragslinje set sats = 1001 where oppdrag = ?,linjene i databasen er ikke de som ble sendt",
        "update oppdrag set xml = 'ikke xml' where id = ?,dokumentet kan ikke leses",
        "'update oppdrag set xml = replace(xml, ''<fagsystemId>'', ''<fagsystemId>X'') where id = ?',dokumentet kan ikke leses"
    })
    void an_oppdrag_that_somebody_has_changed_is_found(String endring, String tekst) {
        gjennom(sak.med(meldekort, "2026-01-05", 1000), 1, Mmel.OK);
        assertThat(system.database().update(endring, oppdragId())).isEqualTo(1);

        assertThat(bok("AAP", sak.sakId()).at("/avvik/0").asText()).contains(tekst);
    }

    @Test
    void FM_09_an_oppdrag_that_OS_has_accepted_after_all_is_found() {
        gjennom(sak.med(meldekort, "2026-01-05", 1000), 1, AVVIST);
        assertThat(bok("AAP", sak.sakId()).at("/stemmer").asBoolean()).isTrue();

        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);

        Testsystem.ventPa(
                "at kvitteringen er parkert",
                () -> bok("AAP", sak.sakId()).at("/avvik/0").asText().contains("OS har også svart 00"));
    }

    @Test
    void FM_54_a_sak_that_was_taken_over_agrees_before_and_after_it_is_changed() {
        overta("[]");
        var urort = bok("AAP", sak.sakId());
        assertThat(urort.at("/stemmer").asBoolean()).as(urort.toString()).isTrue();
        assertThat(konto(urort, meldekort).at("/overtatt").asBoolean()).isTrue();
        assertThat(konto(urort, meldekort).at("/merknad").asText())
                .isEqualTo("Overtatt uten perioder: hva OS betaler, vet vi ikke");

        gjennom(sak.med(meldekort, "2026-01-05", 1000), 1, Mmel.OK);
        gjennom(sak.uten(), 2, Mmel.OK);
        gjennom(sak.med(meldekort, "2026-01-05", 900), 3, Mmel.OK);

        var bok = bok("AAP", sak.sakId());
        assertThat(bok.at("/stemmer").asBoolean()).as(bok.toString()).isTrue();
        assertThat(konto(bok, meldekort).at("/overtatt").asBoolean()).isTrue();
        assertThat(konto(bok, meldekort).has("merknad")).isFalse();
        assertThat(konto(bok, meldekort).at("/kjede/0").asText()).isEqualTo(gammelLinje());
        assertThat(konto(bok, meldekort).at("/osBetaler/0/belop").asLong()).isEqualTo(900);
    }

    @Test
    void a_sak_that_was_taken_over_keeps_what_it_paid_before_the_first_change() {
        overta(
                """
                [{"fom": "2025-12-01", "tom": "2025-12-12", "beløp": 800, "vedtakssats": 2000, "betalendeEnhet": null},
                 {"fom": "2025-12-15", "tom": "2025-12-26", "beløp": 800, "vedtakssats": 2000, "betalendeEnhet": null}]""");
        assertThat(konto(bok("AAP", sak.sakId()), meldekort)
                        .at("/osBetaler/0/tom")
                        .asText())
                .isEqualTo("2025-12-26");

        gjennom(sak.med(meldekort, "2025-12-01", 800), 1, Mmel.OK);

        var bok = bok("AAP", sak.sakId());
        assertThat(bok.at("/stemmer").asBoolean()).as(bok.toString()).isTrue();
        assertThat(konto(bok, meldekort).at("/osBetaler").toString())
                .isEqualTo("[{\"fom\":\"2025-12-01\",\"tom\":\"2025-12-12\",\"belop\":800,\"satstype\":\"DAG\"}]");
    }

    @Test
    void a_sak_that_nobody_knows_is_empty_and_says_so() {
        var bok = bok("AAP", sak.sakId());

        assertThat(bok.at("/kjent").asBoolean()).isFalse();
        assertThat(bok.at("/merknad").asText()).isEqualTo("Ingen har bedt om noe på saken");
        assertThat(bok.at("/fagomrader")).isEmpty();
        assertThat(bok.at("/ubesvarte")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UFØRE,S1,Ukjent fagsystem", ",S1,Ukjent fagsystem", "AAP,'',Ugyldig sakId", "AAP,,Ugyldig sakId"})
    void bad_input_is_refused_with_a_reason(String fagsystem, String sakId, String grunn) {
        assertThatThrownBy(() -> bok(fagsystem, sakId)).rootCause().hasMessageStartingWith(grunn);
    }

    /** Sends a melding, answers the oppdrag that comes of it, and waits until the producer knows. */
    private void gjennom(Innmelding melding, int oppdrag, Mmel svar) {
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), oppdrag), svar);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", svar.godtatt() ? "OK" : "FEILET");
    }

    private void endreVersjon(String sti, String verdi) {
        assertThat(system.database()
                        .update(
                                "update utbetaling set versjon = jsonb_set(versjon::jsonb, ?::text[], ?::jsonb)::json where uid = ?",
                                sti,
                                verdi,
                                meldekort))
                .isEqualTo(1);
    }

    private long oppdragId() {
        return system.database()
                .queryForObject("select id from oppdrag where fagsystem_id = ?", Long.class, sak.sakId());
    }

    /** The sak as the take-over leaves it: a committed version, and no oppdrag. */
    private void overta(String perioder) {
        var versjon =
                """
                {"dryrun": false, "originalKey": "gammel", "fagsystem": "AAP", "uid": "%s", "action": "CREATE",
                 "førsteUtbetalingPåSak": true, "sakId": "%s", "behandlingId": "gammel", "lastPeriodeId": "%s",
                 "sistePeriode": {"fom": "2025-12-15", "tom": "2025-12-26", "beløp": 800, "betalendeEnhet": null, "vedtakssats": 2000},
                 "personident": "12345678910", "vedtakstidspunkt": "2025-12-01T10:00",
                 "stønad": "AAP_UNDER_ARBEIDSAVKLARING", "beslutterId": "Z654321", "saksbehandlerId": "Z123456",
                 "periodetype": "UKEDAG", "avvent": null, "perioder": %s}"""
                        .formatted(meldekort, sak.sakId(), gammelLinje(), perioder);
        system.database()
                .update(
                        """
                        with ny as (insert into sak (fagsystem, sak_id, kjent_hos_os) values ('AAP', ?, '{AAP}') returning id)
                        insert into utbetaling (uid, sak, versjon, handling, indeks) select ?, id, ?::json, 'CREATE', 1 from ny
                        """,
                        sak.sakId(),
                        meldekort,
                        versjon);
    }

    private String gammelLinje() {
        return sak.sakId() + "#3";
    }

    private static JsonNode konto(JsonNode bok, UUID uid) {
        for (var konto : bok.at("/fagomrader/0/utbetalinger")) {
            if (konto.at("/uid").asText().equals(uid.toString())) {
                return konto;
            }
        }
        throw new AssertionError("Ingen konto for " + uid + " i " + bok);
    }

    private static JsonNode bok(String fagsystem, String sakId) {
        try {
            return JSON.valueToTree(ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(MBEAN), "vis", new Object[] {fagsystem, sakId}, new String[] {
                        String.class.getName(), String.class.getName()
                    }));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
