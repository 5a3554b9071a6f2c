package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.hovedbok.Oppdragsleser;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.osmodell.Kjede;
import no.nav.utsjekk.osmodell.Linje;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;
import no.nav.utsjekk.osmodell.OsModell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FM-54: utbetalinger from before us are changed, ended and paid again. OS is its model, which knows the chain from before:
 * one line {@code <sakId>#3}, 5 to 16 January 2026 with 500 a day.
 */
@EndeTilEnde
class FraForTest {

    private static final String SISTE =
            """
            "sistePeriode":{"fom":"2026-01-05","tom":"2026-01-16","beløp":500,"betalendeEnhet":null,"vedtakssats":null},""";
    private static final String PERIODER =
            """
            "perioder":[{"fom":"2026-01-05","tom":"2026-01-16","beløp":500,"betalendeEnhet":null,"vedtakssats":null}]""";
    private static final String INGEN = "\"perioder\":[]";

    private final Testsystem system;
    private final OsModell os = new OsModell();
    private final UUID uid = UUID.randomUUID();
    private final Aap sak = Aap.nySak();
    private int antallOppdrag;

    FraForTest(Testsystem system) {
        this.system = system;
        assertThat(os.behandle(fraFor()).erGodtatt()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {SISTE + PERIODER, PERIODER, SISTE + INGEN, INGEN, "\"sistePeriode\":null,\"perioder\":null"})
    void FM_54_a_version_from_before_is_changed_and_then_ended(String perioder) {
        lagre("CREATE", perioder);

        var endring = besvart(sak.med(uid, "2026-01-05", 700));
        assertThat(endring.kodeEndring()).isEqualTo("ENDR");
        assertThat(endring.linje().text("refDelytelseId")).isEqualTo(sak.sakId() + "#3");
        assertThat(betales()).isEqualTo(dager("2026-01-05", "2026-01-16", 700));

        var opphor = besvart(sak.uten());
        assertThat(opphor.linje().text("delytelseId")).isEqualTo(endring.linje().text("delytelseId"));
        assertThat(betales()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SISTE + PERIODER, PERIODER, SISTE + INGEN})
    void FM_54_a_version_from_before_is_ended_by_its_own_line_and_paid_again(String perioder) {
        lagre("CREATE", perioder);

        var opphor = besvart(sak.uten());
        assertThat(opphor.linje().text("delytelseId")).isEqualTo(sak.sakId() + "#3");
        assertThat(opphor.linje().text("datoStatusFom")).startsWith("2026-01-05");
        assertThat(betales()).isEmpty();

        var igjen = besvart(sak.med(uid, "2026-01-19", 600));
        assertThat(igjen.linje().text("refDelytelseId")).isEqualTo(sak.sakId() + "#3");
        assertThat(betales()).isEqualTo(dager("2026-01-19", "2026-01-30", 600));
    }

    @Test
    void FM_54_what_was_ended_before_us_is_paid_again_and_not_ended_again() {
        lagre("DELETE", INGEN);
        system.ventStatuser(system.send(sak.uten()), "OK");

        var igjen = besvart(sak.med(uid, "2026-01-05", 600));

        assertThat(igjen.linje().text("refDelytelseId")).isEqualTo(sak.sakId() + "#3");
        assertThat(betales()).isEqualTo(dager("2026-01-05", "2026-01-16", 600));
    }

    @Test
    void FM_54_a_version_that_tells_nothing_stops_the_opphor_and_operators_hear_of_it() {
        lagre("CREATE", INGEN);

        var nokkel = system.send(sak.uten());

        var feil = system.ventStatuser(nokkel, "FEILET").get(0).json().get("error");
        assertThat(feil.get("statusCode").asInt()).isEqualTo(409);
        assertThat(feil.get("code").asText()).isEqualTo("UFULLSTENDIG_TILSTAND");
        assertThat(system.antallOppdrag(sak.sakId())).isZero();
        assertThat(system.database()
                        .queryForObject(
                                "select count(*) from varsel v join melding m on m.id = v.melding where m.nokkel = ?",
                                Integer.class,
                                nokkel))
                .isEqualTo(1);
    }

    /** Puts the version where the take-over puts it. */
    private void lagre(String handling, String perioder) {
        var versjon =
                """
                {"dryrun":false,"originalKey":"fra før","fagsystem":"AAP","uid":"%s","action":"%s",
                 "førsteUtbetalingPåSak":false,"sakId":"%s","behandlingId":"1","lastPeriodeId":"%s#3",
                 "personident":"12345678910","vedtakstidspunkt":"2026-01-02T00:00",
                 "stønad":"AAP_UNDER_ARBEIDSAVKLARING","beslutterId":"B","saksbehandlerId":"S","periodetype":"UKEDAG",%s}"""
                        .formatted(uid, handling, sak.sakId(), sak.sakId(), perioder);
        system.database()
                .update(
                        """
                        with ny as (insert into sak (fagsystem, sak_id, kjent_hos_os) values ('AAP', ?, '{AAP}') returning id)
                        insert into utbetaling (uid, sak, versjon, handling, indeks) select ?, id, ?::json, ?, 1 from ny
                        """,
                        sak.sakId(),
                        uid,
                        versjon,
                        handling);
    }

    private Ordre fraFor() {
        var linje = new Linje(
                KodeEndring.NY,
                Optional.empty(),
                sak.sakId() + "#3",
                "AAPOR",
                Optional.of(LocalDate.of(2026, 1, 5)),
                LocalDate.of(2026, 1, 5),
                LocalDate.of(2026, 1, 16),
                BigDecimal.valueOf(500),
                "DAG",
                Optional.empty(),
                Optional.empty());
        return new Ordre(KodeEndring.NY, "AAP", sak.sakId(), Optional.empty(), List.of(linje));
    }

    /** Sends a melding that causes the sak's next oppdrag, which OS must accept. */
    private Oppdragsmelding besvart(Aap melding) {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(sak.sakId(), ++antallOppdrag);
        var svar = Oppdragsleser.behandle(os, oppdrag.xml());
        assertThat(svar.erGodtatt()).as("%s to %s", svar, oppdrag).isTrue();
        system.svar(oppdrag, Mmel.av(svar));
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        return oppdrag;
    }

    /** What the only chain of the sak pays a day. */
    private Map<LocalDate, BigDecimal> betales() {
        var kjeder = os.kjeder("AAP", sak.sakId());
        assertThat(kjeder).hasSize(1);
        return kjeder.get(0).dager();
    }

    private static Map<LocalDate, BigDecimal> dager(String fom, String tom, long belop) {
        var betaling =
                new Kjede.Betaling("", LocalDate.parse(fom), LocalDate.parse(tom), BigDecimal.valueOf(belop), "DAG");
        return new Kjede(List.of(), List.of(betaling)).dager();
    }
}
