package no.nav.utsjekk.mottak;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Stonad;

/** The formats that we can read: one per fagsystem, and those of what does not come from Kafka. */
public final class Meldingsformater {

    private final Map<Fagsystem, Meldingsformat> formater;
    private final Map<String, Stonad> etterKlassekode;
    private final Map<String, Meldingstolk> utenomKafka;

    /** @throws IllegalStateException when two formats are of the same fagsystem */
    public Meldingsformater(List<Meldingsformat> formater) {
        this(formater, Map.of());
    }

    /**
     * @param utenomKafka by what stands in the place of the topic
     * @throws IllegalStateException when two formats are of the same fagsystem
     */
    public Meldingsformater(List<Meldingsformat> formater, Map<String, Meldingstolk> utenomKafka) {
        this.utenomKafka = Map.copyOf(utenomKafka);
        this.formater = formater.stream().collect(toUnmodifiableMap(Meldingsformat::fagsystem, Function.identity()));
        this.etterKlassekode = formater.stream()
                .flatMap(format -> format.stonader().stream())
                .collect(toUnmodifiableMap(Stonad::klassekode, Function.identity(), (en, senere) -> senere));
    }

    /** @throws IllegalArgumentException when there is none */
    public Meldingsformat av(Fagsystem fagsystem) {
        var format = formater.get(fagsystem);
        if (format == null) {
            throw new IllegalArgumentException("No format for " + fagsystem);
        }
        return format;
    }

    /** The stønad that OS knows by a klassekode, whoever's it is. */
    public Optional<Stonad> stonadMed(String klassekode) {
        return Optional.ofNullable(etterKlassekode.get(klassekode)).filter(stonad -> !klassekode.isEmpty());
    }

    /**
     * Who can read what came from there.
     *
     * @throws IllegalArgumentException when nobody can
     */
    public Meldingstolk tolk(Fagsystem fagsystem, String topic) {
        var tolk = utenomKafka.get(topic);
        return tolk == null ? av(fagsystem) : tolk;
    }
}
