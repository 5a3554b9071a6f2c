package no.nav.utsjekk.ende;

import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static no.nav.utsjekk.ende.Restsvar.erTomt;
import static no.nav.utsjekk.ende.Restsvar.erUleselig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.lokal.Simuleringsfeil;
import no.nav.utsjekk.lokal.Simuleringstjener.Uhell;
import org.junit.jupiter.api.Test;

/** What OS would pay for an iverksetting (20 §5). */
@EndeTilEnde
class RestSimuleringV2Test {

    private static final String STI = "/api/simulering/v2";

    private final Testsystem system;
    private final Restklient ts;
    private final Restiverksetting forste = Restiverksetting.nySak().tilsynBarn("2024-02-01", "2024-02-01", 620);

    RestSimuleringV2Test(Testsystem system) {
        this.system = system;
        this.ts = system.rest("tilleggsstonader");
    }

    /** The question whether an iverksetting would do. */
    private static String sporsmal(Restiverksetting iverksetting) {
        return """
                {"sakId": "%s", "behandlingId": "B%d", "personident": "%s", "saksbehandlerId": "A100001",
                 "utbetalinger": [%s], "forrigeIverksetting": %s}"""
                .formatted(
                        iverksetting.sakId(),
                        iverksetting.nr(),
                        Restiverksetting.PERSON,
                        String.join(", ", iverksetting.utbetalinger()),
                        iverksetting.nr() == 1
                                ? "null"
                                : "{\"behandlingId\": \"B%1$d\", \"iverksettingId\": \"I%1$d\"}"
                                        .formatted(iverksetting.nr() - 1));
    }

    private HttpResponse<String> simuler(Restiverksetting iverksetting) {
        return ts.post(STI, sporsmal(iverksetting));
    }

    private static JsonNode json(HttpResponse<String> svar) {
        try {
            return new ObjectMapper().readTree(svar.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(svar.body(), e);
        }
    }

    private void iverksett(Restiverksetting iverksetting) {
        erTomt(ts.post(Restiverksetting.STI, iverksetting.json()), 202);
        system.svar(system.oppdrag(iverksetting.sakId(), iverksetting.nr()), Mmel.OK);
        Testsystem.ventPa("OK", () -> ts.get(iverksetting.statusSti()).body().equals("\"OK\""));
    }

    @Test
    void SI_06_SI_10_FM_36_a_first_and_a_second_one() {
        var svar = json(simuler(forste));
        assertThat(svar.at("/oppsummeringer/0/nyUtbetaling").asLong()).isEqualTo(620);
        assertThat(svar.at("/oppsummeringer/0/tidligereUtbetalt").asLong()).isZero();
        assertThat(svar.at("/oppsummeringer/0/totalEtterbetaling").asLong()).isEqualTo(620);
        assertThat(svar.at("/detaljer/perioder/0/posteringer/0/fagområde").asText())
                .isEqualTo("TILLEGGSSTØNADER");
        assertThat(svar.at("/detaljer/perioder/0/posteringer/0/type").asText()).isEqualTo("YTELSE");
        assertThat(svar.has("@type")).isFalse();
        var spurt = system.simulering().spurt(forste.sakId()).get(0).oppdrag();
        assertThat(spurt.text("datoOppdragGjelderFom")).isEqualTo("1970-01-01");
        assertThat(spurt.all("oppdragslinje").get(0).text("delytelseId")).isEqualTo(forste.sakId() + "#0");
        assertThat(system.antallOppdrag(forste.sakId())).isZero();
        assertThat(system.database()
                        .queryForObject(
                                "select count(*) from iverksetting i join sak s on s.id = i.sak where s.sak_id = ?",
                                Integer.class,
                                forste.sakId()))
                .isZero();

        iverksett(forste);
        var andre = forste.neste().tilsynBarn("2024-02-01", "2024-02-01", 700);
        assertThat(json(simuler(andre))
                        .at("/oppsummeringer/0/tidligereUtbetalt")
                        .asLong())
                .isEqualTo(620);
        assertThat(json(simuler(andre)).at("/oppsummeringer/0/nyUtbetaling").asLong())
                .isEqualTo(700);
    }

    @Test
    void SI_05_nothing_to_send() {
        erTomt(simuler(Restiverksetting.nySak()), 204);
        iverksett(forste);
        erTomt(simuler(forste.neste().tilsynBarn("2024-02-01", "2024-02-01", 620)), 204);
    }

    @Test
    void SI_01_SI_02_SI_03_what_is_refused() {
        var ikkeFerdig =
                "Forrige iverksetting er ikke ferdig iverksatt mot Oppdragssystemet, eller har ikke blitt iverksatt enda";
        erUleselig(ts.post(STI, "{}"));
        erFeil(simuler(forste.neste()), 409, ikkeFerdig, "");
        erTomt(ts.post(Restiverksetting.STI, forste.json()), 202);
        system.oppdrag(forste.sakId(), 1);
        erFeil(simuler(forste.neste()), 409, ikkeFerdig, "");
        system.svar(system.oppdrag(forste.sakId(), 1), Mmel.OK);
        Testsystem.ventPa("OK", () -> ts.get(forste.statusSti()).body().equals("\"OK\""));
        erFeil(
                simuler(forste),
                400,
                "Forrige iverksetting stemmer ikke med siste mottatte iverksetting på saken. BehandlingId/IverksettingId"
                        + " forrige iverksetting: null/null, behandlingId/iverksettingId siste mottatte iverksetting: B1/I1",
                "");
        erFeil(
                simuler(Restiverksetting.nySak().tilsynBarn("2024-02-02", "2024-02-01", 620)),
                400,
                "Tom må være >= fom",
                "/async/kom_i_gang/opprett_utbetaling#ugyldig-periode");
    }

    @Test
    void SI_06_OS_is_closed_or_has_nothing_to_show() {
        system.simulering()
                .leggTil(Uhell.av(Simuleringsfeil.STENGT).sak(forste.sakId()).antall(1));
        erFeil(simuler(forste), 502, "simulering stengt, tilgjengelig man-fre kl 6-21", "/simulering");
        system.simulering()
                .leggTil(Uhell.av(Simuleringsfeil.TOM).sak(forste.sakId()).antall(1));
        var tomt = json(simuler(forste));
        assertThat(tomt.get("oppsummeringer")).isEmpty();
        assertThat(tomt.at("/detaljer/totalBeløp").asLong()).isZero();
    }
}
