package no.nav.utsjekk.hovedbok;

import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.hovedbok.Saksbilde.Post;
import no.nav.utsjekk.hovedbok.Saksbilde.Rad;
import no.nav.utsjekk.osmodell.Kjede;
import no.nav.utsjekk.osmodell.Linje;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Utbetaling;

/**
 * Which chains began with oppdrag of ours, and how those began that did not: taken over or migrated versions (FM-54), whose
 * lines no oppdrag of ours has made.
 *
 * <p>What such a chain paid when our first oppdrag came is nowhere stored, but can be told: from the first day that the
 * oppdrag touches, it wiped everything; before that day it left everything as it was, and that is what the version which it
 * made committed says (DER-8). So that is taken as given, and everything after it is held against OS's rules:
 *
 * <pre>
 * taken over              [--- 100 ---][--- 200 ---]
 * our first oppdrag                [- 300 -]          touches this day first:  v
 * the chain begins with   [--- 100 ---]                                [ given ] wiped
 * </pre>
 */
final class Opphav {

    private final Map<UUID, Utbetaling> forsteVersjoner;
    private final Set<String> egne;
    private final Map<UUID, Forste> forste = new HashMap<>();

    /** The first accepted lines on an utbetaling, all of one oppdrag. */
    private record Forste(Fagomrade fagomrade, List<Linje> linjer) {

        /** The line that the chain ended in before, if it was there before. */
        Optional<String> forrige() {
            var linje = linjer.get(0);
            return linje.erNy() ? linje.refDelytelseId() : Optional.of(linje.delytelseId());
        }

        LocalDate forsteDag() {
            return linjer.stream()
                    .map(linje -> linje.opphorFom().orElse(linje.fom()))
                    .min(LocalDate::compareTo)
                    .orElseThrow();
        }
    }

    /**
     * A chain that OS has from before.
     *
     * @param siste its last line, as far as we know it: as our first oppdrag describes it when it changes it (DER-7)
     */
    record Start(UUID uid, Fagomrade fagomrade, Linje siste, Kjede kjede) {}

    private Opphav(Saksbilde bilde) {
        forsteVersjoner = bilde.forsteVersjoner();
        // whatever OS said of them: a line that OS refused is no line from before
        egne = bilde.oppdrag().stream()
                .flatMap(Opphav::linjer)
                .filter(Linje::erNy)
                .map(Linje::delytelseId)
                .collect(toSet());
        bilde.godtatte().forEach(this::noter);
    }

    static Opphav av(Saksbilde bilde) {
        return new Opphav(bilde);
    }

    private static Stream<Linje> linjer(Post post) {
        var sendte = post.sendt().stream().flatMap(ordre -> ordre.linjer().stream());
        return Stream.concat(post.linjer().stream().map(Rad::linje), sendte);
    }

    private void noter(Post post) {
        var perUid = new LinkedHashMap<UUID, List<Linje>>();
        post.linjer().forEach(rad -> perUid.merge(rad.uid(), List.of(rad.linje()), Opphav::begge));
        perUid.forEach((uid, linjer) -> forste.putIfAbsent(uid, new Forste(post.fagomrade(), linjer)));
    }

    private static List<Linje> begge(List<Linje> en, List<Linje> annen) {
        return Stream.concat(en.stream(), annen.stream()).toList();
    }

    /** True when OS pays on the utbetaling as it was taken over: no oppdrag of ours has to do with its chain. */
    boolean erUrort(Utbetaling versjon) {
        return !forste.containsKey(versjon.uid())
                && !egne.contains(versjon.sisteLinje().delytelseId());
    }

    /** True when the chain of the utbetaling began with oppdrag that are not ours. */
    boolean erOvertatt(Utbetaling versjon) {
        return erUrort(versjon)
                || Optional.ofNullable(forste.get(versjon.uid()))
                        .flatMap(this::overtattLinje)
                        .isPresent();
    }

    /** The chains from before that oppdrag of ours go on from; each once. */
    Collection<Start> starter() {
        var starter = new LinkedHashMap<String, Start>();
        forste.forEach((uid, f) ->
                overtattLinje(f).ifPresent(id -> starter.putIfAbsent(f.fagomrade() + " " + id, start(uid, f, id))));
        return starter.values();
    }

    private Optional<String> overtattLinje(Forste f) {
        return f.forrige().filter(id -> !egne.contains(id));
    }

    private Start start(UUID uid, Forste f, String delytelseId) {
        return new Start(
                uid,
                f.fagomrade(),
                under(delytelseId, f.linjer().get(0)),
                Optional.ofNullable(forsteVersjoner.get(uid))
                        .map(versjon -> kjede(versjon, f.forsteDag(), delytelseId))
                        .orElseGet(() -> Kjede.av(delytelseId, List.of())));
    }

    /** An ended version still has the perioder that were ended, so there is no need to guess what was wiped. */
    private static Kjede kjede(Utbetaling versjon, LocalDate forsteDag, String delytelseId) {
        var kjede = Kjede.av(delytelseId, betalinger(versjon));
        return versjon.handling() == Handling.DELETE ? kjede : kjede.stansetFra(forsteDag);
    }

    private static List<Kjede.Betaling> betalinger(Utbetaling versjon) {
        return versjon.perioder().stream()
                .map(p -> new Kjede.Betaling(
                        versjon.sisteLinje().delytelseId(),
                        p.fom(),
                        p.tom(),
                        BigDecimal.valueOf(p.belop()),
                        versjon.periodetype().satstype()))
                .toList();
    }

    /** What the chain of a version pays when OS does as the version says; the periode that begins later wins (FM-25). */
    static Kjede skalBetale(Utbetaling versjon) {
        return Kjede.av(
                versjon.sisteLinje().delytelseId(),
                versjon.handling() == Handling.DELETE ? List.of() : betalinger(versjon));
    }

    private static Linje under(String delytelseId, Linje linje) {
        return new Linje(
                KodeEndring.NY,
                Optional.empty(),
                delytelseId,
                linje.klassekode(),
                linje.datoKlassifikFom(),
                linje.fom(),
                linje.tom(),
                linje.sats(),
                linje.typeSats(),
                Optional.empty(),
                Optional.empty());
    }
}
