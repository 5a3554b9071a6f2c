package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Gitt.U1;
import static no.nav.utsjekk.sak.Gitt.U2;
import static no.nav.utsjekk.sak.Gitt.avvist;
import static no.nav.utsjekk.sak.Gitt.liksomOpphor;
import static no.nav.utsjekk.sak.Gitt.melding;
import static no.nav.utsjekk.sak.Gitt.oppdrag;
import static no.nav.utsjekk.sak.Gitt.opphor;
import static no.nav.utsjekk.sak.Gitt.sak;
import static no.nav.utsjekk.sak.Gitt.tomSak;
import static no.nav.utsjekk.sak.Gitt.utbetal;
import static no.nav.utsjekk.sak.Gitt.utbetaling;
import static no.nav.utsjekk.sak.Gitt.utled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The validation rules of 03 §5: what refuses a melding, with which code, text and page, and in which order. */
class ReglerTest {

    private static final String OPPRETT = "/async/kom_i_gang/opprett_utbetaling";
    private static final String LAAST = "/async/kom_i_gang/endre_utbetaling#immutable-field";
    private static final Sak KJENT = sak(utbetaling(U1, "3-14@100").lagret());

    @Test
    void VAL_01_an_utbetaling_has_at_least_one_periode() {
        assertAvvist(periodefeil(""), "MANGLER_PERIODER", 400, "Mangler perioder", OPPRETT + "#mangler-perioder");
    }

    @Test
    void VAL_02_a_one_off_stays_inside_one_year_over_all_its_perioder() {
        var overNyttaar = "30.12-30.12@100, 2.1.25-2.1.25@100";
        assertAvvist(
                avvist(tomSak(), melding().med(utbetal(U1, Periodetype.EN_GANG, overNyttaar))),
                "ENGANGS_OVER_ÅRSSKIFTE",
                400,
                "Engangsutbetalinger kan ikke strekke seg over årsskifte",
                OPPRETT + "#engangs-aarsskifte");
        oppdrag(tomSak(), melding().med(utbetal(U1, Periodetype.MND, overNyttaar)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3-7@100, 3-8@100", "3-7@100, 5-7@100", "3-7@100, 3-7@100"})
    void VAL_03_no_two_perioder_share_fom_or_tom(String perioder) {
        assertAvvist(
                periodefeil(perioder),
                "DUPLIKATE_PERIODER",
                400,
                "Kan ikke sende inn duplikate perioder",
                OPPRETT + "#duplikate-perioder");
    }

    @Test
    void VAL_04_tom_is_not_before_fom() {
        assertAvvist(
                periodefeil("3-7@100, 10-9@100"),
                "UGYLDIG_PERIODE",
                400,
                "Tom må være >= fom",
                OPPRETT + "#ugyldig-periode");
    }

    @ParameterizedTest
    @EnumSource(
            value = Periodetype.class,
            names = {"UKEDAG", "DAG"})
    void VAL_05_what_is_paid_by_the_day_spans_at_most_1100_days(Periodetype type) {
        var dager1100 = "3-3@100, 7.6.27-7.6.27@100";
        var dager1101 = "3-3@100, 8.6.27-8.6.27@100";
        oppdrag(tomSak(), melding().med(utbetal(U1, type, dager1100)));
        assertAvvist(
                avvist(tomSak(), melding().med(utbetal(U1, type, dager1101))),
                "FOR_LANG_UTBETALING",
                400,
                "Utbetalinger kan ikke strekke seg over 1100 dager",
                OPPRETT + "#for-lang-utbetaling");
        oppdrag(tomSak(), melding().med(utbetal(U1, Periodetype.MND, dager1101)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3-7@0", "3-7@100, 10-14@-1"})
    void VAL_06_every_belop_is_above_0(String perioder) {
        assertAvvist(periodefeil(perioder), "UGYLDIG_BELØP", 400, "Beløp må være > 0", OPPRETT + "#ugyldig-belop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "1234567890123456789012345678901"})
    void VAL_07_and_VAL_20_FM_53_sakId_has_1_to_30_characters(String sakId) {
        for (var onske : List.of(utbetal(U1, "3-7@100"), opphor(U1))) {
            assertAvvist(
                    avvist(KJENT, melding().sakId(sakId).med(onske)),
                    "UGYLDIG_SAK_ID",
                    400,
                    "Sak-ID må være mellom 1 og 25 tegn",
                    OPPRETT + "#ugyldig-sak-id");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "1234567890123456789012345678901"})
    void VAL_08_and_VAL_20_FM_53_behandlingId_has_1_to_30_characters(String behandlingId) {
        for (var onske : List.of(utbetal(U1, "3-7@100"), liksomOpphor(U1))) {
            assertAvvist(
                    avvist(KJENT, melding().behandlingId(behandlingId).med(onske)),
                    "UGYLDIG_BEHANDLING_ID",
                    400,
                    "Behandling-ID må være mellom 1 og 30 tegn",
                    OPPRETT + "#ugyldig-behandling-id");
        }
    }

    @Test
    void FM_53_30_characters_are_enough_for_both_ids() {
        var id30 = "123456789012345678901234567890";
        oppdrag(tomSak(), melding().sakId(id30).behandlingId(id30).med(utbetal(U1, "3-7@100")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fagsystem.class,
            names = {"AAP", "TILLEGGSSTØNADER", "HISTORISK", "VALP"})
    void VAL_09_D26_a_uid_that_the_producer_has_used_on_another_sak_cannot_move(Fagsystem fagsystem) {
        for (var onske : List.of(utbetal(U1, "3-7@100"), opphor(U1), liksomOpphor(U1))) {
            var avvist = avvist(
                    medEier(fagsystem, fagsystem),
                    melding().fagsystem(fagsystem).med(onske));

            assertThat(avvist.varsle()).isTrue();
            assertThat(avvist.avvisning())
                    .isEqualTo(new Avvisning("IMMUTABLE_FIELD_SAK_ID", 400, "Kan ikke endre 'sakId'", LAAST));
        }
    }

    @ParameterizedTest
    @CsvSource({"DAGPENGER, DAGPENGER", "TILTAKSPENGER, TILTAKSPENGER", "AAP, DAGPENGER", "DAGPENGER, AAP"})
    void FM_24_D26_a_uid_that_collides_with_another_sak_is_refused_and_alarmed(Fagsystem fagsystem, Fagsystem eier) {
        var avvist =
                avvist(medEier(fagsystem, eier), melding().fagsystem(fagsystem).med(utbetal(U1, "3-7@100")));

        assertThat(avvist.varsle()).isTrue();
        assertThat(avvist.avvisning().kode()).isEqualTo("UID_KOLLISJON");
        assertThat(avvist.avvisning().statuskode()).isEqualTo(409);
        assertThat(avvist.avvisning().tekst()).contains(U1.toString());
    }

    @Test
    void VAL_10_the_person_is_locked() {
        var annen = melding().personident("10987654321");
        for (var onske : List.of(utbetal(U1, "3-14@200"), utbetal(U1, "3-14@100"), opphor(U1))) {
            assertAvvist(
                    avvist(KJENT, annen.med(onske)),
                    "IMMUTABLE_FIELD_PERSONIDENT",
                    400,
                    "Kan ikke endre 'personident'",
                    LAAST);
        }
        assertAvvist(
                avvist(KJENT, annen.omfang(Omfang.HELE_SAKEN_DELETE).med()),
                "IMMUTABLE_FIELD_PERSONIDENT",
                400,
                "Kan ikke endre 'personident'",
                LAAST);
    }

    @Test
    void VAL_11_CHG_5_FM_29_the_stonad_is_locked_also_when_perioder_are_equal() {
        for (var perioder : List.of("3-14@100", "3-14@200")) {
            assertAvvist(
                    avvist(
                            KJENT,
                            melding()
                                    .med(new Onske.Utbetal(
                                            U1,
                                            Fagomrade.AAP,
                                            new Stonad("ANNEN", "AAPX"),
                                            Periodetype.UKEDAG,
                                            Gitt.perioder(perioder)))),
                    "IMMUTABLE_FIELD_STØNAD",
                    400,
                    "Kan ikke endre 'stønad'",
                    LAAST);
        }
    }

    @Test
    void VAL_12_the_periodetype_is_locked() {
        assertAvvist(
                avvist(KJENT, melding().med(utbetal(U1, Periodetype.MND, "3-14@100"))),
                "IMMUTABLE_FIELD_PERIODETYPE",
                400,
                "Kan ikke endre 'periodetype'",
                LAAST);
    }

    @Test
    void VAL_24_FM_29_the_fagomrade_is_locked_also_when_perioder_are_equal_and_after_opphor() {
        var stonad = new Stonad("LÆREMIDLER_AAP", "TSLMASISP2-OP");
        for (var handling : Handling.values()) {
            var sak = sak(
                    Fagsystem.TILLEGGSSTØNADER,
                    utbetaling(U1, "3-14@100")
                            .fagomrade(Fagomrade.TILLSTLM)
                            .stonad(stonad)
                            .handling(handling)
                            .lagret());
            var flyttet =
                    new Onske.Utbetal(U1, Fagomrade.TILLST, stonad, Periodetype.UKEDAG, Gitt.perioder("3-14@100"));
            assertAvvist(
                    avvist(sak, melding().fagsystem(Fagsystem.TILLEGGSSTØNADER).med(flyttet)),
                    "IMMUTABLE_FIELD_FAGOMRÅDE",
                    400,
                    "Kan ikke endre 'fagområde'",
                    LAAST);
        }
    }

    @Test
    void locked_fields_are_compared_in_the_order_person_stonad_periodetype_and_before_all_other_rules() {
        var alt = new Onske.Utbetal(U1, Fagomrade.AAP, new Stonad("ANNEN", ""), Periodetype.MND, List.of());

        assertThat(kode(KJENT, melding().personident("x").med(alt))).isEqualTo("IMMUTABLE_FIELD_PERSONIDENT");
        assertThat(kode(KJENT, melding().med(alt))).isEqualTo("IMMUTABLE_FIELD_STØNAD");
        assertThat(kode(KJENT, melding().med(utbetal(U2, ""), alt)))
                .as("of any utbetaling before the other rules of any")
                .isEqualTo("IMMUTABLE_FIELD_STØNAD");
    }

    @Test
    void the_rules_of_one_utbetaling_are_tried_in_their_order() {
        var alt = melding().sakId("").behandlingId("").personident("x").saksbehandler("");
        assertThat(kode(tomSak(), alt.med(utbetal(U1, Periodetype.EN_GANG, "3-7@0, 3-2@0, 1.1.25-1.1.25@0"))))
                .isEqualTo("ENGANGS_OVER_ÅRSSKIFTE");
        assertThat(kode(tomSak(), alt.med(utbetal(U1, "3-7@0, 3-2@0")))).isEqualTo("DUPLIKATE_PERIODER");
        assertThat(kode(tomSak(), alt.med(utbetal(U1, "3-7@0, 10-9@0")))).isEqualTo("UGYLDIG_PERIODE");
        assertThat(kode(tomSak(), alt.med(utbetal(U1, "3-7@0")))).isEqualTo("UGYLDIG_BELØP");
        assertThat(kode(tomSak(), alt.med(utbetal(U1, "3-7@1")))).isEqualTo("UGYLDIG_SAK_ID");
        assertThat(kode(tomSak(), alt.sakId("S").med(utbetal(U1, "3-7@1")))).isEqualTo("UGYLDIG_BEHANDLING_ID");
    }

    @Test
    void VAL_13_D23_FM_23_d_a_change_of_only_the_office_is_no_real_change() {
        assertAvvist(
                avvist(
                        sak(utbetaling(U1, "3-7@100#4400, 10-14@100#4400").lagret()),
                        melding().med(utbetal(U1, "3-7@100#4400, 10-14@100#4401"))),
                "MINIMUM_CHANGES",
                409,
                "Ingen reell endring",
                "/async/kom_i_gang/endre_utbetaling#minimum-changes");
    }

    @Test
    void VAL_13_a_change_of_only_the_office_after_opphor_is_a_recreation() {
        oppdrag(
                sak(utbetaling(U1, "3-7@100#4400").handling(Handling.DELETE).lagret()),
                melding().med(utbetal(U1, "3-7@100#4401")));
    }

    @Test
    void VAL_14_and_VAL_15_D27_no_DAG_for_tilleggsstonader_and_historisk() {
        var dag = utbetal(U1, Periodetype.DAG, "3-7@100");
        assertAvvist(
                avvist(
                        sak(Fagsystem.TILLEGGSSTØNADER),
                        melding().fagsystem(Fagsystem.TILLEGGSSTØNADER).med(dag)),
                "TILLEGGSSTØNADER_DAG",
                400,
                "periodetype 'DAG' for tilleggsstønader er ikke implementert",
                "");
        assertAvvist(
                avvist(
                        sak(Fagsystem.HISTORISK),
                        melding().fagsystem(Fagsystem.HISTORISK).med(dag)),
                "HISTORISK_DAG",
                400,
                "periodetype 'DAG' for historisk er ikke implementert",
                "/async/api#Historisk");
    }

    @Test
    void VAL_17_FM_35_opphor_of_what_was_never_accepted() {
        for (var onske : List.of(opphor(U2), liksomOpphor(U2))) {
            assertAvvist(
                    avvist(KJENT, melding().med(onske)),
                    "UTBETALING_FINNES_IKKE",
                    404,
                    "previous utbetaling for " + U2,
                    "");
        }
    }

    @Test
    void VAL_21_D21_a_name_longer_than_8_characters_is_sent_as_it_is() {
        var oppdrag = oppdrag(
                tomSak(),
                melding().saksbehandler("dagpenger").beslutter("historisk").med(utbetal(U1, "3-7@100")));

        assertThat(oppdrag.saksbehandler()).isEqualTo("dagpenger");
        assertThat(oppdrag.beslutter()).isEqualTo("historisk");
    }

    @Test
    void the_oppdrag_must_name_saksbehandler_and_beslutter() {
        for (var onske : List.of(utbetal(U1, "3-7@100"), opphor(U1))) {
            assertThat(kode(KJENT, melding().saksbehandler(" ").med(onske))).isEqualTo("MANGLER_SAKSBEHANDLER");
            assertThat(kode(KJENT, melding().beslutter("").med(onske))).isEqualTo("MANGLER_BESLUTTER");
        }
    }

    @Test
    void VAL_22_FM_30_a_stonad_without_klassekode_is_refused_by_name() {
        var uten = new Onske.Utbetal(
                U1, Fagomrade.AAP, new Stonad("NOE_UTEN", ""), Periodetype.UKEDAG, Gitt.perioder("3-7@100"));
        var avvisning = avvist(tomSak(), melding().med(uten)).avvisning();

        assertThat(avvisning.kode()).isEqualTo("MANGLER_KLASSEKODE");
        assertThat(avvisning.statuskode()).isEqualTo(400);
        assertThat(avvisning.tekst()).contains("NOE_UTEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3-7@100, 7-10@100", "3-14@100, 5-6@200", "10-14@100, 3-10@200"})
    void VAL_23_FM_25_D30_perioder_do_not_overlap(String perioder) {
        assertAvvist(periodefeil(perioder), "OVERLAPPENDE_PERIODER", 400, "Perioder kan ikke overlappe", OPPRETT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567890", "123456789012", "1234567891x", "12345678 ", "१२३४५६७८९१०"})
    void VAL_25_D22_a_person_has_11_digits_or_9_and_is_never_quoted(String ident) {
        assertAvvist(
                avvist(tomSak(), melding().personident(ident).med(utbetal(U1, "3-7@100"))),
                "UGYLDIG_PERSONIDENT",
                400,
                "Personident må være 11 siffer, eller 9 siffer for organisasjon",
                OPPRETT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678910", "123456789"})
    void VAL_25_D22_persons_and_organisations_are_paid(String ident) {
        assertThat(oppdrag(tomSak(), melding().personident(ident).med(utbetal(U1, "3-7@100")))
                        .personident())
                .isEqualTo(ident);
    }

    @ParameterizedTest
    @ValueSource(strings = {"440", "    ", "12345678901234"})
    void VAL_26_betalendeEnhet_has_4_to_13_characters(String enhet) {
        var uten = Gitt.periode("3-7@100");
        var periode = new Periode(uten.fom(), uten.tom(), uten.belop(), uten.vedtakssats(), Optional.of(enhet));
        var onske = new Onske.Utbetal(U1, Fagomrade.AAP, Gitt.AAP, Periodetype.UKEDAG, List.of(periode));
        assertAvvist(
                avvist(tomSak(), melding().med(onske)),
                "UGYLDIG_BETALENDE_ENHET",
                400,
                "Betalende enhet må være mellom 4 og 13 tegn",
                OPPRETT);
    }

    @Test
    void DER_2_one_bad_utbetaling_refuses_all() {
        assertThat(utled(tomSak(), melding().med(utbetal(U1, "3-7@100"), utbetal(U2, "3-7@0"))))
                .isInstanceOf(Utfall.Avvist.class);
    }

    @Test
    void rules_about_perioder_are_not_held_against_unchanged_utbetalinger() {
        var gammel = sak(utbetaling(U1, "30.12-30.12@100, 2.1.25-2.1.25@100")
                .periodetype(Periodetype.EN_GANG)
                .lagret());

        assertThat(utled(
                        gammel,
                        melding()
                                .behandlingId("")
                                .med(utbetal(U1, Periodetype.EN_GANG, "30.12-30.12@100, 2.1.25-2.1.25@100"))))
                .isInstanceOf(Utfall.Uendret.class);
    }

    @Test
    void an_oppdrag_speaks_of_one_person_when_a_new_one_comes_as_the_old_ones_utbetaling_ends() {
        var nyPerson = melding()
                .personident("10987654321")
                .omfang(Omfang.HELE_SAKEN_FAKE_DELETE)
                .med(utbetal(U2, "3-7@100"));

        assertThat(kode(KJENT, nyPerson)).isEqualTo("IMMUTABLE_FIELD_PERSONIDENT");
    }

    @Test
    void an_ended_utbetaling_that_is_not_mentioned_locks_nothing() {
        var opphort = sak(utbetaling(U1, "3-14@100").handling(Handling.DELETE).lagret());
        var nyPerson = melding().personident("10987654321").omfang(Omfang.HELE_SAKEN_DELETE);

        assertThat(oppdrag(opphort, nyPerson.med(utbetal(U2, "3-7@100"))).personident())
                .isEqualTo("10987654321");
    }

    private static Utfall.Avvist periodefeil(String perioder) {
        return avvist(tomSak(), melding().med(utbetal(U1, perioder)));
    }

    private static String kode(Sak sak, Melding melding) {
        return avvist(sak, melding).avvisning().kode();
    }

    private static Sak medEier(Fagsystem fagsystem, Fagsystem eier) {
        return new Sak(fagsystem, "SAK-1", Set.of(), List.of(), Map.of(), Map.of(U1, eier));
    }

    private static void assertAvvist(Utfall.Avvist avvist, String kode, int statuskode, String tekst, String dok) {
        assertThat(avvist).isEqualTo(new Utfall.Avvist(new Avvisning(kode, statuskode, tekst, dok), false));
    }
}
