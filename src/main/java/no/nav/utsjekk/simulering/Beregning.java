package no.nav.utsjekk.simulering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What OS would pay (07 §4), as far as anybody asks for it. Names of people are left out: they must not be passed on.
 *
 * @param gjelderId personident
 * @param belop kroner with two decimals
 * @param perioder in OS's order; none spans two months
 */
public record Beregning(String gjelderId, LocalDate datoBeregnet, BigDecimal belop, List<Periode> perioder) {

    public Beregning {
        perioder = List.copyOf(perioder);
    }

    /** {@code beregningsPeriode}. */
    public record Periode(LocalDate fom, LocalDate tom, List<Stoppniva> stoppnivaer) {
        public Periode {
            stoppnivaer = List.copyOf(stoppnivaer);
        }

        private Periode med(List<Stoppniva> andre) {
            return new Periode(fom, tom, andre);
        }
    }

    /**
     * {@code beregningStoppnivaa}: what one recipient gets for one sak in one fagområde.
     *
     * @param kodeFagomraade OS's code; of other systems too (SIM-10)
     * @param utbetalesTilId personident, or organisation as {@code 00} and nine digits
     */
    public record Stoppniva(
            String kodeFagomraade,
            String fagsystemId,
            String utbetalesTilId,
            Optional<LocalDate> forfall,
            boolean feilkonto,
            List<Postering> posteringer) {

        public Stoppniva {
            posteringer = List.copyOf(posteringer);
        }
    }

    /**
     * {@code beregningStoppnivaaDetaljer}: one row of the accounts.
     *
     * @param belop kroner with two decimals
     * @param typeKlasse YTEL, FEIL, SKAT, JUST, TREK, MOTP
     */
    public record Postering(
            LocalDate faktiskFom,
            LocalDate faktiskTom,
            BigDecimal belop,
            String typeKlasse,
            String klassekode,
            BigDecimal sats,
            Optional<String> typeSats,
            Optional<String> trekkVedtakId,
            Optional<String> refunderesOrgNr) {

        /** Whole kroner, truncated toward zero (07 §4). */
        public long kroner() {
            return belop.setScale(0, RoundingMode.DOWN).longValueExact();
        }
    }

    /** Whole kroner, truncated toward zero. */
    public long kroner() {
        return belop.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /**
     * One answer out of those of several fagområder of a sak (FM-36). OS shows all that the person has in the days, so that
     * they overlap: a fagområde that was asked about counts in its own answer only, and what is the same in several counts once.
     *
     * @param svar by the fagområde that was asked about, at least one
     */
    public static Beregning samlet(Map<String, Beregning> svar) {
        if (svar.size() == 1) {
            return svar.values().iterator().next();
        }
        var perioder = new LinkedHashMap<List<LocalDate>, Periode>();
        svar.forEach((fagomrade, beregning) -> beregning.perioder().stream()
                .map(periode -> periode.med(egne(periode, fagomrade, svar.keySet())))
                .filter(periode -> !periode.stoppnivaer().isEmpty())
                .forEach(periode -> perioder.merge(List.of(periode.fom(), periode.tom()), periode, Beregning::forent)));
        var forste = svar.values().iterator().next();
        var sum = svar.values().stream().map(Beregning::belop).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Beregning(
                forste.gjelderId(),
                forste.datoBeregnet(),
                sum,
                perioder.values().stream()
                        .sorted(Comparator.comparing(Periode::fom).thenComparing(Periode::tom))
                        .toList());
    }

    private static List<Stoppniva> egne(Periode periode, String fagomrade, Set<String> spurt) {
        return periode.stoppnivaer().stream()
                .filter(s -> s.kodeFagomraade().equals(fagomrade) || !spurt.contains(s.kodeFagomraade()))
                .toList();
    }

    private static Periode forent(Periode en, Periode annen) {
        var alle = new ArrayList<>(en.stoppnivaer());
        annen.stoppnivaer().stream().filter(s -> !alle.contains(s)).forEach(alle::add);
        return en.med(alle);
    }
}
