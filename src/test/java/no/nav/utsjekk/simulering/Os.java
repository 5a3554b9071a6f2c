package no.nav.utsjekk.simulering;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/** What OS writes, in as few words as a test needs. */
final class Os {

    static final String FEIL = "KL_KODE_FEIL_ARBYT";
    static final String JUST = "KL_KODE_JUST_ARBYT";

    private static final Map<Character, List<String>> TYPER = Map.of(
            'Y', List.of("YTEL", "AAPOR"),
            'F', List.of("FEIL", FEIL),
            'J', List.of("FEIL", JUST),
            'M', List.of("MOTP", "TBMOTOBS"));

    private Os() {}

    /** @param perioder each as {@code 2026-01-05 2026-01-09 Y 1800, Y -300} */
    static String svar(String fagomrade, String... perioder) {
        return konvolutt(
                """
                <n:simulerBeregningResponse xmlns:n="x"><response xmlns=""><simulering><gjelderId>12345678910</gjelderId>
                <gjelderNavn>EKSEMPEL PERSON</gjelderNavn><datoBeregnet>2026-01-20</datoBeregnet><kodeFaggruppe>ARBTIL  </kodeFaggruppe>
                <belop>638.90</belop>%s</simulering><ukjent>1</ukjent></response></n:simulerBeregningResponse>"""
                        .formatted(List.of(perioder).stream()
                                .map(p -> periode(fagomrade, p))
                                .collect(joining())));
    }

    static Beregning beregning(String... perioder) {
        return beregningAv("AAP", perioder);
    }

    static Beregning beregningAv(String fagomrade, String... perioder) {
        return ((Ossvar.Beregnet) Svarleser.les(svar(fagomrade, perioder))).beregning();
    }

    static String konvolutt(String innhold) {
        return "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"s\"><SOAP-ENV:Body>%s</SOAP-ENV:Body></SOAP-ENV:Envelope>"
                .formatted(innhold);
    }

    static String fault(String faultstring, String detail) {
        return konvolutt(
                "<SOAP-ENV:Fault xmlns=\"\"><faultcode>SOAP-ENV:Client</faultcode><faultstring>%-70s</faultstring><detail>%s</detail></SOAP-ENV:Fault>"
                        .formatted(faultstring, detail));
    }

    private static String periode(String fagomrade, String tekst) {
        var del = tekst.split(" ", 3);
        return """
                <beregningsPeriode xmlns="b"><periodeFom xmlns="">%s</periodeFom><periodeTom xmlns="">%s</periodeTom><beregningStoppnivaa>
                <kodeFagomraade>%-8s</kodeFagomraade><fagsystemId xmlns="">SAK-1001                      </fagsystemId>
                <utbetalesTilId>00123456789</utbetalesTilId><feilkonto>false</feilkonto>%s</beregningStoppnivaa></beregningsPeriode>"""
                .formatted(
                        del[0],
                        del[1],
                        fagomrade,
                        List.of(del[2].split(", ")).stream()
                                .map(p -> postering(del[0], del[1], p))
                                .collect(joining()));
    }

    /** {@code Y 1800} or {@code TREK:KLASSE 10}. */
    private static String postering(String fom, String tom, String tekst) {
        var del = tekst.split(" ");
        var type = del[0].length() == 1 ? TYPER.get(del[0].charAt(0)) : List.of(del[0].split(":"));
        return """
                <beregningStoppnivaaDetaljer><faktiskFom>%s</faktiskFom><faktiskTom>%s</faktiskTom><belop>%s</belop>
                <typeSats>DAG </typeSats><klassekode>%-20s</klassekode><typeKlasse>%s</typeKlasse></beregningStoppnivaaDetaljer>"""
                .formatted(fom, tom, del[1], type.get(1), type.get(0));
    }
}
