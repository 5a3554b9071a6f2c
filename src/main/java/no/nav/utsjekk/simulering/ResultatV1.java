package no.nav.utsjekk.simulering;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The answer in form v1 (07 §5). Amounts are whole kroner. Components are contract names. */
@JsonPropertyOrder({"@type", "oppsummeringer", "detaljer"})
public record ResultatV1(List<Oppsummering> oppsummeringer, Detaljer detaljer) {

    @JsonProperty("@type")
    public String type() {
        return "v1";
    }

    /** What a month comes to. */
    public record Oppsummering(
            LocalDate fom,
            LocalDate tom,
            long tidligereUtbetalt,
            long nyUtbetaling,
            long totalEtterbetaling,
            long totalFeilutbetaling) {}

    /** All that OS has calculated. */
    public record Detaljer(
            String gjelderId,
            LocalDate datoBeregnet,
            @JsonProperty("totalBeløp") long totalBelop,
            List<Periode> perioder) {}

    /** A beregningsperiode, all its stoppnivåer together. */
    public record Periode(LocalDate fom, LocalDate tom, List<Postering> posteringer) {}

    /** One row of the accounts. */
    public record Postering(
            @JsonProperty("fagområde") String fagomrade,
            String sakId,
            LocalDate fom,
            LocalDate tom,
            @JsonProperty("beløp") long belop,
            String type,
            String klassekode) {}

    /** @param idag for what is paid later than now anyhow: a month that begins after it has no etterbetaling */
    public static ResultatV1 av(Beregning beregning, LocalDate idag) {
        return av(beregning, idag, Summer::av, UnaryOperator.identity());
    }

    /**
     * The same with other formulas and other names.
     *
     * @param fagomrader what OS's codes are called
     */
    public static ResultatV1 av(
            Beregning beregning,
            LocalDate idag,
            Function<List<Beregning.Postering>, Summer> formler,
            UnaryOperator<String> fagomrader) {
        return new ResultatV1(
                oppsummeringer(beregning, idag, formler),
                new Detaljer(
                        beregning.gjelderId(),
                        beregning.datoBeregnet(),
                        beregning.kroner(),
                        beregning.perioder().stream()
                                .map(periode -> periode(periode, fagomrader))
                                .toList()));
    }

    private static Periode periode(Beregning.Periode periode, UnaryOperator<String> fagomrader) {
        return new Periode(
                periode.fom(),
                periode.tom(),
                periode.stoppnivaer().stream()
                        .flatMap(stoppniva ->
                                stoppniva.posteringer().stream().map(p -> postering(stoppniva, p, fagomrader)))
                        .toList());
    }

    private static Postering postering(
            Beregning.Stoppniva stoppniva, Beregning.Postering postering, UnaryOperator<String> fagomrader) {
        return new Postering(
                fagomrader.apply(stoppniva.kodeFagomraade()),
                stoppniva.fagsystemId(),
                postering.faktiskFom(),
                postering.faktiskTom(),
                postering.kroner(),
                type(postering.typeKlasse()),
                postering.klassekode());
    }

    /** A typeKlasse that nobody knows is told as OS wrote it (SIM-25). */
    private static String type(String typeKlasse) {
        return switch (typeKlasse) {
            case "YTEL" -> "YTELSE";
            case "FEIL" -> "FEILUTBETALING";
            case "SKAT" -> "FORSKUDSSKATT";
            case "JUST" -> "JUSTERING";
            case "TREK" -> "TREKK";
            case "MOTP" -> "MOTPOSTERING";
            default -> typeKlasse;
        };
    }

    private static List<Oppsummering> oppsummeringer(
            Beregning beregning, LocalDate idag, Function<List<Beregning.Postering>, Summer> formler) {
        return beregning.perioder().stream()
                .collect(groupingBy(p -> YearMonth.from(p.fom()), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(maned -> oppsummering(maned, idag, formler))
                .toList();
    }

    private static Oppsummering oppsummering(
            List<Beregning.Periode> maned, LocalDate idag, Function<List<Beregning.Postering>, Summer> formler) {
        var fom = maned.stream()
                .map(Beregning.Periode::fom)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var tom = maned.stream()
                .map(Beregning.Periode::tom)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var posteringer = maned.stream()
                .flatMap(periode -> periode.stoppnivaer().stream())
                .flatMap(stoppniva -> stoppniva.posteringer().stream())
                .toList();
        var sum = formler.apply(posteringer);
        return new Oppsummering(
                fom, tom, sum.tidligere(), sum.ny(), fom.isAfter(idag) ? 0 : sum.etterbetaling(), sum.feilutbetalt());
    }
}
