package no.nav.utsjekk.feiltest.ramme;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.Bestilling;
import no.nav.utsjekk.feiltest.Osjournal;
import no.nav.utsjekk.feiltest.Revisjon;
import no.nav.utsjekk.feiltest.Statuser;

/** Counts what became of requests: by what Kafka holds from its first record on, by OS's own book, and by the database. */
final class Opptelling {

    private final Rigg rigg;
    private final List<Bestilling> bestillinger;
    private final Statuser statuser;
    private final Osjournal journal;

    Opptelling(Rigg rigg, List<Bestilling> bestillinger) {
        this.rigg = rigg;
        this.bestillinger = bestillinger;
        this.statuser = Statuser.les(rigg.brokers());
        this.journal = Osjournal.les(rigg.journal());
    }

    Resultat resultat(Uhell uhell, Instant friskFra, List<String> avvik) {
        var revisjon = new Revisjon(
                bestillinger, statuser, Statuser.kontraktsbrudd(rigg.brokers()), journal, rigg.os(), rigg.database());
        return new Resultat(
                uhell.navn(),
                uhell.beskrivelse(),
                bestillinger.size(),
                bestillinger.stream().mapToLong(this::antallSvar).sum(),
                antall(b -> antallSvar(b) == 0),
                antall(b -> sagtToGanger(b) || betaltToGanger(b)),
                antall(b -> navn(b).containsAll(List.of("OK", "FEILET"))),
                saker().mapToLong(this::kopier).sum(),
                revisjon.bokavvik().isEmpty(),
                sekunderEtter(friskFra),
                Stream.of(
                                avvik.stream(),
                                revisjon.avvik().stream().map(Object::toString),
                                saker().flatMap(this::uttalteKopier))
                        .flatMap(identity())
                        .toList());
    }

    private long antall(Predicate<Bestilling> hva) {
        return bestillinger.stream().filter(hva).count();
    }

    private Stream<String> saker() {
        return bestillinger.stream().map(Bestilling::sakId).distinct();
    }

    private List<String> navn(Bestilling b) {
        return statuser.navn(b.nokkel());
    }

    private long antallSvar(Bestilling b) {
        return navn(b).stream()
                .filter(navn -> navn.equals("OK") || navn.equals("FEILET"))
                .count();
    }

    private boolean sagtToGanger(Bestilling b) {
        return navn(b).stream().distinct().count() < navn(b).size();
    }

    /** The same oppdrag accepted twice; one that only ends what is paid may be (FM-05). */
    private boolean betaltToGanger(Bestilling b) {
        Map<String, Long> ganger =
                journal.godtatte(b.behandlingId()).stream().collect(groupingBy(identity(), counting()));
        return ganger.entrySet().stream().anyMatch(en -> en.getValue() > 1 && !Osjournal.erBareOpphor(en.getKey()));
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
                        "select xml, overleveringer from oppdrag where fagsystem_id = ?",
                        (row, nr) -> Map.entry(row.getString(1), row.getInt(2)),
                        sakId)
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return rigg.kopier().ganger(sakId).entrySet().stream()
                .filter(en -> en.getValue() > talt.getOrDefault(en.getKey(), 0))
                .map(en -> "sak %s: et oppdrag kom %d ganger til OS, men %d er talt"
                        .formatted(sakId, en.getValue(), talt.getOrDefault(en.getKey(), 0)));
    }

    private double sekunderEtter(Instant friskFra) {
        return bestillinger.stream()
                .map(b -> rigg.svar().av(b.nokkel()))
                .flatMap(Collection::stream)
                .filter(Svarliste.Svar::erSlutt)
                .map(svar -> Duration.between(friskFra, svar.tid()).toMillis() / 1000.0)
                .reduce(0.0, Math::max);
    }
}
