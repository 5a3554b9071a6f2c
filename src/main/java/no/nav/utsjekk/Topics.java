package no.nav.utsjekk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.dodbrev.DodbrevRepository;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.status.StatusTopics;
import no.nav.utsjekk.vakt.Topictilgang.Bruk;

/** All topics that the settings name. */
record Topics(Settings settings) {

    /** Where the meldinger of each fagsystem come from. */
    private static final Map<Fagsystem, List<String>> INN = Map.of(
            Fagsystem.AAP, List.of("topic.aap", "topic.aap.intern"),
            Fagsystem.DAGPENGER, List.of("topic.dp", "topic.dp.intern"),
            Fagsystem.TILLEGGSSTØNADER, List.of("topic.ts", "topic.ts.intern"),
            Fagsystem.TILTAKSPENGER, List.of("topic.tp.intern"),
            Fagsystem.HISTORISK, List.of("topic.historisk", "topic.historisk.intern"),
            Fagsystem.VALP, List.of("topic.valp", "topic.valp.intern"));

    /** Whose meldinger a topic carries. */
    Map<String, Fagsystem> fagsystemer() {
        var fagsystemer = new LinkedHashMap<String, Fagsystem>();
        INN.forEach((fagsystem, names) -> names.forEach(name -> fagsystemer.put(settings.text(name), fagsystem)));
        return fagsystemer;
    }

    /** Where producers listen. */
    StatusTopics status() {
        return new StatusTopics(
                settings.text("topic.status"),
                settings.text("topic.utbetaling"),
                Arrays.stream(Fagsystem.values())
                        .collect(Collectors.toMap(
                                Function.identity(),
                                fagsystem -> settings.text("topic.dryrun.prefix") + fagsystem.kortnavn() + ".v1")));
    }

    /** All that must be there, by what for. */
    Map<Bruk, List<String>> alle() {
        var inn = fagsystemer().keySet();
        var status = status();
        var ut = Stream.of(
                        inn.stream().map(DodbrevRepository::topicFor),
                        Stream.of(status.status(), status.utbetaling()),
                        Arrays.stream(Fagsystem.values()).map(status::dryrun))
                .flatMap(Function.identity());
        return Map.of(Bruk.LESE, List.copyOf(inn), Bruk.SKRIVE, ut.toList());
    }
}
