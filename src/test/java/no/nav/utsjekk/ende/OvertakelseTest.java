package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import no.nav.utsjekk.Overtakelse;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.overtakelse.Rapport;
import no.nav.utsjekk.overtakelse.Rapport.Utfall;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The utbetalinger of an installation before us become ours (00, take-over; FM-54). */
@EndeTilEnde
class OvertakelseTest {

    private static final String PERIODER =
            """
            "sistePeriode":{"fom":"2026-01-05","tom":"2026-01-16","beløp":500},
            "perioder":[{"fom":"2026-01-05","tom":"2026-01-16","beløp":500}]""";

    private final Testsystem system;
    private final String utbetalinger = "gamle.utbetalinger." + UUID.randomUUID();
    private final String saker = "gamle.saker." + UUID.randomUUID();
    private final Aap sak = Aap.nySak();
    private final UUID uid = UUID.randomUUID();

    OvertakelseTest(Testsystem system) throws ExecutionException, InterruptedException {
        this.system = system;
        try (var admin = Admin.create(Map.of("bootstrap.servers", system.brokers()))) {
            admin.createTopics(List.of(new NewTopic(utbetalinger, 3, (short) 1), new NewTopic(saker, 3, (short) 1)))
                    .all()
                    .get();
        }
    }

    private Rapport taOver() {
        var innstillinger = new HashMap<>(system.innstillinger());
        innstillinger.put("OVERTA_UTBETALINGER", utbetalinger);
        innstillinger.put("OVERTA_SAKER", saker);
        return Overtakelse.kjor(innstillinger);
    }

    private String versjon(UUID uid, String sakId, String linje, String handling) {
        return """
                {"dryrun":false,"originalKey":"fra før","fagsystem":"AAP","uid":"%s","action":"%s",
                 "førsteUtbetalingPåSak":false,"sakId":"%s","behandlingId":"1","lastPeriodeId":"%s",
                 "personident":"12345678910","vedtakstidspunkt":"2026-01-02T00:00:00",
                 "stønad":"AAP_UNDER_ARBEIDSAVKLARING","beslutterId":"B","saksbehandlerId":"S","periodetype":"UKEDAG",%s}"""
                .formatted(uid, handling, sakId, linje, PERIODER);
    }

    private void utbetaling(UUID uid, String sakId, String linje) {
        system.publiser(utbetalinger, uid.toString(), versjon(uid, sakId, linje, "CREATE"));
    }

    private void sak(String sakId, UUID... uider) {
        system.publiser(
                saker,
                "{\"sakId\":\"%s\",\"fagsystem\":\"AAP\"}".formatted(sakId),
                List.of(uider).stream().map(u -> "\"" + u + "\"").toList().toString());
    }

    private int ganger(String tabell, String vilkar, Object... verdier) {
        return system.database()
                .queryForObject("select count(*) from " + tabell + " where " + vilkar, Integer.class, verdier);
    }

    @Test
    void takeover_a_sak_goes_on_where_it_was_and_OS_is_told_nothing_of_the_takeover() {
        utbetaling(uid, sak.sakId(), sak.sakId() + "#2");
        utbetaling(uid, sak.sakId(), sak.sakId() + "#3");
        sak(sak.sakId(), uid);

        var rapport = taOver();
        assertThat(rapport.avslag()).isEmpty();
        assertThat(rapport.antall(Utfall.OVERTATT)).isEqualTo(1);
        assertThat(rapport.antall(Utfall.SAK)).isEqualTo(1);
        assertThat(ganger("utboks", "nokkel = convert_to(?, 'UTF8')", uid.toString()))
                .isZero();
        assertThat(system.antallOppdrag(sak.sakId())).isZero();

        var nokkel = system.send(sak.med(uid, "2026-01-05", 700));
        var oppdrag = system.oppdrag(sak.sakId(), 1);
        assertThat(oppdrag.kodeEndring()).isEqualTo("ENDR");
        assertThat(oppdrag.linje().text("refDelytelseId")).isEqualTo(sak.sakId() + "#3");
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void takeover_twice_changes_nothing_and_what_the_other_has_changed_meanwhile_is_taken() {
        utbetaling(uid, sak.sakId(), sak.sakId() + "#3");
        assertThat(taOver().antall(Utfall.OVERTATT)).isEqualTo(1);
        assertThat(taOver().antall(Utfall.UENDRET)).isEqualTo(1);

        utbetaling(uid, sak.sakId(), sak.sakId() + "#4");
        var rapport = taOver();
        assertThat(rapport.antall(Utfall.OPPDATERT)).isEqualTo(1);
        assertThat(rapport.avslag()).isEmpty();
        assertThat(ganger("utbetaling", "uid = ? and versjon->>'lastPeriodeId' = ?", uid, sak.sakId() + "#4"))
                .isEqualTo(1);
    }

    @Test
    void takeover_never_overwrites_what_has_been_changed_here() {
        utbetaling(uid, sak.sakId(), sak.sakId() + "#3");
        taOver();
        var nokkel = system.send(sak.med(uid, "2026-01-05", 700));
        var oppdrag = system.oppdrag(sak.sakId(), 1);
        utbetaling(uid, sak.sakId(), sak.sakId() + "#9");
        assertThat(taOver().antall(Utfall.SAK_I_ARBEID)).isEqualTo(1);
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");

        var rapport = taOver();
        assertThat(rapport.avslag())
                .extracting(Rapport.Avslag::grunn, a -> a.uid().orElse(""))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Utfall.ENDRET_HER, uid.toString()));
        assertThat(ganger("utbetaling", "uid = ? and versjon->>'originalKey' = ?", uid, nokkel))
                .isEqualTo(1);
    }

    @Test
    void takeover_refuses_what_it_cannot_read_and_says_where_it_is() {
        utbetaling(uid, sak.sakId(), sak.sakId() + "#3");
        var annen = UUID.randomUUID();
        system.publiser(utbetalinger, annen.toString(), "tull");
        system.publiser(utbetalinger, "en annen nøkkel", versjon(annen, sak.sakId(), "x#1", "CREATE"));
        var lang = UUID.randomUUID();
        utbetaling(lang, sak.sakId(), "x".repeat(31));
        var blank = UUID.randomUUID();
        utbetaling(blank, " ", "x#1");
        var slettet = UUID.randomUUID();
        system.publiser(new ProducerRecord<>(utbetalinger, slettet.toString().getBytes(UTF_8), null));
        var utenPerson = UUID.randomUUID();
        system.publiser(
                utbetalinger,
                utenPerson.toString(),
                versjon(utenPerson, sak.sakId(), "x#1", "CREATE").replace("\"personident\":\"12345678910\",", ""));
        sak(sak.sakId(), uid, annen);
        system.publiser(saker, "tull", "[]");

        var rapport = taOver();
        assertThat(rapport.antall(Utfall.OVERTATT)).isEqualTo(1);
        assertThat(rapport.avslag())
                .extracting(Rapport.Avslag::grunn)
                .containsExactlyInAnyOrder(
                        Utfall.ULESELIG,
                        Utfall.ULESELIG,
                        Utfall.ULESELIG,
                        Utfall.FEIL_NØKKEL,
                        Utfall.ULESELIG,
                        Utfall.UGYLDIG_SAK_ID,
                        Utfall.SLETTET,
                        Utfall.UTBETALING_MANGLER);
        assertThat(rapport.json()).contains(utbetalinger, "FEIL_NØKKEL").doesNotContain("12345678910");
    }

    @Test
    void takeover_refuses_an_uid_that_another_sak_has() {
        utbetaling(uid, sak.sakId(), sak.sakId() + "#3");
        taOver();
        utbetaling(uid, Aap.nySak().sakId(), "x#1");
        assertThat(taOver().antall(Utfall.UID_I_BRUK)).isEqualTo(1);
    }

    @Test
    void MG_73_a_sak_without_utbetalinger_is_not_paid_for_the_first_time() {
        sak(sak.sakId());
        assertThat(taOver().antall(Utfall.SAK)).isEqualTo(1);
        system.send(sak.med(uid, "2026-01-05", 700));
        assertThat(system.oppdrag(sak.sakId(), 1).kodeEndring()).isEqualTo("ENDR");
    }

    @Test
    void takeover_that_dies_on_its_way_is_done_again() {
        for (int nr = 0; nr < 20; nr++) {
            utbetaling(UUID.randomUUID(), sak.sakId(), sak.sakId() + "#" + nr);
        }
        utbetaling(uid, sak.sakId(), sak.sakId() + "#20");
        var vilkar = "new.uid = '%s'".formatted(uid);
        try (var feil = system.feil("overtatt", vilkar, "57P01")) {
            assertThatThrownBy(this::taOver).isInstanceOf(RuntimeException.class);
        }
        assertThat(ganger("overtatt", "uid = ?", uid)).isZero();
        assertThat(ganger("utbetaling", "uid = ?", uid)).isZero();

        var rapport = taOver();
        assertThat(rapport.antall(Utfall.OVERTATT) + rapport.antall(Utfall.UENDRET))
                .isEqualTo(21);
        assertThat(rapport.antall(Utfall.OVERTATT)).isPositive();
        assertThat(rapport.avslag()).isEmpty();
    }
}
