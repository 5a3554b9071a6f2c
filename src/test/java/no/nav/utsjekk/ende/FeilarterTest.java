package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;

/** Four kinds of failure, four answers (design). Faults are put into the database, for one sak at a time. */
@EndeTilEnde
class FeilarterTest {

    /** A fault that nobody foresaw. */
    static final String GIFTIG = "P0001";
    /** A serialization failure: the same again may well succeed. */
    static final String FORBIGAENDE = "40001";

    private final Testsystem system;
    private final Aap melding = Aap.nySak().med("2026-01-05", 100);

    FeilarterTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void what_breaks_a_rule_is_refused_once_and_the_record_is_kept() {
        var nokkel = system.send(melding.behandling(""));
        var error = system.ventStatuser(nokkel, "FEILET").get(0).json().get("error");
        assertThat(error.get("statusCode").asInt()).isEqualTo(400);
        assertThat(error.get("code").asText()).isEqualTo("UGYLDIG_BEHANDLING_ID");
        assertThat(dodbrev(nokkel)).isEmpty();
        assertThat(innhold(nokkel)).isEqualTo(melding.behandling("").json());
    }

    @Test
    void a_passing_fault_is_waited_out_and_leaves_no_trace() {
        String nokkel;
        try (var feil = system.feil("oppdrag", "new.fagsystem_id = '%s'".formatted(melding.sakId()), FORBIGAENDE)) {
            nokkel = system.send(melding);
            feil.ventPaForsok(2);
            assertThat(system.statuserNa(nokkel)).isEmpty();
        }
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(dodbrev(nokkel)).isEmpty();
    }

    @Test
    void a_passing_fault_in_the_intake_loses_nothing() {
        String nokkel;
        try (var feil = system.feil("melding", "new.innhold = '%s'".formatted(hex(melding)), FORBIGAENDE)) {
            nokkel = system.send(melding);
            feil.ventPaForsok(2);
        }
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_04_a_passing_fault_in_the_settlement_keeps_the_melding_open_and_ends_in_OK() {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        try (var feil = system.feil("oppdrag", godtas(), FORBIGAENDE)) {
            system.svar(oppdrag, Mmel.OK);
            feil.ventPaForsok(2);
            system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        }
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void VAL_19_a_record_that_nobody_can_store_is_a_dead_letter_and_FEILET_and_the_rest_goes_on() {
        var andre = nyeSaker(5);
        try (var feil = system.feil("melding", "new.innhold = '%s'".formatted(hex(melding)), GIFTIG)) {
            var forste = andre.subList(0, 2).stream().map(system::send).toList();
            var nokkel = system.send(melding);
            var siste = andre.subList(2, 5).stream().map(system::send).toList();

            erIntern(nokkel);
            forste.forEach(n -> system.ventStatuser(n, "MOTTATT", "HOS_OPPDRAG"));
            siste.forEach(n -> system.ventStatuser(n, "MOTTATT", "HOS_OPPDRAG"));
            assertThat(feil.forsok()).as("the batch, then a few tries").isBetween(2L, 4L);
            erDodbrev(nokkel);
        }
    }

    @Test
    void VAL_19_a_melding_that_nobody_can_derive_is_a_dead_letter_and_FEILET_and_its_sak_goes_on() {
        var andre = nyeSaker(3);
        try (var feil = system.feil("oppdrag", "new.fagsystem_id = '%s'".formatted(melding.sakId()), GIFTIG)) {
            var nokkel = system.send(melding);
            var nokler = andre.stream().map(system::send).toList();

            erIntern(nokkel);
            nokler.forEach(n -> system.ventStatuser(n, "MOTTATT", "HOS_OPPDRAG"));
            assertThat(feil.forsok()).isBetween(2L, 4L);
            erDodbrev(nokkel);
        }
        system.godta(melding);
    }

    @Test
    void KV_3_a_kvittering_that_nobody_can_settle_is_parked_without_a_status_and_the_rest_goes_on() {
        var andre = nyeSaker(3);
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        try (var feil = system.feil("oppdrag", godtas(), GIFTIG)) {
            system.svar(oppdrag, Mmel.OK);
            andre.forEach(system::godta);
            system.backout()
                    .vent(1, "parkert kvittering", m -> Testsystem.tekst(m).contains(melding.sakId()));
            assertThat(feil.forsok()).isBetween(2L, 4L);
        }
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void D7_every_copy_that_goes_to_MQ_is_counted_also_when_the_send_cannot_be_noted() {
        var andre = nyeSaker(3);
        try (var feil = system.feil(
                "oppdrag", "new.tilstand = 'SENDT' and new.fagsystem_id = '%s'".formatted(melding.sakId()), GIFTIG)) {
            var nokkel = system.send(melding);
            andre.forEach(system::send);
            system.oppdrag(melding.sakId(), 2);
            system.ventPa("oppdraget holdes tilbake", () -> tilstand(melding).equals("HOLDT"));
            andre.forEach(m -> system.oppdrag(m.sakId(), 1));
            system.ventStatuser(nokkel, "MOTTATT");
        }
        system.ventTilAltErBehandlet();
        andre.forEach(this::alleKopierErTalt);
        alleKopierErTalt(melding);
    }

    private void alleKopierErTalt(Aap sak) {
        var talt = system.database()
                .queryForObject(
                        "select overleveringer from oppdrag where fagsystem_id = ?", Integer.class, sak.sakId());
        assertThat(talt)
                .as("talte kopier for %s", sak.sakId())
                .isGreaterThanOrEqualTo(system.antallOppdrag(sak.sakId()));
    }

    private String tilstand(Aap sak) {
        return system.database()
                .queryForObject("select tilstand from oppdrag where fagsystem_id = ?", String.class, sak.sakId());
    }

    private static List<Aap> nyeSaker(int antall) {
        return IntStream.range(0, antall)
                .mapToObj(i -> Aap.nySak().med("2026-01-05", 200))
                .toList();
    }

    private String godtas() {
        return "new.tilstand = 'GODTATT' and new.fagsystem_id = '%s'".formatted(melding.sakId());
    }

    private static String hex(Innmelding melding) {
        return "\\x" + HexFormat.of().formatHex(melding.json().getBytes(UTF_8));
    }

    /** FEILET 500 that says where the record stood and nothing of what it held. */
    private void erIntern(String nokkel) {
        var error = system.ventStatuser(nokkel, "FEILET").get(0).json().get("error");
        assertThat(error.get("statusCode").asInt()).isEqualTo(500);
        assertThat(error.get("msg").asText())
                .startsWith("Feil ved prosessering av melding fra " + Aap.TOPIC)
                .doesNotContain("12345678910", melding.sakId());
    }

    private void erDodbrev(String nokkel) {
        assertThat(dodbrev(nokkel)).hasSize(1);
        var brev = system.poster()
                .vent(
                        1,
                        "dødbrev " + nokkel,
                        post -> post.topic().equals(Aap.TOPIC + ".dlt")
                                && post.nokkel().equals(nokkel));
        assertThat(new String(brev.get(0).innhold(), UTF_8)).isEqualTo(melding.json());
    }

    private List<String> dodbrev(String nokkel) {
        return system.database().queryForList("select arsak from dodbrev where nokkel = ?", String.class, (Object)
                nokkel.getBytes(UTF_8));
    }

    private String innhold(String nokkel) {
        return new String(
                system.database().queryForObject("select innhold from melding where nokkel = ?", byte[].class, nokkel),
                UTF_8);
    }
}
