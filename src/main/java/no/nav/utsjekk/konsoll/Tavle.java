package no.nav.utsjekk.konsoll;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.konsoll.Svar.Side;
import no.nav.utsjekk.konsoll.TavleRepository.Antall;
import no.nav.utsjekk.konsoll.TavleRepository.Tall;

/** The dashboard: whether anything needs a person, at a glance (OC-50 to OC-60). */
public final class Tavle {

    private static final int MAX_VARSLER = 8;
    private static final int STANDARD_DOGN = 3;
    private static final List<Integer> DOGN = List.of(1, 3, 7, 30);
    /** Someone must look when something that usually takes seconds has taken this long. */
    private static final Duration TREGT = Duration.ofMinutes(10);

    private static final Duration UTBOKS_TREG = Duration.ofMinutes(1);
    private static final int ETTERSLEP = 5;
    private static final LocalTime AVSTEMT_INNEN = LocalTime.of(8, 30);

    private final TavleRepository repository;
    private final Supplier<Map<String, Object>> avstemming;
    private final Supplier<List<Map<String, Object>>> alarmer;
    private final MeterRegistry meters;
    private final Apningstid apningstid;
    private final Svarfrist svarfrist;
    private final Clock clock;

    /**
     * @param alarmer those that are open
     * @param avstemming how it stands with avstemming, as operators are told
     */
    public Tavle(
            TavleRepository repository,
            Supplier<Map<String, Object>> avstemming,
            Supplier<List<Map<String, Object>>> alarmer,
            MeterRegistry meters,
            Apningstid apningstid,
            Svarfrist svarfrist,
            Clock clock) {
        this.repository = repository;
        this.avstemming = avstemming;
        this.alarmer = alarmer;
        this.meters = meters;
        this.apningstid = apningstid;
        this.svarfrist = svarfrist;
        this.clock = clock;
    }

    /**
     * One thing that is watched.
     *
     * @param ok whether nobody has to do anything
     * @param lenke where to look
     */
    public record Kort(String tittel, String verdi, boolean ok, String tekst, String lenke) {}

    Svar vis(Besok besok) {
        var dogn = besok.sporsmal("dogn")
                .filter(tekst -> DOGN.stream().map(String::valueOf).anyMatch(tekst::equals))
                .map(Integer::valueOf)
                .orElse(STANDARD_DOGN);
        var na = clock.instant();
        var tall = repository.tell(na.minus(Duration.ofDays(dogn)), svarfrist.grense(na));
        var kort = kort(tall, dogn, na);
        var modell = new HashMap<String, Object>();
        modell.put("kort", kort);
        modell.put("sjekk", kort.stream().filter(k -> !k.ok()).toList());
        modell.put("alarmer", alarmer.get());
        modell.put("varsler", repository.varsler(MAX_VARSLER));
        modell.put("dogn", dogn);
        modell.put("valg", DOGN);
        modell.put("live", besok.sporsmal("live").isPresent());
        modell.put("na", na.toString());
        modell.put("apen", apningstid.openFrom(na).equals(na));
        modell.put("apner", apningstid.openFrom(na).toString());
        return Side.av("tavle", modell);
    }

    private List<Kort> kort(Tall tall, int dogn, Instant na) {
        var etterslep = etterslep();
        return Stream.of(
                        new Kort(
                                "Feilet",
                                String.valueOf(tall.feilet()),
                                tall.feilet() == 0,
                                tall.handtert() == 0
                                        ? "siste %d døgn".formatted(dogn)
                                        : "siste %d døgn, og %d håndtert".formatted(dogn, tall.handtert()),
                                "/drift/sok?status=FEILET&dogn=" + dogn),
                        kort(
                                "Mangler kvittering",
                                tall.utenKvittering(),
                                Duration.ZERO,
                                na,
                                "%d til er innenfor fristen".formatted(tall.apenFrist()),
                                "/drift/oppdrag?vis=mangler"),
                        kort(
                                "Holdt tilbake",
                                tall.holdt(),
                                Duration.ZERO,
                                na,
                                "venter på at noen avgjør",
                                "/drift/oppdrag?vis=holdt"),
                        kort(
                                "Parkerte kvitteringer",
                                tall.parkert(),
                                Duration.ZERO,
                                na,
                                "svar vi ikke kunne plassere",
                                "/drift/kvitteringer"),
                        kort("Dødbrev", tall.dodbrev(), Duration.ZERO, na, "åpne", "/drift/dodbrev"),
                        kort(
                                "Venter på tur",
                                tall.venter(),
                                Duration.ofHours(2),
                                na,
                                "bak et ubesvart oppdrag på saken",
                                "/drift/sok?status=VENTER"),
                        kort(
                                "Til sending",
                                tall.tilSending(),
                                TREGT,
                                na,
                                "oppdrag som ikke er sendt ennå",
                                "/drift/oppdrag?vis=tilsending"),
                        kort(
                                "Utboks",
                                tall.utboks(),
                                UTBOKS_TREG,
                                na,
                                "rader ikke levert, %d stanset"
                                        .formatted(tall.stanset().antall()),
                                "/drift/dodbrev"),
                        new Kort(
                                "Etterslep på Kafka",
                                String.valueOf(etterslep),
                                etterslep <= ETTERSLEP,
                                "meldinger ikke tatt inn",
                                "/hawtio/"),
                        avstemt(na))
                .toList();
    }

    /** @param tregt how old the oldest may be before somebody has to look */
    private static Kort kort(String tittel, Antall antall, Duration tregt, Instant na, String tekst, String lenke) {
        var alder = antall.eldste().map(eldste -> Duration.between(eldste, na));
        return new Kort(
                tittel,
                String.valueOf(antall.antall()),
                antall.antall() == 0
                        || tregt.compareTo(Duration.ZERO) > 0
                                && alder.filter(tid -> tid.compareTo(tregt) > 0).isEmpty(),
                alder.map(tid -> "%s · eldste %s".formatted(tekst, Tekst.varighet(tid)))
                        .orElse(tekst),
                lenke);
    }

    private long etterslep() {
        return Math.round(meters.find("utsjekk.kafka.etterslep").gauges().stream()
                .mapToDouble(Gauge::value)
                .filter(verdi -> !Double.isNaN(verdi))
                .sum());
    }

    /** Days without a run are as they should be: weekends, holidays, and the morning before it is time (OC-58). */
    private Kort avstemt(Instant na) {
        var status = avstemming.get();
        var siste = status.get("sisteDag").toString();
        var lokal = na.atZone(Tekst.OSLO);
        var idag = lokal.toLocalDate();
        var forfalt = apningstid.isVirkedag(idag) && lokal.toLocalTime().isAfter(AVSTEMT_INNEN);
        var skalVere = forfalt ? idag : apningstid.virkedagFor(idag);
        var ok = !siste.isEmpty() && !LocalDate.parse(siste).isBefore(skalVere.minusDays(1));
        return new Kort(
                "Avstemming",
                siste.isEmpty()
                        ? "Aldri"
                        : LocalDate.parse(siste).format(java.time.format.DateTimeFormatter.ofPattern("d.M.")),
                ok,
                siste.isEmpty() ? "ingen dag er avstemt" : "siste avstemte dag",
                "/drift/avstemming");
    }
}
