package no.nav.utsjekk.avstemming;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.nav.utsjekk.avstemming.Dagskjoring.AlleredeAvstemt;
import no.nav.utsjekk.avstemming.Dagskjoring.IkkeVirkedag;
import no.nav.utsjekk.avstemming.Dagskjoring.Kjort;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.sak.Fagomrade;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grensesnittavstemming: runs and dry runs (06 §1). The caller holds a transaction; a run and all its messages are stored in it,
 * or nothing is (FM-13).
 */
public final class Avstemminger {

    private static final Logger LOG = LoggerFactory.getLogger(Avstemminger.class);

    /** Longer periods are answered by several: a run is delivered as a whole. */
    private static final int MAX_DAGER = 366;

    private final AvstemmingRepository avstemminger;
    private final GrunnlagRepository grunnlag;
    private final Avstemmingskalender kalender;
    private final Clock clock;
    private final Supplier<UUID> ider;

    /** @param ider ids that nobody has used before */
    public Avstemminger(
            AvstemmingRepository avstemminger,
            GrunnlagRepository grunnlag,
            Avstemmingskalender kalender,
            Clock clock,
            Supplier<UUID> ider) {
        this.avstemminger = avstemminger;
        this.grunnlag = grunnlag;
        this.kalender = kalender;
        this.clock = clock;
        this.ider = ider;
    }

    /** Makes the daily run if it is time and nobody has made it; tells whether there is something to deliver (D35). */
    public boolean kjorNarDetErTid() {
        return kalender.erTid(clock.instant()) && !avstemminger.erAvstemt(idag()) && kjor() instanceof Kjort;
    }

    /** Makes the daily run of today, whatever the time is. Of several callers at the same moment one makes it (AVS-5). */
    public Dagskjoring kjor() {
        var dag = idag();
        if (!kalender.erVirkedag(dag)) {
            return new IkkeVirkedag();
        }
        return neste(dag)
                .filter(periode -> !avstemminger.erAvstemt(dag))
                .<Dagskjoring>flatMap(periode -> kjor(dag, periode))
                .orElseGet(AlleredeAvstemt::new);
    }

    private Optional<Kjort> kjor(LocalDate dag, Avstemmingsperiode periode) {
        return avstemminger.nyDaglig(dag, periode, clock.instant()).map(id -> {
            lagre(id, periode);
            return new Kjort(id, periode);
        });
    }

    /**
     * Makes a run of any period, at any time; gives its id. Daily runs go on as if it had not been.
     *
     * @throws IllegalArgumentException when it is {@link #umulig}
     */
    public long kjorPeriode(Avstemmingsperiode periode) {
        krevMulig(periode);
        var id = avstemminger.nyManuell(idag(), periode, clock.instant());
        lagre(id, periode);
        return id;
    }

    /**
     * What a run of a period would say and send. Stores and sends nothing.
     *
     * @throws IllegalArgumentException as {@link #kjorPeriode}
     */
    public List<Fagomradeavstemming> provekjor(Avstemmingsperiode periode) {
        krevMulig(periode);
        return beregn(periode);
    }

    /** Why a period cannot be run, in Norwegian; empty when it can. */
    public Optional<String> umulig(Avstemmingsperiode periode) {
        if (periode.tom().isAfter(idag())) {
            return Optional.of("Perioden kan ikke slutte etter i dag");
        }
        return periode.dager() > MAX_DAGER
                ? Optional.of("Perioden kan ikke være lengre enn " + MAX_DAGER + " dager")
                : Optional.empty();
    }

    private void krevMulig(Avstemmingsperiode periode) {
        umulig(periode).ifPresent(grunn -> {
            throw new IllegalArgumentException(grunn);
        });
    }

    private void lagre(long id, Avstemmingsperiode periode) {
        var fagomrader = beregn(periode);
        avstemminger.lagre(id, fagomrader);
        var meldinger = fagomrader.stream().mapToInt(f -> f.meldinger().size()).sum();
        AfterCommit.run(() -> LOG.info(
                "Avstemming {} for {} til {}: {} fagområder, {} meldinger",
                id,
                periode.fom(),
                periode.tom(),
                fagomrader.size(),
                meldinger));
    }

    /** Fagområder without oppdrag are left out (AVS-12). */
    private List<Fagomradeavstemming> beregn(Avstemmingsperiode periode) {
        return Arrays.stream(Fagomrade.values())
                .flatMap(fagomrade -> beregn(fagomrade, periode))
                .toList();
    }

    private Stream<Fagomradeavstemming> beregn(Fagomrade fagomrade, Avstemmingsperiode periode) {
        var opptelling = new Opptelling();
        grunnlag.les(fagomrade, periode, opptelling::tell);
        return opptelling.erTom() ? Stream.empty() : Stream.of(opptelling.resultat(fagomrade, periode, nyId()));
    }

    /** 16 random bytes as base64url without padding (AVS-14). */
    private String nyId() {
        var uuid = ider.get();
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The day that it is in Norway. */
    public LocalDate idag() {
        return kalender.dag(clock.instant());
    }

    /** The days that a daily run on this day would cover; empty when the day before has been reconciled (AVS-3). */
    public Optional<Avstemmingsperiode> neste(LocalDate dag) {
        return kalender.neste(dag, avstemminger.sisteTom());
    }

    /** The last day that a daily run has covered. */
    public Optional<LocalDate> sisteDag() {
        return avstemminger.sisteTom();
    }

    /** When each fagområde was last in a daily run, and what was said of it. */
    public List<Sist> sistePerFagomrade() {
        return avstemminger.sistePerFagomrade();
    }

    /** The newest runs first. */
    public List<Kjoring> kjoringer(int max) {
        return avstemminger.kjoringer(max);
    }

    public Optional<Kjoring> kjoring(long id) {
        return avstemminger.kjoring(id);
    }

    /** What a run said of each fagområde, with its messages. */
    public List<Fagomradeavstemming> fagomrader(long id) {
        return avstemminger.fagomrader(id);
    }

    /** Holds a run against what has been sent (OC-80). */
    public Kontroll kontroller(Kjoring kjoring) {
        var kontroll = new Kontroll(kjoring.periode());
        for (var fagomrade : avstemminger.fagomrader(kjoring.id())) {
            kontroll.avstemt(fagomrade.oppdrag());
        }
        for (var fagomrade : Fagomrade.values()) {
            grunnlag.lesSendte(fagomrade, kjoring.periode(), kontroll::sendt);
        }
        return kontroll;
    }
}
