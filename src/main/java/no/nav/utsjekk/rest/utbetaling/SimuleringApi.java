package no.nav.utsjekk.rest.utbetaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.simulering.Beregning;
import no.nav.utsjekk.simulering.ResultatV2;
import no.nav.utsjekk.simulering.Summer;

/** What OS would pay, as the facade tells those who ask about one utbetaling (UT-X2). Whole kroner. */
record SimuleringApi(List<Periode> perioder) {

    record Periode(LocalDate fom, LocalDate tom, List<Utbetaling> utbetalinger) {}

    /** @param nyttBelop the net change (UT-X3) */
    record Utbetaling(
            String fagsystem,
            String sakId,
            String utbetalesTil,
            @JsonProperty("stønadstype") Optional<String> stonadstype,
            long tidligereUtbetalt,
            @JsonProperty("nyttBeløp") long nyttBelop) {}

    /**
     * @param stonader finds the stønad of a klassekode
     * @throws Avslag UT-X4 when nobody knows a klassekode
     */
    static SimuleringApi av(Optional<Beregning> beregning, Function<String, Optional<Stonad>> stonader) {
        return new SimuleringApi(beregning.stream()
                .flatMap(b -> b.perioder().stream())
                .map(periode -> new Periode(
                        periode.fom(),
                        periode.tom(),
                        periode.stoppnivaer().stream()
                                .map(stoppniva -> utbetaling(stoppniva, stonader))
                                .toList()))
                .toList());
    }

    private static Utbetaling utbetaling(Beregning.Stoppniva stoppniva, Function<String, Optional<Stonad>> stonader) {
        var summer = Summer.eldre(stoppniva.posteringer());
        return new Utbetaling(
                ResultatV2.fagsystem(stoppniva.kodeFagomraade()),
                stoppniva.fagsystemId(),
                ResultatV2.utbetalesTil(stoppniva),
                stoppniva.posteringer().stream()
                        .filter(p -> p.typeKlasse().equals("YTEL"))
                        .map(Beregning.Postering::klassekode)
                        .findFirst()
                        .map(klassekode -> navn(klassekode, stonader)),
                summer.tidligere(),
                summer.endring());
    }

    private static String navn(String klassekode, Function<String, Optional<Stonad>> stonader) {
        return stonader.apply(klassekode)
                .map(Stonad::navn)
                .orElseThrow(() -> new Avslag(501, "Ikke implementert stønadstype for klassekode " + klassekode));
    }
}
