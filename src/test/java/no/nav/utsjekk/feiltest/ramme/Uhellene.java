package no.nav.utsjekk.feiltest.ramme;

import java.util.List;
import java.util.stream.Stream;

/** All faults that are tried, in the order of the table. */
final class Uhellene {

    private Uhellene() {}

    static Stream<Uhell> alle(Omfang omfang) {
        return Stream.of(List.of(new IngenUhell()), List.of(new Drap())).flatMap(List::stream);
    }
}
