package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes {@code docs/routes.md}: a drawing of who wakes whom, then every file with its routes and steps. */
final class Rutebok {

    private static final String HODE =
            """
            # Routes

            Drawn from `src/main/resources/routes`; do not edit. `mvn -q -Dtest=RoutesDocTest -Ddocs.skriv=true test` writes it anew.

            ## Who wakes whom

            Solid arrows are messages, dashed arrows are signals through a queue that holds one. Routes that only others call are left
            out; what they do is shown as done by their callers.

            """;

    private final List<Rutefil> filer;
    private final Map<String, Rute> ruter;

    Rutebok(List<Rutefil> filer) {
        this.filer = filer;
        this.ruter = filer.stream().flatMap(fil -> fil.ruter().stream()).collect(toMap(Rute::id, Function.identity()));
    }

    String skriv() {
        return HODE + oversikt() + filer.stream().map(this::kapittel).collect(joining());
    }

    private String oversikt() {
        var inngangene = ruter().filter(Rute::erInngang).toList();
        return mermaid(Stream.concat(
                inngangene.stream().map(rute -> node(rute.id())),
                inngangene.stream().flatMap(this::vekkinger)));
    }

    private Stream<String> vekkinger(Rute inngang) {
        var inn = verden(inngang.from()).map(verden -> "%s --> %s".formatted(verden, inngang.id()));
        var ut = distinct(naddAv(inngang).flatMap(rute -> rute.ut().stream()))
                .flatMap(Rutebok::verden)
                .map(verden -> "%s --> %s".formatted(inngang.id(), verden));
        var vekker = distinct(naddAv(inngang).flatMap(rute -> rute.vekker().stream()))
                .flatMap(this::mottaker)
                .filter(mottaker -> !mottaker.equals(inngang.id()))
                .map(mottaker -> "%s -.-> %s".formatted(inngang.id(), mottaker));
        return Stream.of(inn, ut, vekker).flatMap(Function.identity());
    }

    /** The route that listens there. */
    private Stream<String> mottaker(String adresse) {
        return ruter().filter(rute -> rute.from().equals(adresse)).map(Rute::id);
    }

    /** What lies outside of us at an address. */
    private static Stream<String> verden(String adresse) {
        if (adresse.equals("kamelet:utbetaling-source")) {
            return Stream.of("kafka-inn[(Kafka: meldinger)]");
        }
        if (adresse.contains("bean:kafkautlop?")) {
            return Stream.of("kafka-ut[(Kafka: statuses)]");
        }
        if (adresse.contains("bean:avstemmingsutlop?method=lever")) {
            return Stream.of("mq-avstemming[(MQ: avstemming)]");
        }
        if (adresse.equals("kamelet:oppdrag-sink")) {
            return Stream.of("mq-ut[(MQ: oppdrag)]");
        }
        if (adresse.startsWith("mq-batch:")) {
            return Stream.of("mq-inn[(MQ: kvitteringer)]");
        }
        if (adresse.startsWith("jms:")) {
            return Stream.of("mq-backout[(MQ: backout)]");
        }
        if (adresse.startsWith("platform-http:/drift/")) {
            return Stream.of("drift-inn[(HTTP: operators)]");
        }
        return adresse.startsWith("timer:") ? Stream.of("klokke((timer))") : Stream.empty();
    }

    /** The route with all that it calls, also when a batch fails. */
    private Stream<Rute> naddAv(Rute rute) {
        var nadd = new LinkedHashSet<Rute>();
        samle(rute, nadd);
        return nadd.stream();
    }

    private void samle(Rute rute, Set<Rute> nadd) {
        if (nadd.add(rute)) {
            Stream.concat(rute.kaller().stream(), vedFeil(rute))
                    .flatMap(id -> Stream.ofNullable(ruter.get(id)))
                    .forEach(kalt -> samle(kalt, nadd));
        }
    }

    private static Stream<String> vedFeil(Rute rute) {
        return rute.steg().stream().flatMap(steg -> Stream.of(steg + "-en", steg + "-dodbrev"));
    }

    private String kapittel(Rutefil fil) {
        return "\n## %s\n\n%s\n".formatted(fil.navn(), fil.innledning().replace("<", "&lt;"))
                + (fil.ruter().isEmpty() ? "" : "\n" + kalldiagram(fil))
                + fil.feilhandtering().stream().map(Rutebok::avsnitt).collect(joining())
                + fil.ruter().stream().map(Rutebok::avsnitt).collect(joining());
    }

    private String kalldiagram(Rutefil fil) {
        var kall = fil.ruter().stream()
                .flatMap(rute -> Stream.concat(
                        rute.kaller().stream().map(id -> "%s --> %s".formatted(rute.id(), id)), feilpiler(rute)));
        return mermaid(Stream.concat(fil.ruter().stream().map(rute -> node(rute.id())), kall));
    }

    private Stream<String> feilpiler(Rute rute) {
        return rute.steg().stream().flatMap(steg -> Stream.of(
                        List.of(rute.id(), "batch fails", steg + "-en"),
                        List.of(steg + "-en", "gives up", steg + "-dodbrev"))
                .filter(pil -> ruter.containsKey(pil.get(2)))
                .map(pil -> "%s -. %s .-> %s".formatted(pil.get(0), pil.get(1), pil.get(2))));
    }

    private static String avsnitt(Rutefil.Feilhandtering feil) {
        return "\n### %s\n\n%s\n\n%s".formatted(feil.id(), feil.description(), liste(feil.unntak(), ""));
    }

    private static String avsnitt(Rute rute) {
        return "\n### %s\n\n%s. From `%s`.\n\n%s"
                .formatted(rute.id(), rute.description().orElse(""), rute.from(), liste(rute.trinn(), ""));
    }

    private static String liste(List<Rute.Trinn> trinn, String innrykk) {
        return trinn.stream()
                .map(t -> "%s- %s%s\n%s"
                        .formatted(
                                innrykk,
                                t.id().map(id -> "**" + id + "** ").orElse(""),
                                t.tekst(),
                                liste(t.indre(), innrykk + "  ")))
                .collect(joining());
    }

    private static String node(String id) {
        return "%s[%s]".formatted(id, id);
    }

    private static String mermaid(Stream<String> linjer) {
        return linjer.distinct()
                .map(linje -> "  " + linje + "\n")
                .collect(joining("", "```mermaid\nflowchart LR\n", "```\n"));
    }

    private static <T> Stream<T> distinct(Stream<T> mange) {
        return mange.collect(toCollection(LinkedHashSet::new)).stream();
    }

    private Stream<Rute> ruter() {
        return filer.stream().flatMap(fil -> fil.ruter().stream());
    }
}
