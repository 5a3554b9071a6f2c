package no.nav.utsjekk.docs;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The id of a business rule, a decision or a failure mode, such as VAL-04, D21 or FM-52 c.
 *
 * @param bokstav which of its cases; empty for rules that are one
 */
record Regel(String serie, int nummer, String bokstav) implements Comparable<Regel> {

    /** In the order of the story: what comes in, what it becomes, what OS says, what is said of it. */
    static final List<String> SERIER = List.of(
            "IN", "UID", "MRG", "GRD", "VAL", "CHG", "DER", "LINE", "XML", "OS", "KV", "STS", "TOP", "SIM", "AVS",
            "ALM", "OPS", "RF", "RF_A", "RF_E", "RF_L", "IV", "IV_V", "IV_S", "IV_G", "UT_V", "UT_M", "UT_C", "UT_S",
            "UT_P", "UT_L", "UT_D", "UT_A", "UT_X", "UL", "DR", "SI", "GW", "OP", "MG", "MT", "OC", "D", "FM");

    private static final List<String> UTEN_STREK = List.of("D", "UL");
    private static final List<String> MED_BOKSTAVER = List.of("FM-23", "FM-52");
    private static final List<String> TO_SIFRE = List.of("VAL", "FM", "IV", "RF", "DR", "SI", "GW", "OP", "OC");
    private static final Pattern I_NAVN =
            Pattern.compile("(?<![^_])(%s)_?(\\d{1,3})(?:_to_(\\d{1,3}))?(?=_|$)((?:_[a-d](?:_and_[a-d])*(?=_|$))?)"
                    .formatted(String.join("|", SERIER)));

    /** The rules that the name of a test begins with or mentions, {@code DER_4_to_8_...} and {@code FM_52_b_and_d_...} too. */
    static Stream<Regel> i(String testnavn) {
        return I_NAVN.matcher(testnavn).results().flatMap(treff -> {
            var fra = Integer.parseInt(treff.group(2));
            var til = treff.group(3) == null ? fra : Integer.parseInt(treff.group(3));
            return IntStream.rangeClosed(fra, til)
                    .mapToObj(nummer -> new Regel(treff.group(1), nummer, ""))
                    .flatMap(regel -> regel.medBokstaver(treff.group(4)));
        });
    }

    /** @param tekst such as {@code _b_and_d}; most rules have no cases, and then {@code _a} is a word */
    private Stream<Regel> medBokstaver(String tekst) {
        var bokstaver = Stream.of(tekst.split("_"))
                .filter(del -> del.length() == 1 && MED_BOKSTAVER.contains(toString()))
                .map(bokstav -> new Regel(serie, nummer, bokstav))
                .toList();
        return bokstaver.isEmpty() ? Stream.of(this) : bokstaver.stream();
    }

    @Override
    public int compareTo(Regel annen) {
        return Comparator.<Regel>comparingInt(r -> SERIER.indexOf(r.serie))
                .thenComparing(Regel::nummer)
                .thenComparing(Regel::bokstav)
                .compare(this, annen);
    }

    /** As it is written in the rules. */
    @Override
    public String toString() {
        var tall = TO_SIFRE.contains(serie) ? "%02d".formatted(nummer) : Integer.toString(nummer);
        var strek = UTEN_STREK.contains(serie) || serie.contains("_") ? "" : "-";
        return serie.replace('_', '-') + strek + tall + (bokstav.isEmpty() ? "" : " " + bokstav);
    }
}
