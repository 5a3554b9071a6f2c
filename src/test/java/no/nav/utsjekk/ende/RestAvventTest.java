package no.nav.utsjekk.ende;

import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static no.nav.utsjekk.ende.Restsvar.erTomt;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import org.junit.jupiter.api.Test;

/** The withdrawal of an avvent over HTTP (20 §4.9). */
@EndeTilEnde
class RestAvventTest {

    private final Testsystem system;
    private final Restklient aap;
    private final Reststeg steg;

    RestAvventTest(Testsystem system) {
        this.system = system;
        this.aap = system.rest("aap");
        this.steg = new Reststeg(system, aap);
    }

    private static String avvent(Restutbetaling utbetaling, String sakId, String felt) {
        return """
               {"stønad": "%s", "sakId": "%s", "personident": "%s", "saksbehandlerId": "A100001",
                "avvent": {"fom": "2025-06-02", "tom": "2025-06-30", "årsak": "AVVENT_AVREGNING", %s}}"""
                .formatted(utbetaling.stonad(), sakId, utbetaling.personident(), felt);
    }

    private static String avvent(Restutbetaling utbetaling) {
        return avvent(utbetaling, utbetaling.sakId(), "\"overføres\": \"2025-07-01\", \"feilregistrering\": true");
    }

    private static Restutbetaling ny() {
        return Restutbetaling.aap().dag("2025-06-02", 1000);
    }

    @Test
    void UT_A3_UT_A4_UT_A5_an_oppdrag_without_lines_that_changes_no_utbetaling() {
        var utbetaling = ny();
        steg.opprett(utbetaling);
        erTomt(aap.post(utbetaling.sti() + "/avvent", avvent(utbetaling)), 201);

        var melding = system.oppdrag(utbetaling.sakId(), 2);
        var oppdrag = OppdragXml.read(melding.xml());
        assertThat(oppdrag.kodeEndring()).isEqualTo("ENDR");
        assertThat(oppdrag.kodeFagomraade()).isEqualTo("AAP");
        assertThat(oppdrag.oppdragGjelderId()).isEqualTo(utbetaling.personident());
        assertThat(oppdrag.saksbehId()).isEqualTo("A100001");
        assertThat(oppdrag.avstemming()).isEmpty();
        assertThat(oppdrag.enheter()).isEmpty();
        assertThat(oppdrag.linjer()).isEmpty();
        assertThat(melding.xml()).contains("<kodeAksjon>1</kodeAksjon>", "<datoOppdragGjelderFom>2000-01-01");
        var sendt = oppdrag.avvent().orElseThrow();
        assertThat(sendt.fom()).isEqualTo(LocalDate.of(2025, 6, 2));
        assertThat(sendt.tom()).isEqualTo(LocalDate.of(2025, 6, 30));
        assertThat(sendt.overfores()).contains(LocalDate.of(2025, 7, 1));
        assertThat(sendt.kodeArsak()).contains("AVAV");
        assertThat(sendt.feilreg()).isTrue();

        assertThat(steg.status(utbetaling))
                .as("nothing has happened to the utbetaling")
                .isEqualTo("OK");
        system.svar(melding, Mmel.OK);
        system.statuser(utbetaling.uid().toString(), 6);
        // afterwards the utbetaling can be changed as before
        erTomt(
                aap.put(
                        utbetaling.sti(),
                        utbetaling.utenPerioder().dag("2025-06-02", 1100).json()),
                204);
        system.svar(system.oppdrag(utbetaling.sakId(), 3), Mmel.OK);
        steg.ventStatus(utbetaling, "OK");
    }

    @Test
    void UT_A1_it_must_be_called_a_mistake() {
        var utbetaling = ny();

        erFeil(
                aap.post(
                        utbetaling.sti() + "/avvent",
                        avvent(utbetaling, utbetaling.sakId(), "\"overføres\": \"2025-07-01\"")),
                400,
                "feilregistrering må være satt til true",
                "");
    }

    @Test
    void UT_A2_it_must_say_when_the_payment_is_let_go() {
        var utbetaling = ny();

        erFeil(
                aap.post(
                        utbetaling.sti() + "/avvent",
                        avvent(utbetaling, utbetaling.sakId(), "\"feilregistrering\": true")),
                400,
                "overføres må være satt",
                "");
    }

    @Test
    void UT_A6_the_utbetaling_must_exist_and_be_the_one_that_is_meant() {
        var utbetaling = ny();
        erFeil(
                aap.post(utbetaling.sti() + "/avvent", avvent(utbetaling)),
                404,
                "Fant ikke utbetaling med uid " + utbetaling.uid(),
                "");
        steg.opprett(utbetaling);

        var endre = "/async/kom_i_gang/endre_utbetaling#immutable-field";
        erFeil(
                aap.post(
                        utbetaling.sti() + "/avvent",
                        avvent(utbetaling, "annen", "\"overføres\": \"2025-07-01\", \"feilregistrering\": true")),
                400,
                "Kan ikke endre 'sakId'",
                endre);
        erFeil(
                aap.post(utbetaling.sti() + "/avvent", avvent(utbetaling.medPersonident("02418050051"))),
                400,
                "Kan ikke endre 'personident'",
                endre);
        assertThat(system.antallOppdrag(utbetaling.sakId())).isEqualTo(1);
    }

    @Test
    void UT_A6_who_asked_is_kept_with_the_request() {
        var utbetaling = ny();
        steg.opprett(utbetaling);
        erTomt(aap.post(utbetaling.sti() + "/avvent", avvent(utbetaling)), 201);
        system.svar(system.oppdrag(utbetaling.sakId(), 2), Mmel.OK);

        var innhold = system.database()
                .queryForObject(
                        "select convert_from(innhold, 'UTF8') from melding where nokkel = ? order by id desc limit 1",
                        String.class,
                        utbetaling.uid().toString());
        assertThat(innhold).contains("\"hensikt\":\"OPPHEV_AVVENT\"", "\"klient\":\"aap\"");
    }
}
