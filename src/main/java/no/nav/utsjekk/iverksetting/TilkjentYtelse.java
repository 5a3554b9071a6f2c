package no.nav.utsjekk.iverksetting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sak pays after an iverksetting, and where its chains end in OS (21 §2.2).
 *
 * @param andeler in the order of the request
 * @param sistePerKjede the last line that OS was sent of each chain, as it was sent; also of chains that pay nothing any more
 *     (IV-04, IV-42)
 */
public record TilkjentYtelse(List<Linjeandel> andeler, Map<Kjedenokkel, Linjeandel> sistePerKjede) {

    /** Of a sak that nothing has been paid on. */
    public static final TilkjentYtelse TOM = new TilkjentYtelse(List.of(), Map.of());

    public TilkjentYtelse {
        andeler = List.copyOf(andeler);
        sistePerKjede = Collections.unmodifiableMap(new LinkedHashMap<>(sistePerKjede));
    }

    /** The same without what has been migrated; numbers of lines go on from where they were. */
    public TilkjentYtelse uten(Set<Kjedenokkel> migrerte) {
        return new TilkjentYtelse(
                andeler.stream()
                        .filter(linje -> !migrerte.contains(linje.andel().kjedenokkel()))
                        .toList(),
                sistePerKjede);
    }

    /** The largest number of a line of the sak (IV-08); -1 when there is none. */
    int sistePeriodeId() {
        return sistePerKjede.values().stream()
                .mapToInt(Linjeandel::periodeId)
                .max()
                .orElse(-1);
    }

    /** IV-11. */
    boolean erForsteUtbetaling() {
        return sistePerKjede.isEmpty();
    }
}
