package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;

/** Orders to hold back payment: which of them OS has been told of, and what becomes of one that it would refuse (FM-52). */
@EndeTilEnde
class AvventTest {

    private static final String OVERLAPPER = "OVERLAPPENDE_AVVENT";

    private final Testsystem system;
    private final Aap sak = Aap.nySak().med("2026-01-05", 1000);
    private int antallOppdrag;

    AvventTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void FM_52_c_an_avvent_that_overlaps_an_active_one_is_refused_until_that_one_is_cancelled() {
        besvart(medAvvent(sak, "2026-01-05", "2026-01-16", false), Mmel.OK);
        var to = sak.med("2026-01-19", 1000);
        var ny = medAvvent(to, "2026-01-12", "2026-01-30", false);

        var feil = avvist(ny);
        assertThat(feil.get("statusCode").asInt()).isEqualTo(409);
        assertThat(feil.get("msg").asText()).contains("2026-01-12", "2026-01-05", "2026-01-16", "2099-01-01");

        var opphevet = besvart(medAvvent(to, "2026-01-05", "2026-01-16", true), Mmel.OK);
        assertThat(opphevet.oppdrag110().required("avvent-118").text("feilreg")).isEqualTo("J");
        var tre = medAvvent(to.med("2026-02-02", 1000), "2026-01-12", "2026-01-30", false);
        assertThat(besvart(tre, Mmel.OK).oppdrag110().required("avvent-118").text("datoAvventFom"))
                .startsWith("2026-01-12");
    }

    @Test
    void FM_52_c_with_the_same_fom_it_takes_the_place_of_the_active_one() {
        besvart(medAvvent(sak, "2026-01-05", "2026-01-16", false), Mmel.OK);
        var to = sak.med("2026-01-19", 1000);

        besvart(medAvvent(to, "2026-01-05", "2026-01-09", false), Mmel.OK);

        var tre = to.med("2026-02-02", 1000);
        besvart(medAvvent(tre, "2026-01-12", "2026-01-30", false), Mmel.OK);
        assertThat(avvist(medAvvent(tre.med("2026-02-16", 1000), "2026-01-30", "2026-02-06", false))
                        .get("code")
                        .asText())
                .isEqualTo(OVERLAPPER);
    }

    @Test
    void FM_52_c_what_OS_has_refused_it_was_not_told() {
        besvart(medAvvent(sak, "2026-01-05", "2026-01-16", false), Mmel.of("08", "B123456", "Noe er galt"));

        besvart(medAvvent(sak, "2026-01-12", "2026-01-30", false), Mmel.OK);
    }

    @Test
    void FM_52_c_the_payment_goes_through_without_the_avvent_and_other_saker_are_free() {
        besvart(medAvvent(sak, "2026-01-05", "2026-01-16", false), Mmel.OK);
        var to = sak.med("2026-01-19", 1000);
        avvist(medAvvent(to, "2026-01-12", "2026-01-30", false));

        assertThat(besvart(to, Mmel.OK).oppdrag110().child("avvent-118")).isEmpty();
        system.godta(medAvvent(Aap.nySak().med("2026-01-05", 1000), "2026-01-12", "2026-01-30", false));
    }

    private static Aap medAvvent(Aap melding, String fom, String tom, boolean feilregistrert) {
        return melding.medFelt(
                """
                "avvent": {"fom": "%s", "tom": "%s", "overføres": "2099-01-01", "årsak": "AVVENT_REFUSJONSKRAV",
                           "feilregistrering": %s},"""
                        .formatted(fom, tom, feilregistrert));
    }

    /** Sends a melding that causes the sak's next oppdrag, and answers it. */
    private Oppdragsmelding besvart(Aap melding, Mmel svar) {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), ++antallOppdrag);
        system.svar(oppdrag, svar);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", svar.godtatt() ? "OK" : "FEILET");
        return oppdrag;
    }

    private JsonNode avvist(Aap melding) {
        var nokkel = system.send(melding);
        var error = system.ventStatuser(nokkel, "FEILET").get(0).json().get("error");
        assertThat(error.get("code").asText()).isEqualTo(OVERLAPPER);
        assertThat(system.antallOppdrag(melding.sakId())).isEqualTo(antallOppdrag);
        return error;
    }
}
