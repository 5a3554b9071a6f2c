package no.nav.utsjekk.drift;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.migrering.Kjedelinje;
import no.nav.utsjekk.migrering.Kjedelinje.Resultat;
import no.nav.utsjekk.migrering.Kjoring;
import no.nav.utsjekk.migrering.Saksrapport;
import no.nav.utsjekk.sak.Handling;

/** What a migration of many saker has come to (22 §10). */
record Migreringsrapport(Kjoring kjoring, List<Saksrapport> saker) {

    /** What is paid in a klassekode before and after: must be the same. Kroner, and days, months or payments. */
    record Sum(long kildeKroner, long malKroner, long kildeEnheter, long malEnheter) {

        boolean likt() {
            return kildeKroner == malKroner && kildeEnheter == malEnheter;
        }

        private static Sum av(Kjedelinje linje) {
            return new Sum(
                    linje.kilde().map(Kjedelinje.Kilde::kroner).orElse(0L),
                    linje.mal().map(Kjedelinje.Mal::kroner).orElse(0L),
                    linje.kilde().map(Kjedelinje.Kilde::enheter).orElse(0L),
                    linje.mal().map(Kjedelinje.Mal::enheter).orElse(0L));
        }

        private Sum og(Sum annen) {
            return new Sum(
                    kildeKroner + annen.kildeKroner,
                    malKroner + annen.malKroner,
                    kildeEnheter + annen.kildeEnheter,
                    malEnheter + annen.malEnheter);
        }
    }

    /** Of the chains that become utbetalinger. */
    Map<String, Sum> summer() {
        return saker.stream()
                .filter(sak -> sak.utfall().equals(Optional.of("MIGRERT")))
                .flatMap(sak -> sak.kjeder().stream())
                .filter(linje -> linje.mal().isPresent())
                .collect(Collectors.toMap(Kjedelinje::klassekode, Sum::av, Sum::og, TreeMap::new));
    }

    /** How many saker have each outcome; the saker that wait have none. */
    Map<String, Long> utfall() {
        return talt(saker.stream().map(sak -> sak.utfall().orElse("VENTER")));
    }

    /** How many chains there are of each kind. They add up to all there are. */
    Map<String, Long> kjeder() {
        return talt(saker.stream().flatMap(sak -> sak.kjeder().stream().map(linje -> slag(sak, linje))));
    }

    /** A chain that would be all right is refused together with its sak. */
    private static String slag(Saksrapport sak, Kjedelinje linje) {
        if (linje.resultat() == Resultat.ALLEREDE_MIGRERT || linje.resultat() == Resultat.IKKE_BEDT_OM) {
            return linje.resultat().name();
        }
        return sak.utfall().equals(Optional.of("MIGRERT"))
                ? linje.mal().map(Kjedelinje.Mal::handling).map(Handling::name).orElseThrow()
                : Resultat.AVVIST.name();
    }

    /** How many saker are refused for each reason (22 §8.2). */
    Map<String, Long> avvisninger() {
        return talt(saker.stream().flatMap(sak -> sak.kode().stream()));
    }

    private static Map<String, Long> talt(Stream<String> navn) {
        return navn.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** Whether what is paid is the same before and after. */
    boolean stemmer() {
        return summer().values().stream().allMatch(Sum::likt);
    }
}
