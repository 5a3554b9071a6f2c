package no.nav.utsjekk.rest.iverksetting;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.simulering.Beregning;
import no.nav.utsjekk.simulering.ResultatV1;
import no.nav.utsjekk.simulering.Summer;

/** What OS would pay, as those are told who simulate an iverksetting (20 §5.4). Whole kroner. */
@JsonPropertyOrder({"oppsummeringer", "detaljer"})
record Simuleringsresultat(List<ResultatV1.Oppsummering> oppsummeringer, ResultatV1.Detaljer detaljer) {

    /** What OS's fagområder are called here, Arena's included. */
    private static final Map<Fagsystem, Map<String, String>> FAGOMRADER = Map.of(
            Fagsystem.TILLEGGSSTØNADER,
            Map.of(
                    "TILLST", "TILLEGGSSTØNADER",
                    "TSTARENA", "TILLEGGSSTØNADER_ARENA",
                    "MTSTAREN", "TILLEGGSSTØNADER_ARENA_MANUELL_POSTERING"),
            Fagsystem.DAGPENGER,
            Map.of(
                    "DP", "DAGPENGER",
                    "MDP", "DAGPENGER_MANUELL_POSTERING",
                    "DPARENA", "DAGPENGER_ARENA",
                    "MDPARENA", "DAGPENGER_ARENA_MANUELL_POSTERING"),
            Fagsystem.TILTAKSPENGER,
            Map.of(
                    "TILTPENG", "TILTAKSPENGER",
                    "TPARENA", "TILTAKSPENGER_ARENA",
                    "MTPARENA", "TILTAKSPENGER_ARENA_MANUELL_POSTERING"),
            Fagsystem.AAP,
            Map.of("AAP", "AAP"),
            Fagsystem.HISTORISK,
            Map.of("HELSREF", "HISTORISK"));

    /** Only what is of the fagsystem (SI-10). */
    static Simuleringsresultat av(Beregning beregning, Fagsystem fagsystem, LocalDate idag) {
        var egne = FAGOMRADER.getOrDefault(fagsystem, Map.of());
        var resultat = ResultatV1.av(bare(egne, beregning), idag, Summer::eldre, egne::get);
        return new Simuleringsresultat(resultat.oppsummeringer(), resultat.detaljer());
    }

    private static Beregning bare(Map<String, String> egne, Beregning beregning) {
        return new Beregning(
                beregning.gjelderId(),
                beregning.datoBeregnet(),
                beregning.belop(),
                beregning.perioder().stream()
                        .map(periode -> new Beregning.Periode(
                                periode.fom(),
                                periode.tom(),
                                periode.stoppnivaer().stream()
                                        .filter(s -> egne.containsKey(s.kodeFagomraade()))
                                        .toList()))
                        .toList());
    }

    /** When OS has nothing to show (07 §7). */
    static Simuleringsresultat tomt(String personident, LocalDate idag) {
        return new Simuleringsresultat(List.of(), new ResultatV1.Detaljer(personident, idag, 0, List.of()));
    }
}
