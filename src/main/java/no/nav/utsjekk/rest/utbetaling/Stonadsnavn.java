package no.nav.utsjekk.rest.utbetaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.sak.Fagomrade;

/** The stønader that the facade takes, and the fagområde that each is paid in (20 §4.3). Names are contract values. */
final class Stonadsnavn {

    private static final Map<Fagomrade, List<String>> NAVN = Map.of(
            Fagomrade.DP, List.of("DAGPENGER", "DAGPENGERFERIE"),
            Fagomrade.AAP, List.of("AAP_UNDER_ARBEIDSAVKLARING"),
            Fagomrade.HELSREF, List.of("TILSKUDD_SMÅHJELPEMIDLER"),
            Fagomrade.TILLST,
                    List.of(
                            "TILSYN_BARN_ENSLIG_FORSØRGER",
                            "TILSYN_BARN_AAP",
                            "TILSYN_BARN_ETTERLATTE",
                            "LÆREMIDLER_ENSLIG_FORSØRGER",
                            "LÆREMIDLER_AAP",
                            "LÆREMIDLER_ETTERLATTE"));

    /** Each of these also with {@code _BARN} after it. */
    private static final List<String> TILTAK = List.of(
            "ARBEIDSFORBEREDENDE_TRENING",
            "ARBEIDSRETTET_REHABILITERING",
            "ARBEIDSTRENING",
            "AVKLARING",
            "DIGITAL_JOBBKLUBB",
            "ENKELTPLASS_AMO",
            "ENKELTPLASS_VGS_OG_HØYERE_YRKESFAG",
            "FORSØK_OPPLÆRING_LENGRE_VARIGHET",
            "GRUPPE_AMO",
            "GRUPPE_VGS_OG_HØYERE_YRKESFAG",
            "HØYERE_UTDANNING",
            "INDIVIDUELL_JOBBSTØTTE",
            "INDIVIDUELL_KARRIERESTØTTE_UNG",
            "JOBBKLUBB",
            "OPPFØLGING",
            "UTVIDET_OPPFØLGING_I_NAV",
            "UTVIDET_OPPFØLGING_I_OPPLÆRING");

    private static final Map<String, Fagomrade> FAGOMRADER = fagomrader();

    private Stonadsnavn() {}

    private static Map<String, Fagomrade> fagomrader() {
        var fagomrader = new LinkedHashMap<String, Fagomrade>();
        NAVN.forEach((fagomrade, navn) -> navn.forEach(n -> fagomrader.put(n, fagomrade)));
        TILTAK.forEach(navn -> {
            fagomrader.put(navn, Fagomrade.TILTPENG);
            fagomrader.put(navn + "_BARN", Fagomrade.TILTPENG);
        });
        return Map.copyOf(fagomrader);
    }

    /** All there are. */
    static Set<String> alle() {
        return FAGOMRADER.keySet();
    }

    /** @throws Avslag RF-E1 when there is no such stønad */
    static String les(JsonField felt) {
        var navn = felt.text();
        fagomrade(navn);
        return navn;
    }

    static Fagomrade fagomrade(String navn) {
        return Optional.ofNullable(FAGOMRADER.get(navn)).orElseThrow(Avslag::uleselig);
    }
}
