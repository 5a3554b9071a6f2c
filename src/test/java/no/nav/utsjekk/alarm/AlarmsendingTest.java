package no.nav.utsjekk.alarm;

import static no.nav.utsjekk.alarm.Alarmprove.kl;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.nav.utsjekk.alarm.AlarmmeldingRepository.Alarmmelding;
import no.nav.utsjekk.database.Testbaser;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.VarselRepository;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What is said in the chat when something is broken off (FM-43), and who watches the job itself (OPS-33). */
@ExtendWith(Testbaser.Extension.class)
class AlarmsendingTest {

    private final Alarmprove prove;
    private final List<String> sagt = new ArrayList<>();
    private boolean chatErBorte;

    AlarmsendingTest(Testbaser baser) {
        prove = new Alarmprove(baser.migrert());
    }

    @BeforeEach
    void start() {
        prove.klokka("2026-01-05T09:00");
    }

    @AfterEach
    void close() {
        prove.close();
    }

    private Alarmsending sending() {
        return new Alarmsending(
                new AlarmmeldingRepository(prove.jdbc()), "http://localhost", Duration.ofSeconds(30), prove.klokke());
    }

    private List<Alarmmelding> ta() {
        var tatt = new ArrayList<Alarmmelding>();
        prove.transaksjon(() -> tatt.addAll(sending().ta(5)));
        return tatt;
    }

    private void noeASi() {
        prove.sendt("SAK-1", kl("2026-01-05T07:00"));
        assertThat(prove.runde("2026-01-05T09:00")).hasSize(1);
    }

    @Test
    void FM_43_what_was_said_when_the_process_died_before_it_could_be_noted_is_said_again() {
        noeASi();
        var forst = ta();
        assertThat(forst).hasSize(1);

        assertThat(ta()).isEmpty(); // others leave it to the one who has picked it
        prove.klokka("2026-01-05T09:05");
        assertThat(ta())
                .extracting(Alarmmelding::id)
                .containsExactly(forst.get(0).id());
    }

    @Test
    void FM_43_what_was_picked_in_a_transaction_that_was_broken_off_is_picked_again() {
        noeASi();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> prove.transaksjon(() -> {
                    sending().ta(5);
                    throw new IllegalStateException("drept");
                })))
                .hasMessage("drept");
        assertThat(ta()).extracting(Alarmmelding::forsok).containsExactly(1);
    }

    @Test
    void FM_43_what_is_refused_is_tried_again_with_waits_that_grow_to_ten_minutes() {
        noeASi();
        for (int forsok = 1; forsok <= 30; forsok++) {
            var melding = ta().get(0);
            assertThat(melding.forsok()).isEqualTo(forsok);
            prove.transaksjon(() -> sending().utsett(melding, new IllegalStateException("nei")));
            assertThat(ta()).isEmpty();
            var ventetid = Duration.ofSeconds(prove.jdbc()
                    .queryForObject(
                            "select extract(epoch from tidligst - ?)::bigint from alarm_melding",
                            Long.class,
                            java.sql.Timestamp.from(prove.klokke().instant())));
            assertThat(ventetid)
                    .isEqualTo(Duration.ofSeconds(forsok == 1 ? 30 : Math.min(600, 30L << Math.min(forsok - 1, 10))));
            prove.fram(ventetid);
        }
    }

    @Test
    void FM_43_a_round_that_was_broken_off_has_told_nothing_and_noted_nothing() {
        prove.sendt("SAK-1", kl("2026-01-05T07:00"));
        prove.transaksjonSomBrytesAv(() -> prove.runde().vurder(Alarmtype.KVITTERING_MANGLER));
        assertThat(prove.apne()).isEmpty();
        assertThat(prove.runde("2026-01-05T09:00")).hasSize(1);
    }

    @Test
    void OPS_33_a_list_that_cannot_be_had_is_told_although_telling_was_broken_off() {
        prove.klokka("2026-01-05T09:00");
        prove.transaksjonSomBrytesAv(
                () -> prove.runde().kildeBorte(Alarmtype.ETTERSLEP, new Kilde.Borte("Kafka er borte")));
        assertThat(prove.apne()).isEmpty();
        prove.transaksjon(() -> prove.runde().kildeBorte(Alarmtype.ETTERSLEP, new Kilde.Borte("Kafka er borte")));
        assertThat(prove.apne()).containsExactly("KILDE_BORTE ALM-9 (Kafka er borte)");
    }

    @Test
    void ALM_5_error_lines_are_counted_by_who_wrote_them_until_a_varsel_of_them_is_stored() {
        var feillogg = new Feillogg(new VarselRepository(prove.jdbc(), new Metrics(prove.meters())));
        var logger = LoggerFactory.getLogger("no.nav.utsjekk.test." + UUID.randomUUID());
        feillogg.lytt();
        try {
            logger.error("feil 12345678910");
            logger.error("feil 12345678910");
            logger.warn("ingen feil");
            LoggerFactory.getLogger("bibliotek." + logger.getName()).error("naboen er borte");
        } finally {
            feillogg.slutt();
        }
        logger.error("ingen hører");
        prove.transaksjonSomBrytesAv(feillogg::varsle);
        assertThat(varsler(logger.getName())).isEmpty();
        prove.transaksjon(feillogg::varsle);
        prove.transaksjon(feillogg::varsle);
        assertThat(varsler(logger.getName())).containsExactly("2 feil i loggen fra " + logger.getName());
    }

    private List<String> varsler(String logger) {
        return prove.jdbc()
                .queryForList(
                        "select tekst from varsel where type = 'UVENTET_FEIL' and tekst like ?",
                        String.class,
                        "%" + logger);
    }

    /** TLS begins with a record of type 22. */
    @Test
    void FM_43_a_webhook_with_https_is_called_with_TLS() throws Exception {
        try (var server = new ServerSocket(0);
                var context = new DefaultCamelContext()) {
            context.start();
            var sending = new Alarmsending(
                    new AlarmmeldingRepository(prove.jdbc()),
                    "https://localhost:" + server.getLocalPort() + "/services/x",
                    Duration.ofSeconds(30),
                    prove.klokke());
            var forsteByte = CompletableFuture.supplyAsync(() -> {
                try (var socket = server.accept()) {
                    return socket.getInputStream().read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            var svar = context.createProducerTemplate().send("http:alarm?responseTimeout=5000", exchange -> {
                exchange.getMessage().setBody("hei");
                sending.pakkTekst(exchange);
            });
            assertThat(forsteByte.get()).isEqualTo(22);
            assertThat(svar.getException()).isInstanceOf(IOException.class);
        }
    }

    private Alarmvakt vakt() {
        var vakt = new Alarmvakt(
                prove.alarmer(),
                new AlarmmeldingRepository(prove.jdbc()),
                tekst -> {
                    if (chatErBorte) {
                        throw new CamelExecutionException("borte", null);
                    }
                    sagt.add(tekst);
                },
                prove.klokke(),
                prove.meters());
        vakt.setCamelContext(new DefaultCamelContext());
        return vakt;
    }

    @Test
    void OPS_33_rounds_that_are_missing_for_two_hours_are_told_each_hour_until_they_are_made() {
        var vakt = vakt();
        prove.runde("2026-01-05T09:00");
        vaktKl(vakt, "2026-01-05T10:59:59");
        assertThat(sagt).isEmpty();
        assertThat(vakt.call().getState()).isEqualTo(State.UP);

        vaktKl(vakt, "2026-01-05T11:00");
        vaktKl(vakt, "2026-01-05T11:30");
        assertThat(sagt).hasSize(1).first().asString().startsWith("OPS-33 Alarmrunden er ikke fullført siden ");
        assertThat(vakt.call().getState()).isEqualTo(State.DOWN);
        assertThat(vakt.isReadiness()).isFalse();
        assertThat(prove.meters()
                        .get("utsjekk.alarmrunde.alder.sekunder")
                        .gauge()
                        .value())
                .isEqualTo(9_000);

        chatErBorte = true;
        vaktKl(vakt, "2026-01-05T12:00");
        chatErBorte = false;
        vaktKl(vakt, "2026-01-05T12:01");
        assertThat(sagt).hasSize(2);

        prove.runde("2026-01-05T12:02");
        vaktKl(vakt, "2026-01-05T13:30");
        assertThat(sagt).hasSize(2);
    }

    @Test
    void OPS_33_one_list_that_is_never_looked_at_is_enough() {
        var vakt = vakt();
        prove.runde("2026-01-05T09:00");
        prove.runde("2026-01-05T11:30");
        prove.jdbc()
                .update(
                        "update alarm_runde set kjort = ? where type = 'ETTERSLEP'",
                        java.sql.Timestamp.from(kl("2026-01-05T09:00")));
        vaktKl(vakt, "2026-01-05T11:31");
        assertThat(sagt).hasSize(1);
    }

    @Test
    void OPS_33_Postgres_that_has_not_answered_for_five_minutes_is_told_without_it() {
        var vakt = vakt();
        prove.runde("2026-01-05T09:00");
        vaktKl(vakt, "2026-01-05T09:00");
        prove.close();
        vaktKl(vakt, "2026-01-05T09:04:59");
        assertThat(sagt).isEmpty();
        vaktKl(vakt, "2026-01-05T09:05");
        assertThat(sagt).hasSize(1).first().asString().startsWith("OPS-33 Postgres har ikke svart siden ");
    }

    private void vaktKl(Alarmvakt vakt, String lokal) {
        prove.klokka(lokal);
        vakt.run();
    }
}
