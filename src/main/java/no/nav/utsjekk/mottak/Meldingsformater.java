package no.nav.utsjekk.mottak;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.nav.utsjekk.sak.Fagsystem;

/** The formats that we can read, one per fagsystem. */
public final class Meldingsformater {

    private final Map<Fagsystem, Meldingsformat> formater;

    /** @throws IllegalStateException when two formats are of the same fagsystem */
    public Meldingsformater(List<Meldingsformat> formater) {
        this.formater = formater.stream().collect(toUnmodifiableMap(Meldingsformat::fagsystem, Function.identity()));
    }

    /** @throws IllegalArgumentException when there is none */
    public Meldingsformat av(Fagsystem fagsystem) {
        var format = formater.get(fagsystem);
        if (format == null) {
            throw new IllegalArgumentException("No format for " + fagsystem);
        }
        return format;
    }
}
