package no.nav.utsjekk.migrering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Gitt;
import no.nav.utsjekk.iverksetting.Linjeandel;
import no.nav.utsjekk.iverksetting.NavKontor;
import no.nav.utsjekk.iverksetting.Satstype;
import no.nav.utsjekk.iverksetting.Stonadsdata;
import no.nav.utsjekk.iverksetting.Tiltakspengestonad;
import no.nav.utsjekk.mottak.AvledetUid;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an utbetaling is made of, and what cannot become one (22 §5, §6, §8.2). */
class KjedeTest {

    private static final Stonad STONAD = new Stonad("ARBEIDSFORBEREDENDE_TRENING", "TPTPAFT");
    private static final UUID UID = UUID.fromString("38c82e7e-9c97-4d51-c688-28b4b0629967");

    @Test
    void MG_31_and_33_and_50_the_worked_example_of_a_shortened_chain() {
        var utbetaling = utbetaling(kjede(
                "S1001",
                linje(andel("2024-02-05", "2024-02-18", 300, Satstype.DAGLIG), 6),
                andel("2024-02-05", "2024-02-16", 300, Satstype.DAGLIG)));

        assertThat(utbetaling.handling()).isEqualTo(Handling.CREATE);
        assertThat(utbetaling.sisteLinje().stored()).isEqualTo("S1001#6");
        assertThat(utbetaling.sistePeriode())
                .contains(new Periode(
                        LocalDate.parse("2024-02-05"),
                        LocalDate.parse("2024-02-18"),
                        300,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(utbetaling.perioder())
                .containsExactly(new Periode(
                        LocalDate.parse("2024-02-05"),
                        LocalDate.parse("2024-02-16"),
                        300,
                        Optional.empty(),
                        Optional.of("0220")));
    }

    @ParameterizedTest
    @CsvSource({"DAGLIG, UKEDAG", "DAGLIG_INKL_HELG, DAG", "MÅNEDLIG, MND", "ENGANGS, EN_GANG"})
    void MG_34_the_periodetype_is_that_of_the_satstype(Satstype satstype, Periodetype periodetype) {
        var andel = andel("2024-02-01", "2024-02-29", 300, satstype);

        assertThat(brudd("S1", andel)).isEmpty();
        assertThat(utbetaling(kjede("S1", linje(andel, 0), andel)).periodetype())
                .isEqualTo(periodetype);
    }

    @Test
    void MG_34_mixed_satstyper_are_refused() {
        assertThat(brudd(
                        "S1",
                        andel("2024-02-05", "2024-02-05", 1, Satstype.DAGLIG),
                        andel("2024-02-06", "2024-02-06", 1, Satstype.ENGANGS)))
                .contains("UGYLDIG_PERIODETYPE");
        assertThat(brudd("S1", andel("2024-02-02", "2024-02-29", 1, Satstype.MÅNEDLIG)))
                .contains("UGYLDIG_PERIODETYPE");
    }

    @Test
    void MG_34_what_later_meldinger_would_be_refused_for_is_refused_now() {
        assertThat(brudd("S1", andel("2023-12-31", "2024-01-01", 1, Satstype.ENGANGS)))
                .contains("ENGANGS_OVER_ÅRSSKIFTE");
        assertThat(brudd(
                        "S1",
                        andel("2024-02-05", "2024-02-06", 1, Satstype.DAGLIG),
                        andel("2024-02-06", "2024-02-07", 2, Satstype.DAGLIG)))
                .contains("OVERLAPP");
        assertThat(brudd("S1", andel("2024-01-01", "2027-01-04", 1, Satstype.DAGLIG)))
                .isEmpty();
        assertThat(brudd("S1", andel("2024-01-01", "2027-01-05", 1, Satstype.DAGLIG)))
                .contains("FOR_LANG_UTBETALING");
    }

    @Test
    void MG_53_an_id_that_is_too_long_is_refused() {
        var andel = andel("2024-02-05", "2024-02-05", 1, Satstype.DAGLIG);

        assertThat(kjede("S".repeat(28), linje(andel, 9), andel).brudd()).isEmpty();
        assertThat(kjede("S".repeat(28), linje(andel, 10), andel).brudd())
                .map(Avvisning::kode)
                .contains("FOR_LANG_ID");
    }

    @ParameterizedTest
    @CsvSource({
        "S1001, 2024-02-05/2024-02-18, TPTPAFT, 38c82e7e-9c97-4d51-c688-28b4b0629967",
        "S1001, 2024-02-05/2024-02-18, TPBTAF, ea24ecaf-184c-468d-b09e-775cde97e3f3",
        "S1001, 2024-02-19/2024-03-03, TPTPAFT, 24213eb8-fef6-2036-6e9e-ed08f718d565",
        "202402051, 432, TPTPDJB, 8a9dec97-100e-ae0f-4e5d-b21772556e89"
    })
    void MG_41_the_uid_is_the_one_that_meldinger_derive(
            String sakId, String meldeperiode, String klassekode, UUID uid) {
        assertThat(AvledetUid.av(Fagsystem.TILTAKSPENGER, sakId, meldeperiode, new Stonad("x", klassekode)))
                .isEqualTo(uid);
    }

    private static Optional<String> brudd(String sakId, Andel... andeler) {
        return kjede(sakId, linje(andeler[0], 0), andeler).brudd().map(Avvisning::kode);
    }

    private static Utbetaling utbetaling(Kjede kjede) {
        return kjede.utbetaling(UID, STONAD);
    }

    private static Kjede kjede(String sakId, Linjeandel siste, Andel... andeler) {
        var alle = Stream.of(andeler).toList();
        return new Kjede(
                Gitt.iverksetting(Fagsystem.TILTAKSPENGER, sakId, 1, alle),
                siste.andel().kjedenokkel(),
                alle,
                siste);
    }

    private static Linjeandel linje(Andel andel, int nr) {
        return new Linjeandel(andel, nr, Optional.empty());
    }

    private static Andel andel(String fom, String tom, long belop, Satstype satstype) {
        return new Andel(
                belop,
                satstype,
                LocalDate.parse(fom),
                LocalDate.parse(tom),
                new Stonadsdata.Tiltakspenger(
                        Tiltakspengestonad.ARBEIDSFORBEREDENDE_TRENING,
                        false,
                        new NavKontor("0220", Optional.empty()),
                        "2024-02-05/2024-02-18"));
    }
}
