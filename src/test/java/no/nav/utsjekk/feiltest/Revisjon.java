package no.nav.utsjekk.feiltest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Bestilling.Art;
import no.nav.utsjekk.feiltest.bestilling.Bestillinger;
import no.nav.utsjekk.feiltest.bestilling.Post.Rolle;
import no.nav.utsjekk.feiltest.bestilling.Sak;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.OsStandin;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares what producers asked for with what they were told, what OS pays and what the database says. */
public record Revisjon(
        List<Bestilling> bestillinger,
        Statuser statuser,
        List<String> kontraktsbrudd,
        Map<String, String> publiserte,
        Osjournal journal,
        OsStandin os,
        JdbcTemplate database) {

    private static final Map<String, String> SKAL_VAERE_TOMT = Map.of(
            "ubesvarte oppdrag", "oppdrag where besvart is null",
            "meldinger som ikke er ferdige", "melding where tilstand <> 'FERDIG'",
            "deler av transaksjoner", "transaksjonsdel",
            "det som ikke er levert", "utboks where levert is null",
            "dødbrev", "dodbrev",
            "parkerte kvitteringer", "kvittering where utfall = 'PARKERT'",
            "varsler", "varsel_alle where type not in ('DOBBELTUTBETALING', 'DELVIS_GODTATT')");

    /**
     * Reads all that there is to read.
     *
     * @param bestillinger in the order in which they were published
     * @param journal OS's file
     */
    public static Revisjon av(
            List<Bestilling> bestillinger, String brokers, Path journal, OsStandin os, JdbcTemplate database) {
        var publiserte = new HashMap<String, String>();
        Statuser.poster(brokers, LokalKafka.UTBETALINGER)
                .forEach(post -> publiserte.put(post.key(), new String(post.value(), UTF_8)));
        return new Revisjon(
                bestillinger,
                Statuser.les(brokers),
                Statuser.kontraktsbrudd(brokers),
                publiserte,
                Osjournal.les(journal),
                os,
                database);
    }

    /** Everything that is not as it must be; empty when the books balance. */
    public List<Avvik> avvik() {
        // what Kafka has is marked a moment later
        await().atMost(Duration.ofMinutes(1))
                .until(() -> database.queryForList("select id from utboks where levert is null")
                        .isEmpty());
        var rekkefolge = rekkefolge();
        return Stream.of(
                        kontraktsbrudd.stream().map(brudd -> new Avvik("", brudd)),
                        perSak().values().stream().flatMap(sak -> svaravvik(sak, rekkefolge)),
                        bokavvik().stream(),
                        SKAL_VAERE_TOMT.entrySet().stream().flatMap(e -> databaseavvik(e.getKey(), e.getValue())))
                .flatMap(identity())
                .toList();
    }

    /** Where OS, the database or what was published pays something else than what was asked for. */
    public List<Avvik> bokavvik() {
        var rekkefolge = rekkefolge();
        return perSak().values().stream()
                .flatMap(
                        sak -> bok(sak.get(0).sak()).avvik(funn(sak, rekkefolge).skalVaere()))
                .toList();
    }

    /** What became of the requests, by producer, those that came as several records by themselves. */
    SortedMap<String, Long> utfall() {
        var rekkefolge = rekkefolge();
        return perSak().values().stream()
                .flatMap(sak -> funn(sak, rekkefolge).utfall().entrySet().stream())
                .collect(groupingBy(u -> navn(u.getKey(), u.getValue()), TreeMap::new, counting()));
    }

    private static String navn(Bestilling bestilling, Utfall utfall) {
        var form = bestilling.poster().get(0).del().isPresent() ? "transaksjon " : "";
        return bestilling.sak().produsent().kortnavn() + " " + form + utfall;
    }

    private Map<String, List<Bestilling>> perSak() {
        return bestillinger.stream().collect(groupingBy(Bestilling::sakId, LinkedHashMap::new, Collectors.toList()));
    }

    private Stream<Avvik> svaravvik(List<Bestilling> sak, Map<String, Long> rekkefolge) {
        return Stream.concat(rekkefolgeavvik(sak, rekkefolge), funn(sak, rekkefolge).avvik().stream());
    }

    private Saksrevisjon.Funn funn(List<Bestilling> sak, Map<String, Long> rekkefolge) {
        var ordnet = sak.stream()
                .sorted(comparing(b -> rekkefolge.getOrDefault(b.nokkel(), Long.MAX_VALUE)))
                .toList();
        return Saksrevisjon.av(ordnet, journal, statuser);
    }

    private Bokrevisjon bok(Sak sak) {
        return new Bokrevisjon(sak, journal.godtatte(sak.id()), os, database, publiserte);
    }

    /** In which order requests came, by the first of their keys: transactions over several partitions can come anywhere. */
    private Map<String, Long> rekkefolge() {
        var rekkefolge = new HashMap<String, Long>();
        database.query(
                "select nokkel, id as melding from melding_alle union all select nokkel, melding from meldingsdel_alle",
                row -> {
                    rekkefolge.merge(row.getString("nokkel"), row.getLong("melding"), Math::min);
                });
        return rekkefolge;
    }

    /** Design invariant 6: what is on one partition comes in its order. */
    private Stream<Avvik> rekkefolgeavvik(List<Bestilling> sak, Map<String, Long> rekkefolge) {
        var plass = plasser();
        var pakt = sak.stream()
                .filter(b -> b.art() == Art.GYLDIG && b.harKjentPlass())
                .sorted(comparing(b -> plass.get(b.fullforendePost().nokkel())))
                .map(b -> rekkefolge.getOrDefault(b.nokkel(), Long.MAX_VALUE))
                .toList();
        return pakt.equals(pakt.stream().sorted().toList())
                ? Stream.empty()
                : Stream.of(new Avvik(sak.get(0).sakId(), "meldingene kom i rekkefølgen " + pakt));
    }

    private Map<String, Integer> plasser() {
        var poster = Bestillinger.poster(bestillinger);
        var plasser = new HashMap<String, Integer>();
        for (int i = 0; i < poster.size(); i++) {
            if (poster.get(i).rolle() == Rolle.FORST) {
                plasser.put(poster.get(i).nokkel(), i);
            }
        }
        return plasser;
    }

    private Stream<Avvik> databaseavvik(String hva, String fra) {
        var rader = database.queryForList("select * from " + fra);
        return rader.isEmpty()
                ? Stream.empty()
                : Stream.of(new Avvik("", "%d %s, som %s".formatted(rader.size(), hva, rader.get(0))));
    }

    /** How many have been told more than once how it ended. */
    long svartFlereGanger() {
        return bestillinger.stream()
                .flatMap(b -> b.nokler().stream())
                .filter(nokkel -> statuser.forlop(nokkel).size() > 1)
                .count();
    }
}
