package no.nav.utsjekk.feiltest;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.Bestilling.Art;
import no.nav.utsjekk.lokal.OsStandin;
import no.nav.utsjekk.osmodell.Kjede;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.status.UtbetalingJson;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares what producers asked for with what they were told, what OS pays and what the database says. */
public record Revisjon(
        List<Bestilling> bestillinger,
        Statuser statuser,
        List<String> kontraktsbrudd,
        Osjournal journal,
        OsStandin os,
        JdbcTemplate database) {

    private static final List<String> UENDRET = List.of("OK");
    private static final List<String> AVVIST = List.of("FEILET");
    private static final List<String> GODTATT = List.of("MOTTATT", "HOS_OPPDRAG", "OK");
    private static final List<String> AVVIST_AV_OS = List.of("MOTTATT", "HOS_OPPDRAG", "FEILET");

    private static final Map<String, String> SKAL_VAERE_TOMT = Map.of(
            "ubesvarte oppdrag", "oppdrag where besvart is null",
            "meldinger som ikke er ferdige", "melding where tilstand <> 'FERDIG'",
            "det som ikke er levert", "utboks where levert is null",
            "dødbrev", "dodbrev",
            "parkerte kvitteringer", "kvittering where utfall = 'PARKERT'",
            "varsler", "varsel where type <> 'DOBBELTUTBETALING'");

    private static final UtbetalingJson VERSJON =
            new UtbetalingJson((fagomrade, navn) -> new Stonad(navn, "likegyldig"));

    /** Everything that is not as it must be; empty when the books balance. */
    public List<Avvik> avvik() {
        // what Kafka has is marked a moment later
        await().atMost(Duration.ofMinutes(1))
                .until(() -> database.queryForList("select id from utboks where levert is null")
                        .isEmpty());
        return Stream.of(
                        kontraktsbrudd.stream().map(brudd -> new Avvik("", brudd)),
                        bestillinger.stream().flatMap(this::statusavvik),
                        bokavvik().stream(),
                        SKAL_VAERE_TOMT.entrySet().stream().flatMap(e -> databaseavvik(e.getKey(), e.getValue())))
                .flatMap(identity())
                .toList();
    }

    /** Where OS or the database pays something else than what was asked for. */
    public List<Avvik> bokavvik() {
        return perSak().values().stream().flatMap(this::bokavvik).toList();
    }

    private Map<String, List<Bestilling>> perSak() {
        return bestillinger.stream().collect(groupingBy(Bestilling::sakId));
    }

    /** STS-1, STS-2, and that each status is true. */
    private Stream<Avvik> statusavvik(Bestilling b) {
        var navn = statuser.navn(b.nokkel());
        var godtatte = journal.godtatte(b.behandlingId());
        var sant = b.art() == Art.GYLDIG ? erSant(b, navn, godtatte) : navn.equals(AVVIST) && godtatte.isEmpty();
        return sant
                ? Stream.empty()
                : avvik(
                        b.sakId(),
                        "%s (%s, sak %s) fikk %s og %d godtatte oppdrag: %s",
                        b.nokkel(),
                        b.art(),
                        b.sakId(),
                        navn,
                        godtatte.size(),
                        statuser.av(b.nokkel()));
    }

    private boolean erSant(Bestilling b, List<String> navn, List<String> godtatte) {
        return navn.equals(UENDRET) && godtatte.isEmpty()
                || navn.equals(AVVIST_AV_OS) && godtatte.isEmpty() && erBedtOm(b)
                || navn.equals(GODTATT) && erBetaltEnGang(godtatte);
    }

    private boolean erBedtOm(Bestilling b) {
        var slutt = statuser.av(b.nokkel()).get(AVVIST_AV_OS.size() - 1);
        return slutt.at("/error/msg").asText().contains(Osvaner.AVVIST_PA_BESTILLING);
    }

    private static boolean erBetaltEnGang(List<String> godtatte) {
        return godtatte.size() == 1
                || godtatte.size() > 1
                        && new HashSet<>(godtatte).size() == 1
                        && Osjournal.erBareOpphor(godtatte.get(0));
    }

    /** Design invariant 7: what OS pays and what is committed is what the newest accepted request of the sak asked for. */
    private Stream<Avvik> bokavvik(List<Bestilling> sak) {
        var forste = sak.get(0);
        var skalBetales = sak.stream()
                .filter(b -> b.art() == Art.GYLDIG && statuser.navn(b.nokkel()).contains("OK"))
                .reduce((tidligere, senere) -> senere)
                .map(Bestilling::betaler)
                .orElse(Map.of());
        var versjoner = versjoner(forste.sakId());
        var kjeder = os.kjeder(forste.produsent().name(), forste.sakId());
        var uider = new HashSet<>(skalBetales.keySet());
        uider.addAll(versjoner.keySet());
        return Stream.concat(
                uider.stream().flatMap(uid -> {
                    var skal = skalBetales.getOrDefault(uid, new TreeSet<>());
                    var versjon = Optional.ofNullable(versjoner.get(uid));
                    return Stream.concat(
                            sammenlign(forste.sakId(), uid + " i databasen", skal, committet(versjon)),
                            sammenlign(forste.sakId(), uid + " hos OS", skal, hosOs(versjon, kjeder)));
                }),
                sammenlign(forste.sakId(), "antall kjeder", versjoner.size(), kjeder.size()));
    }

    private static Stream<Avvik> sammenlign(String sakId, String hva, Object skal, Object er) {
        return skal.equals(er) ? Stream.empty() : avvik(sakId, "sak %s, %s: skal være %s, er %s", sakId, hva, skal, er);
    }

    private Map<UUID, Utbetaling> versjoner(String sakId) {
        return database
                .query(
                        """
                        select versjon from utbetaling join sak on sak.id = utbetaling.sak
                        where sak_id = ? and versjon is not null
                        """,
                        (row, nr) -> VERSJON.read(row.getString(1)),
                        sakId)
                .stream()
                .collect(toMap(Utbetaling::uid, identity()));
    }

    private static SortedSet<String> committet(Optional<Utbetaling> versjon) {
        return versjon.filter(v -> v.handling() != Handling.DELETE)
                .map(Betalinger::av)
                .orElseGet(TreeSet::new);
    }

    private static SortedSet<String> hosOs(Optional<Utbetaling> versjon, List<Kjede> kjeder) {
        return versjon.map(Utbetaling::sisteLinje)
                .map(LinjeId::delytelseId)
                .flatMap(id -> kjeder.stream()
                        .filter(kjede -> kjede.delytelseIder().contains(id))
                        .findFirst())
                .map(Betalinger::av)
                .orElseGet(TreeSet::new);
    }

    private Stream<Avvik> databaseavvik(String hva, String fra) {
        var rader = database.queryForList("select * from " + fra);
        return rader.isEmpty() ? Stream.empty() : avvik("", "%d %s, som %s", rader.size(), hva, rader.get(0));
    }

    private static Stream<Avvik> avvik(String sakId, String tekst, Object... deler) {
        return Stream.of(new Avvik(sakId, tekst.formatted(deler)));
    }

    /** How many have been told more than once how it ended. */
    long svartFlereGanger() {
        return bestillinger.stream()
                .map(b -> statuser.navn(b.nokkel()))
                .filter(navn -> navn.stream()
                                .filter(n -> n.equals("OK") || n.equals("FEILET"))
                                .count()
                        > 1)
                .count();
    }
}
