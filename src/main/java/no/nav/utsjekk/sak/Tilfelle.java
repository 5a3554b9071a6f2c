package no.nav.utsjekk.sak;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One utbetaling that a melding wants something of, beside the committed version that it meets (03 §4). */
sealed interface Tilfelle permits Betalingstilfelle, Opphorstilfelle {

    UUID uid();

    /** Whose utbetaling it is after the melding. */
    String personident();

    /** False when the sak is already as the melding wants it (03 §3). */
    boolean erEndret();

    /** The pre-check, for unchanged utbetalinger too: fields that may not differ from the committed version. */
    Optional<Utfall.Avvist> bryterLaas();

    /** VAL-01 to VAL-08 and their later companions; for changed utbetalinger only. */
    Optional<Utfall.Avvist> erUgyldig();

    /** What can only be seen beside the committed version: VAL-13, VAL-17, FM-54. */
    Optional<Utfall.Avvist> kanIkkeUtledes();

    /**
     * The lines and the new version, once none of the checks above has anything to say.
     *
     * @param forstePaSak true when OS has accepted nothing for the sak before
     */
    Utbetalingsendring utled(boolean forstePaSak, Supplier<UUID> nyId);

    /** In line order (IN-12): what the request mentions, then what it ends by not mentioning it (02 §8). */
    static List<Tilfelle> alle(Sak sak, List<Melding> deler) {
        var utbetalinger = sak.utbetalinger().stream().collect(toMap(Utbetaling::uid, identity()));
        var nevnte = deler.stream().flatMap(del -> del.onsker().stream()
                .map(onske -> nevnt(del, onske, Optional.ofNullable(utbetalinger.get(onske.uid())))));
        return Stream.concat(nevnte, unevnte(sak, deler)).toList();
    }

    private static Tilfelle nevnt(Melding melding, Onske onske, Optional<Utbetaling> forrige) {
        if (onske instanceof Onske.Utbetal utbetal) {
            return new Betalingstilfelle(melding, utbetal, forrige);
        }
        return new Opphorstilfelle(melding, onske.uid(), ((Onske.Opphor) onske).form(), forrige);
    }

    private static Stream<Tilfelle> unevnte(Sak sak, List<Melding> deler) {
        var nevnte = deler.stream()
                .flatMap(del -> del.onsker().stream())
                .map(Onske::uid)
                .collect(toSet());
        var melding = deler.get(0);
        return melding.omfang().opphorAvUnevnte().stream().flatMap(form -> sak.utbetalinger().stream()
                .filter(u -> u.handling() != Handling.DELETE && !nevnte.contains(u.uid()))
                .map(u -> new Opphorstilfelle(melding, u.uid(), form, Optional.of(u))));
    }
}
