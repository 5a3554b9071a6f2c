package no.nav.utsjekk.rest.utbetaling;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Dokumentert;
import no.nav.utsjekk.sak.Periodetype;

/** What the body of an utbetaling must be, in the order in which it is tried (20 §4.4). The first rule that is broken answers. */
final class Utbetalingsregler {

    private static final int MAKS_DAGER = 1100;
    private static final int MAKS_ID = 30;
    private static final String OPPRETT = "/opprett_en_utbetaling";

    /** UT-V1 to UT-V13. UT-V9 is switched off: at Christmas days to come must be payable. */
    private static final List<Krav> KRAV = List.of(
            krav(u -> !u.perioder().isEmpty(), Dokumentert.MANGLER_PERIODER::avslag),
            krav(
                    u -> u.periodeType() != Periodetype.EN_GANG
                            || forsteFom(u).getYear() == sisteTom(u).getYear(),
                    Dokumentert.ENGANGS_OVER_ÅRSSKIFTE::avslag),
            krav(
                    u -> erUlike(u, PeriodeApi::fom) && erUlike(u, PeriodeApi::tom),
                    Dokumentert.DUPLIKATE_PERIODER::avslag),
            krav(alle(p -> !p.tom().isBefore(p.fom())), Dokumentert.UGYLDIG_PERIODE::avslag),
            krav(
                    u -> kanHaDagsats(u.stonad())
                            || alle(p -> p.fastsattDagsats().isEmpty()).test(u),
                    () -> new Avslag(400, "reservert felt for Dagpenger og AAP", OPPRETT)),
            krav(
                    u -> alle(p -> passer(u.periodeType(), p)).test(u),
                    () -> new Avslag(400, "inkonsistens blant datoene i periodene.", OPPRETT)),
            krav(
                    u -> !erPerDag(u.periodeType()) || DAYS.between(forsteFom(u), sisteTom(u)) < MAKS_DAGER,
                    Dokumentert.FOR_LANG_UTBETALING::avslag),
            krav(alle(p -> p.belop() > 0), Dokumentert.UGYLDIG_BELØP::avslag),
            krav(u -> erId(u.sakId()), Dokumentert.UGYLDIG_SAK_ID::avslag),
            krav(u -> erId(u.behandlingId()), Dokumentert.UGYLDIG_BEHANDLING_ID::avslag));

    private record Krav(Predicate<UtbetalingApi> holder, Supplier<Avslag> avslag) {}

    private Utbetalingsregler() {}

    /** @throws Avslag of the first rule that is broken */
    static void krev(UtbetalingApi utbetaling) {
        KRAV.stream()
                .filter(krav -> !krav.holder().test(utbetaling))
                .findFirst()
                .map(krav -> krav.avslag().get())
                .ifPresent(avslag -> {
                    throw avslag;
                });
        utbetaling.sammenslatt();
    }

    /** UT-V6 to UT-V8. */
    private static boolean passer(Periodetype type, PeriodeApi p) {
        return switch (type) {
            case UKEDAG -> p.fom().equals(p.tom()) && !UtbetalingApi.erHelg(p.fom());
            case DAG -> p.fom().equals(p.tom());
            case MND -> p.fom().getDayOfMonth() == 1
                    && p.tom().plusDays(1).equals(p.fom().plusMonths(1));
            case EN_GANG -> p.fom().getYear() == p.tom().getYear();
        };
    }

    private static boolean kanHaDagsats(String stonad) {
        return switch (Stonadsnavn.fagomrade(stonad).fagsystem()) {
            case DAGPENGER, AAP -> true;
            default -> false;
        };
    }

    private static boolean erPerDag(Periodetype type) {
        return type == Periodetype.DAG || type == Periodetype.UKEDAG;
    }

    private static boolean erId(String id) {
        return !id.isEmpty() && id.length() <= MAKS_ID;
    }

    private static boolean erUlike(UtbetalingApi u, Function<PeriodeApi, LocalDate> dato) {
        return u.perioder().stream().map(dato).distinct().count()
                == u.perioder().size();
    }

    private static LocalDate forsteFom(UtbetalingApi u) {
        return u.perioder().stream()
                .map(PeriodeApi::fom)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static LocalDate sisteTom(UtbetalingApi u) {
        return u.perioder().stream()
                .map(PeriodeApi::tom)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static Predicate<UtbetalingApi> alle(Predicate<PeriodeApi> holder) {
        return u -> u.perioder().stream().allMatch(holder);
    }

    private static Krav krav(Predicate<UtbetalingApi> holder, Supplier<Avslag> avslag) {
        return new Krav(holder, avslag);
    }
}
