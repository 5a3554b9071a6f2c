package no.nav.utsjekk.feiltest.bestilling;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Ways to ask for something that breaks a rule, whatever the sak is like. */
enum Feilgrep {
    /** VAL-03, VAL-23: the same days twice, with different amounts. */
    DOBBELT(bit -> Stream.of(bit, bit.medBelop(bit.belop() + 1))),

    /** VAL-04: tom before fom. */
    BAKVENDT(bit -> Stream.of(bit.medTid(bit.fom(), bit.fom().minusDays(1)))),

    /** VAL-06. */
    GRATIS(bit -> Stream.of(bit.medBelop(0))),

    /** VAL-02: into the next year. */
    OVER_NYTTAR(bit -> Stream.of(bit.medTid(bit.fom(), bit.fom().plusYears(1))));

    private final Function<Bit, Stream<Bit>> grep;

    Feilgrep(Function<Bit, Stream<Bit>> grep) {
        this.grep = grep;
    }

    /** The pieces with a fault in the first of them. */
    List<Bit> bruk(List<Bit> stykker) {
        return Stream.concat(grep.apply(stykker.get(0)), stykker.stream().skip(1))
                .toList();
    }
}
