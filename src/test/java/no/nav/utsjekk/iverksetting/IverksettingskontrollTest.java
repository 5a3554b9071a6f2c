package no.nav.utsjekk.iverksetting;

import static no.nav.utsjekk.iverksetting.Gitt.aap;
import static no.nav.utsjekk.iverksetting.Gitt.dagpenger;
import static no.nav.utsjekk.iverksetting.Gitt.tiltakspenger;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.iverksetting.Dagpengestonad.Ferietillegg;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IverksettingskontrollTest {

    private static final List<Andel> MARS = List.of(aap("2024-03-01", "2024-03-31", 500));

    @Test
    void IV_V0_a_good_one_is_not_refused() {
        assertThat(kontroller(Gitt.iverksetting(Fagsystem.AAP, "S".repeat(25), 2, MARS)))
                .isEmpty();
    }

    @Test
    void IV_35_an_empty_picture_is_allowed() {
        assertThat(kontroller(Gitt.iverksetting(Fagsystem.AAP, "S1", 1, List.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "S1 ", " S1", "12345678901234567890123456"})
    void IV_V1_D28_sakId_has_1_to_25_characters_and_no_blanks_around(String sakId) {
        assertThat(kontroller(Gitt.iverksetting(Fagsystem.AAP, sakId, 1, MARS)))
                .contains(new Avvisning(
                        "UGYLDIG_SAK_ID",
                        400,
                        "Sak-ID må være mellom 1 og 25 tegn",
                        "/async/kom_i_gang/opprett_utbetaling#ugyldig-sak-id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "B1 ", "1234567890123456789012345678901"})
    void IV_V2_behandlingId_has_1_to_30_characters_and_no_blanks_around(String behandlingId) {
        assertThat(med(new Behandling(behandlingId, Optional.empty()), Optional.empty()))
                .contains(new Avvisning(
                        "UGYLDIG_BEHANDLING_ID",
                        400,
                        "Behandling-ID må være mellom 1 og 30 tegn",
                        "/async/kom_i_gang/opprett_utbetaling#ugyldig-behandling-id"));
    }

    @Test
    void IV_V3_tom_is_not_before_fom() {
        assertThat(aapMed(aap("2024-03-01", "2024-03-01", 500), aap("2024-04-02", "2024-04-01", 500)))
                .contains("UGYLDIG_PERIODE");
    }

    @Test
    void IV_V4_perioder_of_a_chain_do_not_share_a_day() {
        assertThat(aapMed(aap("2024-03-01", "2024-03-15", 500), aap("2024-03-15", "2024-03-31", 500)))
                .contains("OVERLAPPENDE_PERIODER");
    }

    @Test
    void IV_V4_perioder_of_different_chains_may() {
        var en = tiltakspenger("2024-03-01", "2024-03-15", 500, "M1", "0220");
        var annen = tiltakspenger("2024-03-01", "2024-03-15", 500, "M2", "0220");

        assertThat(kontroller(Gitt.iverksetting(Fagsystem.TILTAKSPENGER, "S1", 1, List.of(en, annen))))
                .isEmpty();
    }

    @Test
    void IV_G5_another_NAV_kontor_is_not_another_chain() {
        var en = tiltakspenger("2024-03-01", "2024-03-15", 500, "M1", "0220");
        var annen = tiltakspenger("2024-03-15", "2024-03-16", 500, "M1", "0221");

        assertThat(kontroller(Gitt.iverksetting(Fagsystem.TILTAKSPENGER, "S1", 1, List.of(annen, en))))
                .contains(new Avvisning(
                        "OVERLAPPENDE_PERIODER", 400, "Utbetalinger inneholder perioder som overlapper i tid", ""));
    }

    @Test
    void IV_V5_when_the_first_is_per_month_all_are_whole_months() {
        assertThat(aapMed(manedlig(aap("2024-02-01", "2024-02-29", 500)), aap("2024-03-01", "2024-03-30", 500)))
                .contains("IKKE_HELE_MÅNEDER");
        assertThat(aapMed(manedlig(aap("2024-02-01", "2024-02-29", 500)), aap("2024-03-01", "2024-04-30", 500)))
                .isEmpty();
    }

    @Test
    void IV_05_e_one_that_is_per_month_is_whole_months_wherever_it_stands() {
        assertThat(aapMed(aap("2024-02-02", "2024-02-03", 500), manedlig(aap("2024-03-02", "2024-03-31", 500))))
                .contains("IKKE_HEL_MÅNED");
    }

    @Test
    void IV_V6_a_and_b_either_both_have_an_iverksettingId_or_none() {
        assertThat(med(new Behandling("B2", Optional.of("I2")), Optional.of(new Behandling("B1", Optional.empty()))))
                .map(Avvisning::kode)
                .contains("FORRIGE_MANGLER_IVERKSETTING_ID");
        assertThat(med(new Behandling("B2", Optional.empty()), Optional.of(new Behandling("B1", Optional.of("I1")))))
                .map(Avvisning::kode)
                .contains("MANGLER_IVERKSETTING_ID");
        assertThat(med(new Behandling("B2", Optional.empty()), Optional.of(new Behandling("B1", Optional.empty()))))
                .isEmpty();
    }

    @Test
    void IV_V7_there_is_no_ferietillegg_for_the_dead_in_EOS() {
        var eos = new Stonadsdata.Dagpenger(Dagpengestonad.DAGPENGER_EØS, Optional.of(Ferietillegg.AVDØD), "M1", 500);
        var andel = new Andel(500, Satstype.DAGLIG, LocalDate.EPOCH, LocalDate.EPOCH, eos);

        assertThat(kontroller(Gitt.iverksetting(Fagsystem.DAGPENGER, "S1", 1, List.of(andel))))
                .map(Avvisning::kode)
                .contains("FERIETILLEGG_AVDØD_EØS");
    }

    @Test
    void IV_V8_and_IV_05_a_belop_is_above_0() {
        assertThat(aapMed(aap("2024-03-01", "2024-03-31", 0))).contains("UGYLDIG_BELØP");
        assertThat(aapMed(aap("2024-03-01", "2024-03-31", -1))).contains("UGYLDIG_BELØP");
    }

    @Test
    void IV_G3_stonadsdata_is_of_the_clients_fagsystem() {
        var andel = dagpenger(
                "2024-03-01", "2024-03-31", 1, Dagpengestonad.DAGPENGER_ARBEIDSSØKER_ORDINÆR, Satstype.DAGLIG);

        assertThat(kontroller(Gitt.iverksetting(Fagsystem.AAP, "S1", 1, List.of(andel))))
                .map(Avvisning::tekst)
                .contains("Stønadsdata for DAGPENGER kan ikke iverksettes av AAP");
    }

    @Test
    void IV_V1_to_V8_the_first_broken_rule_is_the_answer() {
        var alt = new Iverksetting(
                Fagsystem.AAP,
                "",
                new Behandling("", Optional.of("I1")),
                Optional.of(new Behandling("B0", Optional.empty())),
                Gitt.PERSON,
                Gitt.NA,
                "",
                "",
                List.of(aap("2024-04-02", "2024-04-01", 0)));

        assertThat(kontroller(alt)).map(Avvisning::kode).contains("UGYLDIG_SAK_ID");
    }

    private static Optional<Avvisning> kontroller(Iverksetting iverksetting) {
        return Iverksettingskontroll.brudd(iverksetting);
    }

    private static Optional<String> aapMed(Andel... andeler) {
        return kontroller(Gitt.iverksetting(Fagsystem.AAP, "S1", 1, List.of(andeler)))
                .map(Avvisning::kode);
    }

    private static Optional<Avvisning> med(Behandling behandling, Optional<Behandling> forrige) {
        return kontroller(new Iverksetting(
                Fagsystem.AAP, "S1", behandling, forrige, Gitt.PERSON, Gitt.NA, "A100001", "B200002", MARS));
    }

    private static Andel manedlig(Andel andel) {
        return new Andel(andel.belop(), Satstype.MÅNEDLIG, andel.fom(), andel.tom(), andel.stonadsdata());
    }
}
