package no.nav.utsjekk.lokal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.nav.utsjekk.osmodell.Kjede;
import no.nav.utsjekk.osmodell.Simulering;

/**
 * How OS would account for a change (07 §4 and the worked examples): what was paid before is taken back, the new is paid, too much
 * is moved to later days of the same or the next month or becomes a feilutbetaling. What is not before today has not been paid.
 * Every oppdrag that OS has accepted counts, also those of today (SIM-9 is not modelled).
 */
final class Simuleringsregner {

    private final LocalDate idag;
    private final String konto;

    /** @param fagomrade tells which accounts are used */
    Simuleringsregner(LocalDate idag, String fagomrade) {
        this.idag = idag;
        this.konto = fagomrade.startsWith("TILLST") ? "TILLST" : "ARBYT";
    }

    /**
     * Days in a row in one month with the same change.
     *
     * @param gammel kroner paid before
     * @param ny kroner that it shall be
     * @param justert kroner moved away (positive) or brought here (negative)
     */
    private record Bit(
            String klassekode, LocalDate fom, LocalDate tom, BigDecimal gammel, BigDecimal ny, BigDecimal justert) {

        BigDecimal forMye() {
            return gammel.subtract(ny).subtract(justert).max(BigDecimal.ZERO);
        }

        BigDecimal mangler() {
            return ny.subtract(gammel).add(justert).max(BigDecimal.ZERO);
        }

        Bit justert(BigDecimal mer) {
            return new Bit(klassekode, fom, tom, gammel, ny, justert.add(mer));
        }
    }

    /** A row of the accounts. */
    record Postering(String typeKlasse, String klassekode, BigDecimal belop) {}

    /** What OS shows of some days. */
    record Periode(LocalDate fom, LocalDate tom, List<Postering> posteringer) {}

    /** What OS would show; nothing when nothing changes. */
    List<Periode> regn(Simulering simulering) {
        var biter = new ArrayList<>(simulering.endringer().stream()
                .flatMap(this::biter)
                .sorted(Comparator.comparing(Bit::fom))
                .toList());
        juster(biter);
        return biter.stream()
                .map(bit -> new Periode(bit.fom(), bit.tom(), posteringer(bit)))
                .toList();
    }

    private Stream<Bit> biter(Simulering.Endring endring) {
        var tidligere = endring.tidligere().orElse(new Kjede(List.of("ingen"), List.of()));
        return Stream.concat(
                dager(endring.klassekode(), tidligere, endring.etter()),
                perioder(endring.klassekode(), tidligere, endring.etter()));
    }

    private Stream<Bit> dager(String klassekode, Kjede tidligere, Kjede etter) {
        var dager = new TreeMap<LocalDate, BigDecimal[]>();
        tidligere.dager().forEach((dag, sats) -> dager.put(dag, new BigDecimal[] {betalt(dag, sats), BigDecimal.ZERO}));
        etter.dager()
                .forEach((dag, sats) -> dager.computeIfAbsent(
                                dag, ny -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO})[1] = sats);
        var biter = new ArrayList<Bit>();
        Optional<Bit> forrige = Optional.empty();
        var forrigeSatser = List.<BigDecimal>of();
        for (var dag : dager.entrySet()) {
            var satser = List.of(dag.getValue());
            var bit = new Bit(klassekode, dag.getKey(), dag.getKey(), satser.get(0), satser.get(1), BigDecimal.ZERO);
            if (forrige.isPresent() && satser.equals(forrigeSatser) && henger(forrige.get(), bit)) {
                biter.remove(biter.size() - 1);
                bit = new Bit(
                        klassekode,
                        forrige.get().fom(),
                        bit.tom(),
                        forrige.get().gammel().add(bit.gammel()),
                        forrige.get().ny().add(bit.ny()),
                        BigDecimal.ZERO);
            }
            biter.add(bit);
            forrige = Optional.of(bit);
            forrigeSatser = satser;
        }
        return biter.stream().filter(Simuleringsregner::erEndret);
    }

    /** A weekend between is no gap. */
    private static boolean henger(Bit forrige, Bit neste) {
        return YearMonth.from(forrige.tom()).equals(YearMonth.from(neste.fom()))
                && !forrige.tom().plusDays(3).isBefore(neste.fom());
    }

    private Stream<Bit> perioder(String klassekode, Kjede tidligere, Kjede etter) {
        var perioder = new TreeMap<LocalDate, BigDecimal[]>();
        tidligere
                .perioder()
                .forEach(p -> perioder.put(p.fom(), new BigDecimal[] {betalt(p.fom(), p.sats()), BigDecimal.ZERO}));
        etter.perioder()
                .forEach(p -> perioder.computeIfAbsent(
                                        p.fom(), ny -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO})[1] =
                        p.sats());
        return perioder.entrySet().stream()
                .map(p -> new Bit(
                        klassekode,
                        p.getKey(),
                        siste(p.getKey(), tidligere, etter),
                        p.getValue()[0],
                        p.getValue()[1],
                        BigDecimal.ZERO))
                .filter(Simuleringsregner::erEndret);
    }

    /** No beregningsperiode spans two months. */
    private static LocalDate siste(LocalDate fom, Kjede tidligere, Kjede etter) {
        var sisteDag = YearMonth.from(fom).atEndOfMonth();
        return Stream.concat(etter.perioder().stream(), tidligere.perioder().stream())
                .filter(p -> p.fom().equals(fom))
                .map(Kjede.Betaling::tom)
                .findFirst()
                .filter(tom -> tom.isBefore(sisteDag))
                .orElse(sisteDag);
    }

    private BigDecimal betalt(LocalDate dag, BigDecimal sats) {
        return dag.isBefore(idag) ? sats : BigDecimal.ZERO;
    }

    private static boolean erEndret(Bit bit) {
        return bit.gammel().compareTo(bit.ny()) != 0;
    }

    /** Moves what is too much to later days that lack something, in the same month or the next. */
    private static void juster(List<Bit> biter) {
        for (int fra = 0; fra < biter.size(); fra++) {
            for (int til = fra + 1; til < biter.size(); til++) {
                var flyttes = biter.get(fra).forMye().min(biter.get(til).mangler());
                if (flyttes.signum() > 0 && erNaer(biter.get(fra), biter.get(til))) {
                    biter.set(fra, biter.get(fra).justert(flyttes));
                    biter.set(til, biter.get(til).justert(flyttes.negate()));
                }
            }
        }
    }

    private static boolean erNaer(Bit en, Bit senere) {
        return !YearMonth.from(senere.fom()).isAfter(YearMonth.from(en.fom()).plusMonths(1));
    }

    private List<Postering> posteringer(Bit bit) {
        var posteringer = new ArrayList<Postering>();
        var feil = bit.forMye();
        legg(posteringer, "YTEL", bit.klassekode(), bit.ny());
        legg(posteringer, "YTEL", bit.klassekode(), feil);
        legg(posteringer, "FEIL", "KL_KODE_FEIL_" + konto, feil);
        legg(posteringer, "FEIL", "KL_KODE_JUST_" + konto, bit.justert());
        legg(posteringer, "MOTP", "TBMOTOBS", feil.negate());
        legg(posteringer, "YTEL", bit.klassekode(), bit.gammel().negate());
        return posteringer;
    }

    private static void legg(List<Postering> posteringer, String type, String klassekode, BigDecimal belop) {
        if (belop.signum() != 0) {
            posteringer.add(new Postering(type, klassekode, belop));
        }
    }
}
