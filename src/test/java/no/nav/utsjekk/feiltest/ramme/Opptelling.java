package no.nav.utsjekk.feiltest.ramme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.Revisjon;
import no.nav.utsjekk.feiltest.Statuser;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.lokal.LokalKafka;
import org.awaitility.core.ConditionTimeoutException;

/** Counts what became of requests: by what Kafka holds from its first record on, by OS's own book, and by the database. */
final class Opptelling {

    private final Rigg rigg;
    private final List<Bestilling> bestillinger;
    private final Revisjon revisjon;

    Opptelling(Rigg rigg, List<Bestilling> bestillinger) {
        this.rigg = rigg;
        this.bestillinger = bestillinger;
        this.revisjon = Revisjon.av(bestillinger, rigg.brokers(), rigg.journal(), rigg.os(), rigg.database());
    }

    Resultat resultat(Uhell uhell, Instant friskFra, List<String> avvik) {
        return new Resultat(
                uhell.navn(),
                uhell.beskrivelse(),
                nokler().count(),
                nokler().mapToLong(this::antallSvar).sum(),
                nokler().filter(nokkel -> antallSvar(nokkel) == 0).count(),
                nokler().filter(this::erSagtToGanger).count() + antall(this::erBetaltToGanger),
                nokler().filter(this::erMotstridende).count(),
                saker().mapToLong(this::kopier).sum(),
                revisjon.bokavvik().isEmpty(),
                sekunderEtter(friskFra),
                Stream.of(avvik.stream(), revisjonsavvik(), saker().flatMap(this::uttalteKopier), dobleUtbetalinger())
                        .flatMap(identity())
                        .toList());
    }

    private Stream<String> revisjonsavvik() {
        try {
            return revisjon.avvik().stream().map(Object::toString);
        } catch (ConditionTimeoutException e) {
            return Stream.of("det ble aldri stille: " + e.getMessage());
        }
    }

    private Stream<String> nokler() {
        return bestillinger.stream().flatMap(b -> b.nokler().stream());
    }

    private Stream<String> saker() {
        return bestillinger.stream().map(Bestilling::sakId).distinct();
    }

    private long antall(Predicate<Bestilling> hva) {
        return bestillinger.stream().filter(hva).count();
    }

    private List<String> statuser(String nokkel) {
        return revisjon.statuser().navn(nokkel);
    }

    private long antallSvar(String nokkel) {
        return statuser(nokkel).stream()
                .filter(status -> status.equals("OK") || status.equals("FEILET"))
                .count();
    }

    private boolean erSagtToGanger(String nokkel) {
        return statuser(nokkel).stream().distinct().count() < statuser(nokkel).size();
    }

    private boolean erMotstridende(String nokkel) {
        return statuser(nokkel).containsAll(List.of("OK", "FEILET"));
    }

    /** The same oppdrag accepted twice; one that only ends what is paid may be (FM-05). */
    private boolean erBetaltToGanger(Bestilling b) {
        var ganger = revisjon.journal().godtatte(b).stream().collect(groupingBy(identity(), counting()));
        return ganger.entrySet().stream()
                .anyMatch(en -> en.getValue() > 1 && !en.getKey().erBareOpphor());
    }

    private long kopier(String sakId) {
        return rigg.kopier().ganger(sakId).values().stream()
                .mapToInt(ganger -> ganger - 1)
                .sum();
    }

    /** D7: as many copies as the database has counted beforehand, at most. */
    private Stream<String> uttalteKopier(String sakId) {
        var talt = rigg
                .database()
                .query(
                        "select xml, overleveringer from oppdrag_alle where fagsystem_id = ?",
                        (row, nr) -> Map.entry(row.getString(1), row.getInt(2)),
                        sakId)
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return rigg.kopier().ganger(sakId).entrySet().stream()
                .filter(en -> en.getValue() > talt.getOrDefault(en.getKey(), 0))
                .map(en -> "sak %s: et oppdrag kom %d ganger til OS, men %d er talt"
                        .formatted(sakId, en.getValue(), talt.getOrDefault(en.getKey(), 0)));
    }

    /** Each version is published once. */
    private Stream<String> dobleUtbetalinger() {
        var ganger = Statuser.poster(rigg.brokers(), LokalKafka.UTBETALINGER).stream()
                .collect(groupingBy(post -> post.key() + " " + new String(post.value(), UTF_8), counting()));
        return ganger.entrySet().stream().filter(en -> en.getValue() > 1).map(en -> "publisert %d ganger: %s"
                .formatted(en.getValue(), en.getKey()));
    }

    private double sekunderEtter(Instant friskFra) {
        return nokler().flatMap(nokkel -> rigg.svar().av(nokkel).stream())
                .filter(Svarliste.Svar::erSlutt)
                .map(svar -> Duration.between(friskFra, svar.tid()).toMillis() / 1000.0)
                .reduce(0.0, Math::max);
    }
}
