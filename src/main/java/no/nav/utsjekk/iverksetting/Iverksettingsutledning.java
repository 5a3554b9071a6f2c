package no.nav.utsjekk.iverksetting;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.nav.utsjekk.iverksetting.Beregning.Linje;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;
import no.nav.utsjekk.sak.Oppdragslinje;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Sak;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.sak.Utfall;

/**
 * The derivation of an iverksetting: (state of the sak, iverksetting) to outcome. What is derived is an oppdrag as any other, so
 * all that happens to it afterwards is the same.
 */
public final class Iverksettingsutledning {

    private static final int MAKS_LINJE_ID = 30;

    private final Sak sak;
    private final String nokkel;
    private final Iverksetting iverksetting;
    private final TilkjentYtelse forrige;
    private final Beregning beregning;

    private Iverksettingsutledning(Sak sak, String nokkel, Iverksetting iverksetting, TilkjentYtelse forrige) {
        this.sak = sak;
        this.nokkel = nokkel;
        this.iverksetting = iverksetting;
        this.forrige = forrige;
        this.beregning = Utbetalingsgenerator.beregn(iverksetting.andeler(), forrige);
    }

    /**
     * What came out.
     *
     * @param etter what the sak pays once OS has accepted; nothing new when the iverksetting is refused
     * @param kjeder the chains that it changes, by the uid that each has in the books
     * @param usendte chains of which OS is not told all that has changed (IV-G1)
     */
    public record Utledet(
            Utfall utfall, TilkjentYtelse etter, Map<UUID, Kjedenokkel> kjeder, List<Kjedenokkel> usendte) {
        public Utledet {
            kjeder = Map.copyOf(kjeder);
            usendte = List.copyOf(usendte);
        }
    }

    /**
     * Derives what OS must be told for the sak to pay what the iverksetting asks for.
     *
     * @param sak settled state of the sak
     * @param nokkel transaction id of the iverksetting
     * @param iverksetting one that {@link Iverksettingskontroll} has nothing to say of
     * @param forrige what the iverksetting before it left
     * @param na Norwegian local time of the derivation; kept in microseconds
     */
    public static Utledet utled(
            Sak sak, String nokkel, Iverksetting iverksetting, TilkjentYtelse forrige, LocalDateTime na) {
        var utledning = new Iverksettingsutledning(sak, nokkel, iverksetting, forrige);
        return utledning
                .forLangLinjeId()
                .map(avvisning -> new Utledet(new Utfall.Avvist(avvisning, false), forrige, Map.of(), List.of()))
                .orElseGet(() -> utledning.utledet(na));
    }

    /** Why an iverksetting cannot be derived from what the one before it left, if so (IV-37). */
    public static Optional<Avvisning> kanIkkeUtledes(Iverksetting iverksetting, TilkjentYtelse forrige) {
        var beregnet = Utbetalingsgenerator.beregn(iverksetting.andeler(), forrige);
        return forLangLinjeId(iverksetting.sakId(), beregnet.etter());
    }

    private Optional<Avvisning> forLangLinjeId() {
        return forLangLinjeId(iverksetting.sakId(), beregning.etter());
    }

    private static Optional<Avvisning> forLangLinjeId(String sakId, TilkjentYtelse etter) {
        return Optional.of(linjeId(sakId, etter.sistePeriodeId()))
                .filter(id -> id.length() > MAKS_LINJE_ID)
                .map(Iverksettingsregel.FOR_LANG_LINJE_ID::avvisning);
    }

    /** IV-36. */
    private static String linjeId(String sakId, int periodeId) {
        return sakId + "#" + periodeId;
    }

    private Utledet utledet(LocalDateTime na) {
        return new Utledet(
                utfall(na),
                beregning.etter(),
                beregning.linjer().stream()
                        .map(Linje::kjedenokkel)
                        .distinct()
                        .collect(toMap(this::uid, Function.identity())),
                beregning.usendte());
    }

    private Utfall utfall(LocalDateTime na) {
        return beregning.linjer().isEmpty()
                ? new Utfall.Uendret(Optional.empty())
                : new Utfall.Endret(
                        List.of(oppdrag(na)), new Dobbeltsjekk(sak, fagomrade(), beregning, this::uid).finn());
    }

    private Oppdrag oppdrag(LocalDateTime na) {
        return new Oppdrag(
                // OS may know the sak from elsewhere: meldinger, or an installation before this one
                forrige.erForsteUtbetaling() && !sak.kjentHosOs().contains(fagomrade())
                        ? KodeEndring.NY
                        : KodeEndring.ENDR,
                fagomrade(),
                iverksetting.sakId(),
                iverksetting.personident(),
                iverksetting.saksbehandler(),
                iverksetting.attestant(),
                na.truncatedTo(MICROS),
                Optional.empty(),
                iverksetting.betalendeEnhet(),
                beregning.linjer().stream().map(this::oppdragslinje).toList(),
                beregning.linjer().stream()
                        .collect(groupingBy(Linje::kjedenokkel, LinkedHashMap::new, toList()))
                        .values()
                        .stream()
                        .map(this::versjon)
                        .toList());
    }

    private Fagomrade fagomrade() {
        return switch (iverksetting.fagsystem()) {
            case AAP -> Fagomrade.AAP;
            case DAGPENGER -> Fagomrade.DP;
            case TILTAKSPENGER -> Fagomrade.TILTPENG;
            case TILLEGGSSTØNADER -> Fagomrade.TILLST;
            case HISTORISK, VALP -> throw new IllegalArgumentException(
                    iverksetting.fagsystem() + " has no iverksettinger");
        };
    }

    private Oppdragslinje oppdragslinje(Linje linje) {
        var andel = linje.andel().andel();
        return new Oppdragslinje(
                uid(linje.kjedenokkel()),
                linje.opphorFom(),
                iverksetting.vedtakstidspunkt().toLocalDate(),
                id(linje.andel()),
                andel.stonadsdata().klassekode(),
                andel.fom(),
                andel.tom(),
                andel.belop(),
                andel.satstype().periodetype(),
                iverksetting.behandling().behandlingId(),
                linje.opphorFom().isPresent()
                        ? Optional.empty()
                        : linje.andel()
                                .forrigePeriodeId()
                                .map(forrigeId -> new LinjeId(linjeId(iverksetting.sakId(), forrigeId))),
                andel.stonadsdata().fastsattDagsats());
    }

    private LinjeId id(Linjeandel andel) {
        return new LinjeId(linjeId(iverksetting.sakId(), andel.periodeId()));
    }

    /** Each chain is an utbetaling of its own in the books, always with the same uid. */
    private UUID uid(Kjedenokkel kjede) {
        var navn = "iverksetting/%s/%s/%s".formatted(iverksetting.fagsystem(), iverksetting.sakId(), kjede);
        return UUID.nameUUIDFromBytes(navn.getBytes(StandardCharsets.UTF_8));
    }

    /** @param linjer all of one chain */
    private Utbetaling versjon(List<Linje> linjer) {
        var kjede = linjer.get(0).kjedenokkel();
        var siste = beregning.etter().sistePerKjede().get(kjede);
        var foer = perioder(forrige, kjede);
        var etter = perioder(beregning.etter(), kjede);
        return new Utbetaling(
                uid(kjede),
                nokkel,
                fagomrade(),
                handling(foer, etter),
                forrige.erForsteUtbetaling(),
                iverksetting.sakId(),
                iverksetting.behandling().behandlingId(),
                id(siste),
                Optional.of(periode(siste.andel())),
                iverksetting.personident(),
                iverksetting.vedtakstidspunkt(),
                new Stonad(siste.andel().stonadsdata().stonadstype(), kjede.klassekode()),
                iverksetting.attestant(),
                iverksetting.saksbehandler(),
                siste.andel().satstype().periodetype(),
                Optional.empty(),
                etter.isEmpty() ? foer : etter);
    }

    private static Handling handling(List<Periode> foer, List<Periode> etter) {
        if (etter.isEmpty()) {
            return Handling.DELETE;
        }
        return foer.isEmpty() ? Handling.CREATE : Handling.UPDATE;
    }

    private static List<Periode> perioder(TilkjentYtelse ytelse, Kjedenokkel kjede) {
        return ytelse.andeler().stream()
                .map(Linjeandel::andel)
                .filter(andel -> andel.kjedenokkel().equals(kjede))
                .sorted(comparing(Andel::fom))
                .map(Iverksettingsutledning::periode)
                .toList();
    }

    private static Periode periode(Andel andel) {
        return new Periode(
                andel.fom(),
                andel.tom(),
                andel.belop(),
                andel.stonadsdata().fastsattDagsats(),
                andel.stonadsdata().brukersNavKontor().map(NavKontor::enhet));
    }
}
