package no.nav.utsjekk.simulering;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The formulas of 07 §5 and §6, in whole kroner.
 *
 * @param feilkontoer klassekoder of what has been paid wrongly
 * @param justeringskontoer klassekoder of what is moved between days
 */
public record Summer(List<Beregning.Postering> posteringer, List<String> feilkontoer, List<String> justeringskontoer) {

    private static final String FEIL_ARBYT = "KL_KODE_FEIL_ARBYT";
    private static final String JUST_ARBYT = "KL_KODE_JUST_ARBYT";

    /** As Kafka's producers are told. */
    public static Summer av(List<Beregning.Postering> posteringer) {
        return new Summer(
                posteringer, List.of(FEIL_ARBYT, "KL_KODE_FEIL_TILLST"), List.of(JUST_ARBYT, "KL_KODE_JUST_TILLST"));
    }

    /** As the REST facade has always told it: only of one pair of accounts (UT-X3, SI-13, SI-14). */
    public static Summer eldre(List<Beregning.Postering> posteringer) {
        return new Summer(posteringer, List.of(FEIL_ARBYT), List.of(JUST_ARBYT));
    }

    /** What was paid before comes as negative ytelse. */
    public long tidligere() {
        return -sum("YTEL", p -> Math.min(0, p.kroner()));
    }

    /** Positive ytelse without the extra that a feilutbetaling brings. */
    public long ny() {
        return sum("YTEL", p -> Math.max(0, p.kroner())) - feilutbetalt();
    }

    /** What is paid besides what was paid before: v2's {@code nyttBeløp}. */
    public long endring() {
        return sum("YTEL", Beregning.Postering::kroner) - feilutbetalt();
    }

    public long feilutbetalt() {
        return sum("FEIL", p -> feilkontoer.contains(p.klassekode()) ? Math.max(0, p.kroner()) : 0);
    }

    /** Less what has been moved here from other days. */
    public long etterbetaling() {
        long justert = sum("FEIL", p -> justeringskontoer.contains(p.klassekode()) ? p.kroner() : 0);
        return Math.max(0, ny() - tidligere() + Math.min(0, justert));
    }

    private long sum(String typeKlasse, ToLongFunction<Beregning.Postering> kroner) {
        return posteringer.stream()
                .filter(p -> p.typeKlasse().equals(typeKlasse))
                .mapToLong(kroner)
                .sum();
    }
}
