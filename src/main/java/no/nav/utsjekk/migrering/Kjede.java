package no.nav.utsjekk.migrering;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.iverksetting.Linjeandel;
import no.nav.utsjekk.iverksetting.NavKontor;
import no.nav.utsjekk.iverksetting.Stonadsdata;
import no.nav.utsjekk.mottak.Sammenslaing;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;

/**
 * A chain of iverksettinger that is to become an utbetaling (22 §5).
 *
 * @param kilde the iverksetting that it is read from
 * @param andeler what it pays, sorted by fom; none when it has been ended
 * @param siste the last line that OS was sent of it
 */
record Kjede(Iverksetting kilde, Kjedenokkel nokkel, List<Andel> andeler, Linjeandel siste) {

    private static final int MAKS_LINJE_ID = 30;
    private static final int MAKS_DAGER = 1100;
    private static final String BARN = "_BARN";

    Kjede {
        andeler = andeler.stream().sorted(comparing(Andel::fom)).toList();
    }

    /** The stønad's name in the model of utbetalinger. */
    String stonad() {
        var data = siste.andel().stonadsdata();
        return data instanceof Stonadsdata.Tiltakspenger tp && tp.barnetillegg()
                ? data.stonadstype() + BARN
                : data.stonadstype();
    }

    /** Why it cannot go on as an utbetaling, if so: OS or the rules for meldinger would not have it. */
    Optional<Avvisning> brudd() {
        return krav(harEnSatstype() && erHeleManeder(), Migreringsregel.UGYLDIG_PERIODETYPE, nokkel)
                .or(() -> krav(
                        type() != Periodetype.EN_GANG || ar().count() <= 1,
                        Migreringsregel.ENGANGS_OVER_ÅRSSKIFTE,
                        nokkel))
                .or(() -> krav(!overlapper(), Migreringsregel.OVERLAPP, nokkel))
                .or(() -> krav(sisteLinje().length() <= MAKS_LINJE_ID, Migreringsregel.FOR_LANG_ID, sisteLinje()))
                .or(() -> krav(!erForLang(), Migreringsregel.FOR_LANG_UTBETALING, nokkel));
    }

    private static Optional<Avvisning> krav(boolean holder, Migreringsregel regel, Object detalj) {
        return holder ? Optional.empty() : Optional.of(regel.avvisning(detalj));
    }

    private Stream<Andel> alle() {
        return Stream.concat(andeler.stream(), Stream.of(siste.andel()));
    }

    private boolean harEnSatstype() {
        return alle().map(Andel::satstype).distinct().count() == 1;
    }

    private boolean erHeleManeder() {
        return type() != Periodetype.MND
                || andeler.stream()
                        .allMatch(a -> a.fom().getDayOfMonth() == 1
                                && a.tom().getDayOfMonth() == a.tom().lengthOfMonth());
    }

    private Stream<Integer> ar() {
        return andeler.stream()
                .flatMap(a -> Stream.of(a.fom().getYear(), a.tom().getYear()))
                .distinct();
    }

    private boolean overlapper() {
        return IntStream.range(1, andeler.size())
                .anyMatch(i -> !andeler.get(i - 1).tom().isBefore(andeler.get(i).fom()));
    }

    private boolean erForLang() {
        var perDag = type() == Periodetype.UKEDAG || type() == Periodetype.DAG;
        return perDag
                && !andeler.isEmpty()
                && DAYS.between(andeler.get(0).fom(), sisteAndel().tom()) >= MAKS_DAGER;
    }

    private Andel sisteAndel() {
        return andeler.get(andeler.size() - 1);
    }

    /** MG-34. */
    private Periodetype type() {
        return siste.andel().satstype().periodetype();
    }

    /** MG-50. */
    String sisteLinje() {
        return kilde.sakId() + "#" + siste.periodeId();
    }

    /** The utbetaling that it becomes, when nothing is wrong with it. */
    Utbetaling utbetaling(UUID uid, Stonad stonad) {
        return new Utbetaling(
                uid,
                kilde.behandling().iverksettingId().orElse(kilde.behandling().behandlingId()),
                kilde.fagsystem() == Fagsystem.TILTAKSPENGER ? Fagomrade.TILTPENG : Fagomrade.TILLST,
                andeler.isEmpty() ? Handling.DELETE : Handling.CREATE,
                false,
                kilde.sakId(),
                kilde.behandling().behandlingId(),
                new LinjeId(sisteLinje()),
                Optional.of(periode(siste.andel(), Optional.empty())), // MG-33
                kilde.personident(),
                kilde.vedtakstidspunkt(),
                stonad,
                kilde.beslutter(),
                kilde.saksbehandler(),
                type(),
                Optional.empty(),
                perioder());
    }

    /** MG-30: as the perioder of a melding that asks for the same. */
    private List<Periode> perioder() {
        var enhet = enhet();
        return Sammenslaing.ved(type())
                .av(andeler.stream().map(a -> periode(a, enhet)).toList());
    }

    /** Tiltakspenger: that of the chain's last andel, on all perioder. */
    private Optional<String> enhet() {
        return kilde.fagsystem() == Fagsystem.TILTAKSPENGER && !andeler.isEmpty()
                ? sisteAndel().stonadsdata().brukersNavKontor().map(NavKontor::enhet)
                : Optional.empty();
    }

    /** How it is now, for the report. */
    Kjedelinje.Kilde rapportert() {
        var enheter = andeler.stream().mapToLong(this::enheter).sum();
        var kroner = andeler.stream().mapToLong(a -> enheter(a) * a.belop()).sum();
        return new Kjedelinje.Kilde(
                andeler.size(),
                andeler.stream().findFirst().map(Andel::fom),
                andeler.stream().map(Andel::tom).max(LocalDate::compareTo),
                enheter,
                kroner,
                siste.andel().satstype().name(),
                sisteLinje(),
                siste.andel().fom(),
                siste.andel().tom(),
                siste.andel().belop());
    }

    private long enheter(Andel andel) {
        return Enheter.i(andel.satstype().periodetype(), andel.fom(), andel.tom());
    }

    /** What whoever migrates it should know (22 §10.2). */
    List<String> advarsler() {
        return Stream.of(
                        advarsel(
                                andeler.stream()
                                                .map(a -> a.stonadsdata().brukersNavKontor())
                                                .distinct()
                                                .count()
                                        > 1,
                                "ulike NAV-kontor, bare det siste følger med"),
                        advarsel(
                                !andeler.isEmpty() && !sisteAndel().equals(siste.andel()),
                                "siste linje hos OS er en annen enn siste andel"),
                        advarsel(andeler.isEmpty(), "betaler ingenting lenger"),
                        advarsel(
                                type() != Periodetype.UKEDAG,
                                "satstype " + siste.andel().satstype()),
                        advarsel(
                                type() == Periodetype.UKEDAG
                                        && andeler.stream()
                                                .anyMatch(a -> Enheter.erHelg(a.fom()) || Enheter.erHelg(a.tom())),
                                "begynner eller slutter i en helg"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> advarsel(boolean gjelder, String tekst) {
        return gjelder ? Optional.of(tekst) : Optional.empty();
    }

    private static Periode periode(Andel andel, Optional<String> enhet) {
        return new Periode(andel.fom(), andel.tom(), andel.belop(), Optional.empty(), enhet);
    }
}
