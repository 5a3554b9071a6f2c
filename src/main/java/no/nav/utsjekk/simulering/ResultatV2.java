package no.nav.utsjekk.simulering;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Stonad;

/** The answer in form v2 (07 §6). Amounts are whole kroner. Components are contract names. */
@JsonPropertyOrder({"@type", "perioder"})
public record ResultatV2(List<Periode> perioder) {

    @JsonProperty("@type")
    public String type() {
        return "v2";
    }

    /** A beregningsperiode. */
    public record Periode(LocalDate fom, LocalDate tom, List<Utbetaling> utbetalinger) {}

    /**
     * A stoppnivå.
     *
     * @param fagsystem name of its fagområde, or OS's code when nobody knows it (SIM-25)
     * @param stonadstype absent when the klassekode is unknown, or no ytelse is among the posteringer
     * @param nyttBelop the net change, in spite of its name (D34)
     */
    public record Utbetaling(
            String fagsystem,
            String sakId,
            String utbetalesTil,
            @JsonProperty("stønadstype") Optional<String> stonadstype,
            long tidligereUtbetalt,
            @JsonProperty("nyttBeløp") long nyttBelop,
            List<Postering> posteringer) {}

    /** One row of the accounts. */
    public record Postering(
            LocalDate fom, LocalDate tom, @JsonProperty("beløp") long belop, String type, String klassekode) {}

    /** When OS has nothing to show (SIM-5). */
    public static ResultatV2 tomt() {
        return new ResultatV2(List.of());
    }

    /** @param stonader finds the stønad of a klassekode */
    public static ResultatV2 av(Beregning beregning, Function<String, Optional<Stonad>> stonader) {
        return new ResultatV2(beregning.perioder().stream()
                .map(periode -> new Periode(
                        periode.fom(),
                        periode.tom(),
                        periode.stoppnivaer().stream()
                                .map(stoppniva -> utbetaling(stoppniva, stonader))
                                .toList()))
                .toList());
    }

    private static Utbetaling utbetaling(Beregning.Stoppniva stoppniva, Function<String, Optional<Stonad>> stonader) {
        var sum = Summer.av(stoppniva.posteringer());
        return new Utbetaling(
                fagsystem(stoppniva.kodeFagomraade()),
                stoppniva.fagsystemId(),
                utbetalesTil(stoppniva),
                stoppniva.posteringer().stream()
                        .filter(p -> p.typeKlasse().equals("YTEL"))
                        .map(Beregning.Postering::klassekode)
                        .findFirst()
                        .flatMap(stonader)
                        .map(Stonad::navn),
                sum.tidligere(),
                sum.endring(),
                stoppniva.posteringer().stream()
                        .map(p -> new Postering(
                                p.faktiskFom(), p.faktiskTom(), p.kroner(), p.typeKlasse(), p.klassekode()))
                        .toList());
    }

    /** The recipient: a personident, or the nine digits of an organisation. */
    public static String utbetalesTil(Beregning.Stoppniva stoppniva) {
        return Svarleser.utenNuller(stoppniva.utbetalesTilId());
    }

    /** Name of a fagområde, or OS's code when nobody knows it (SIM-25). */
    public static String fagsystem(String kode) {
        return Arrays.stream(Fagomrade.values())
                .filter(fagomrade -> fagomrade.name().equals(kode))
                .map(Fagomrade::ytelse)
                .findFirst()
                .orElse(kode);
    }
}
