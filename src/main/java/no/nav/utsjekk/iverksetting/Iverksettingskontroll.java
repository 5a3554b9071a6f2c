package no.nav.utsjekk.iverksetting;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Regel;

/** What can be wrong with an iverksetting whatever there is from before (20 §3.3, IV-05). */
public final class Iverksettingskontroll {

    private static final int MAKS_SAK_ID = 25;
    private static final int MAKS_BEHANDLING_ID = 30;

    /** In the order of the contract: the first one that is broken is the answer. */
    private static final List<Function<Iverksetting, Optional<Avvisning>>> REGLER = List.of(
            krav(i -> erId(i.sakId(), MAKS_SAK_ID), i -> avvist(Regel.UGYLDIG_SAK_ID)), // IV-V1
            krav(
                    i -> erId(i.behandling().behandlingId(), MAKS_BEHANDLING_ID),
                    i -> avvist(Regel.UGYLDIG_BEHANDLING_ID)),
            alle(a -> !a.tom().isBefore(a.fom()), i -> avvist(Regel.UGYLDIG_PERIODE)), // IV-V3
            krav(i -> !overlapper(i), i -> Iverksettingsregel.OVERLAPPENDE_PERIODER.avvisning()),
            krav(
                    i -> !erManedlig(i) || i.andeler().stream().allMatch(Iverksettingskontroll::erHeleManeder),
                    i -> Iverksettingsregel.IKKE_HELE_MÅNEDER.avvisning()),
            krav(
                    i -> i.behandling().iverksettingId().isEmpty() || forrigeIverksettingId(i, true),
                    i -> Iverksettingsregel.FORRIGE_MANGLER_IVERKSETTING_ID.avvisning()),
            krav(
                    i -> i.behandling().iverksettingId().isPresent() || forrigeIverksettingId(i, false),
                    i -> Iverksettingsregel.MANGLER_IVERKSETTING_ID.avvisning()),
            alle(
                    a -> !a.stonadsdata().klassekode().isEmpty(),
                    i -> Iverksettingsregel.FERIETILLEGG_AVDØD_EØS.avvisning()),
            alle(a -> a.belop() > 0, i -> avvist(Regel.UGYLDIG_BELØP)), // IV-V8, IV-05 a
            alle(
                    a -> a.satstype() != Satstype.MÅNEDLIG || erHeleManeder(a),
                    i -> Iverksettingsregel.IKKE_HEL_MÅNED.avvisning()));

    private Iverksettingskontroll() {}

    /** Why the iverksetting is refused, if it is. */
    public static Optional<Avvisning> brudd(Iverksetting iverksetting) {
        return bruddUansettHvem(iverksetting).or(() -> annetFagsystem(iverksetting));
    }

    /** Why it is refused whoever sends it: what is looked at before who it is (IV-V9). */
    public static Optional<Avvisning> bruddUansettHvem(Iverksetting iverksetting) {
        return REGLER.stream()
                .map(regel -> regel.apply(iverksetting))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Function<Iverksetting, Optional<Avvisning>> krav(
            Predicate<Iverksetting> holder, Function<Iverksetting, Avvisning> avvisning) {
        return i -> holder.test(i) ? Optional.empty() : Optional.of(avvisning.apply(i));
    }

    private static Function<Iverksetting, Optional<Avvisning>> alle(
            Predicate<Andel> holder, Function<Iverksetting, Avvisning> avvisning) {
        return krav(i -> i.andeler().stream().allMatch(holder), avvisning);
    }

    private static Avvisning avvist(Regel regel) {
        return regel.avvist().avvisning();
    }

    /** OS pads its texts with blanks and we trim them (FM-14): an id with blanks at its ends would not be found again. */
    private static boolean erId(String id, int maks) {
        return !id.isBlank() && id.length() <= maks && id.equals(id.strip());
    }

    private static boolean overlapper(Iverksetting iverksetting) {
        return iverksetting.andeler().stream().collect(groupingBy(Andel::kjedenokkel)).values().stream()
                .map(kjede -> kjede.stream().sorted(comparing(Andel::fom)).toList())
                .anyMatch(kjede -> IntStream.range(1, kjede.size())
                        .anyMatch(n ->
                                !kjede.get(n - 1).tom().isBefore(kjede.get(n).fom())));
    }

    private static boolean erManedlig(Iverksetting iverksetting) {
        return iverksetting.andeler().stream()
                .findFirst()
                .filter(a -> a.satstype() == Satstype.MÅNEDLIG)
                .isPresent();
    }

    private static boolean erHeleManeder(Andel andel) {
        return andel.fom().getDayOfMonth() == 1
                && andel.tom().getDayOfMonth() == andel.tom().lengthOfMonth();
    }

    private static boolean forrigeIverksettingId(Iverksetting iverksetting, boolean skalFinnes) {
        return iverksetting
                .forrige()
                .map(forrige -> forrige.iverksettingId().isPresent() == skalFinnes)
                .orElse(true);
    }

    private static Optional<Avvisning> annetFagsystem(Iverksetting iverksetting) {
        return iverksetting.andeler().stream()
                .map(a -> a.stonadsdata().fagsystem())
                .filter(fagsystem -> fagsystem != iverksetting.fagsystem())
                .findFirst()
                .map(fagsystem -> Iverksettingsregel.FEIL_STØNADSDATA.avvisning(fagsystem, iverksetting.fagsystem()));
    }
}
