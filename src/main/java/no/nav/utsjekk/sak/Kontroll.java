package no.nav.utsjekk.sak;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import no.nav.utsjekk.sak.Onske.Utbetal;
import no.nav.utsjekk.sak.Utfall.Avvist;

/** The rules of 03 §5, in the order in which they are tried. The first one that is broken refuses the melding. */
final class Kontroll {

    private static final int MAKS_ID = 30;
    private static final int MAKS_DAGER = 1100;

    /** Fields that may not differ from the committed version; also when nothing else has changed (CHG-5). */
    private static final List<Krav<Betalingstilfelle>> LAASTE_FELT = List.of(
            krav(Regel.TILLEGGSSTØNADER_DAG, t -> !erDag(t, Fagsystem.TILLEGGSSTØNADER)),
            krav(Regel.HISTORISK_DAG, t -> !erDag(t, Fagsystem.HISTORISK)),
            krav(
                    Regel.IMMUTABLE_FIELD_PERSONIDENT,
                    t -> erSamme(t.forrige(), Utbetaling::personident, t.personident())),
            krav(
                    Regel.IMMUTABLE_FIELD_STØNAD,
                    t -> erSamme(
                            t.forrige(),
                            u -> u.stonad().navn(),
                            t.onske().stonad().navn())),
            krav(
                    Regel.IMMUTABLE_FIELD_PERIODETYPE,
                    t -> erSamme(t.forrige(), Utbetaling::periodetype, t.onske().periodetype())),
            krav(
                    Regel.IMMUTABLE_FIELD_FAGOMRÅDE,
                    t -> erSamme(t.forrige(), Utbetaling::fagomrade, t.onske().fagomrade())));

    /** VAL-01 to VAL-06. */
    private static final List<Krav<Utbetal>> PERIODER = List.of(
            krav(Regel.MANGLER_PERIODER, u -> !u.perioder().isEmpty()),
            krav(
                    Regel.ENGANGS_OVER_ÅRSSKIFTE,
                    u -> u.periodetype() != Periodetype.EN_GANG
                            || forsteFom(u).getYear() == sisteTom(u).getYear()),
            krav(Regel.DUPLIKATE_PERIODER, u -> erUlike(u, Periode::fom) && erUlike(u, Periode::tom)),
            krav(Regel.UGYLDIG_PERIODE, u -> u.perioder().stream()
                    .noneMatch(p -> p.tom().isBefore(p.fom()))),
            krav(
                    Regel.FOR_LANG_UTBETALING,
                    u -> !erPerDag(u.periodetype()) || DAYS.between(forsteFom(u), sisteTom(u)) < MAKS_DAGER),
            krav(Regel.UGYLDIG_BELØP, u -> u.perioder().stream().allMatch(p -> p.belop() > 0)));

    /** VAL-07, VAL-08, VAL-20 and the names that OS demands: of every melding that causes a line, opphør too. */
    private static final List<Krav<Melding>> MELDING = List.of(
            krav(Regel.UGYLDIG_SAK_ID, m -> erId(m.sakId())),
            krav(Regel.UGYLDIG_BEHANDLING_ID, m -> erId(m.behandlingId())),
            krav(Regel.MANGLER_SAKSBEHANDLER, m -> !m.saksbehandler().isBlank()),
            krav(Regel.MANGLER_BESLUTTER, m -> !m.beslutter().isBlank()));

    /** VAL-25; not of opphør, whose person is the committed one. */
    private static final List<Krav<Melding>> PERSON =
            List.of(krav(Regel.UGYLDIG_PERSONIDENT, m -> m.personident().matches("[0-9]{11}|[0-9]{9}")));

    /** VAL-22, VAL-23, VAL-26. */
    private static final List<Krav<Utbetal>> BETALING = List.of(
            krav(Regel.MANGLER_KLASSEKODE, u -> !u.stonad().klassekode().isBlank()),
            krav(Regel.OVERLAPPENDE_PERIODER, u -> !overlapper(u)),
            krav(Regel.UGYLDIG_BETALENDE_ENHET, u -> u.perioder().stream()
                    .flatMap(p -> p.betalendeEnhet().stream())
                    .allMatch(Kontroll::erEnhet)));

    private Kontroll() {}

    static Optional<Avvist> bryterLaas(Betalingstilfelle tilfelle) {
        return forsteBrudd(LAASTE_FELT, tilfelle);
    }

    /** VAL-10, all that an opphør can break. */
    static Optional<Avvist> bryterLaas(Opphorstilfelle tilfelle) {
        var lik = erSamme(
                tilfelle.forrige(), Utbetaling::personident, tilfelle.melding().personident());
        return lik ? Optional.empty() : Optional.of(Regel.IMMUTABLE_FIELD_PERSONIDENT.avvist());
    }

    static Optional<Avvist> erUgyldig(Melding melding, Utbetal onske) {
        return forsteBrudd(PERIODER, onske)
                .or(() -> erUgyldig(melding))
                .or(() -> forsteBrudd(PERSON, melding))
                .or(() -> forsteBrudd(BETALING, onske, onske.stonad().navn()));
    }

    static Optional<Avvist> erUgyldig(Melding melding) {
        return forsteBrudd(MELDING, melding);
    }

    private static <T> Optional<Avvist> forsteBrudd(List<Krav<T>> alle, T det, Object... detaljer) {
        return alle.stream()
                .filter(krav -> !krav.holder().test(det))
                .findFirst()
                .map(krav -> krav.regel().avvist(detaljer));
    }

    private static <T> boolean erSamme(Optional<Utbetaling> forrige, Function<Utbetaling, T> felt, T verdi) {
        return forrige.map(felt).map(verdi::equals).orElse(true);
    }

    private static boolean erDag(Betalingstilfelle tilfelle, Fagsystem fagsystem) {
        return tilfelle.melding().fagsystem() == fagsystem && tilfelle.onske().periodetype() == Periodetype.DAG;
    }

    private static boolean erPerDag(Periodetype type) {
        return type == Periodetype.DAG || type == Periodetype.UKEDAG;
    }

    private static boolean erUlike(Utbetal onske, Function<Periode, LocalDate> dato) {
        return onske.perioder().stream().map(dato).distinct().count()
                == onske.perioder().size();
    }

    private static LocalDate forsteFom(Utbetal onske) {
        return onske.perioder().stream()
                .map(Periode::fom)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static LocalDate sisteTom(Utbetal onske) {
        return onske.perioder().stream()
                .map(Periode::tom)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    /** A chain pays each day once, so what it pays differs from what is asked exactly when perioder overlap. */
    private static boolean overlapper(Utbetal onske) {
        var sortert = onske.perioder().stream().sorted(comparing(Periode::fom)).toList();
        return !new Kjede(sortert).perioder().equals(sortert);
    }

    /** OS pads its texts with blanks and we trim them (FM-14): an id with blanks at its ends would not be found again. */
    private static boolean erId(String id) {
        return !id.isBlank() && id.length() <= MAKS_ID && id.equals(id.strip());
    }

    private static boolean erEnhet(String enhet) {
        return !enhet.isBlank() && enhet.length() >= 4 && enhet.length() <= 13;
    }

    private static <T> Krav<T> krav(Regel regel, Predicate<T> holder) {
        return new Krav<>(regel, holder);
    }

    private record Krav<T>(Regel regel, Predicate<T> holder) {}
}
