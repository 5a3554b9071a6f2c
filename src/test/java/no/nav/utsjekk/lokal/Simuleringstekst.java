package no.nav.utsjekk.lokal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What OS's simulering writes: as it does, with padding and with namespaces that come and go (07 §4 and §7). */
final class Simuleringstekst {

    private static final String GRENSESNITT =
            "http://nav.no/system/os/tjenester/simulerFpService/simulerFpServiceGrensesnitt";
    private static final String BEREGNING = "http://nav.no/system/os/entiteter/beregningSkjema";

    private Simuleringstekst() {}

    /** The answer to a question; the empty one when there is nothing to show (SIM-24). */
    static String svar(Simuleringsonske onske, List<Simuleringsregner.Periode> perioder, LocalDate idag) {
        return konvolutt(
                perioder.isEmpty()
                        ? "<simulerBeregningResponse xmlns=\"%s\"></simulerBeregningResponse>".formatted(GRENSESNITT)
                        : "<simulerBeregningResponse xmlns=\"%s\"><response xmlns=\"\">%s</response></simulerBeregningResponse>"
                                .formatted(GRENSESNITT, simulering(onske, perioder, idag)));
    }

    /** A fault. */
    static String fault(String faultcode, String faultstring, String detail) {
        return konvolutt(
                """
                <SOAP-ENV:Fault xmlns=""><faultcode>%s</faultcode><faultstring>%-60s</faultstring><detail>%s</detail></SOAP-ENV:Fault>"""
                        .formatted(faultcode, faultstring, detail));
    }

    /** The fault of what OS's rules refuse. */
    static String avslag(String errorMessage) {
        return fault(
                "SOAP-ENV:Client",
                "simulerBeregningFeilUnderBehandling",
                """
                <sf:simulerBeregningFeilUnderBehandling xmlns:sf="http://nav.no/system/os/tjenester/oppdragService">\
                <errorMessage>%s</errorMessage><errorSource>K231BB50 section: CA10-KON</errorSource>\
                <rootCause>Kode BB50019F - SQL      - MQ</rootCause><dateTimeStamp>2026-01-20T09:08:45</dateTimeStamp>\
                </sf:simulerBeregningFeilUnderBehandling>"""
                        .formatted(tekst(errorMessage)));
    }

    private static String konvolutt(String innhold) {
        return "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Body>%s</SOAP-ENV:Body></SOAP-ENV:Envelope>"
                .formatted(innhold);
    }

    private static String simulering(Simuleringsonske onske, List<Simuleringsregner.Periode> perioder, LocalDate idag) {
        var sum = perioder.stream()
                .flatMap(p -> p.posteringer().stream())
                .map(Simuleringsregner.Postering::belop)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return """
                <simulering><gjelderId>%s</gjelderId><gjelderNavn>EKSEMPEL PERSON</gjelderNavn><datoBeregnet>%s</datoBeregnet>\
                <kodeFaggruppe>ARBTIL  </kodeFaggruppe><belop>%s</belop>%s</simulering>"""
                .formatted(
                        onske.gjelderId(),
                        idag,
                        kroner(sum),
                        perioder.stream().map(p -> periode(onske, p, idag)).collect(Collectors.joining()));
    }

    private static String periode(Simuleringsonske onske, Simuleringsregner.Periode periode, LocalDate idag) {
        var felles =
                """
                <kodeFagomraade xmlns="">%-8s</kodeFagomraade><stoppNivaaId xmlns="">1</stoppNivaaId>\
                <behandlendeEnhet xmlns="">8020</behandlendeEnhet><oppdragsId xmlns="">1</oppdragsId>\
                <fagsystemId xmlns="">%-30s</fagsystemId><kid xmlns=""/><utbetalesTilId xmlns="">%s</utbetalesTilId>\
                <utbetalesTilNavn xmlns="">EKSEMPEL PERSON</utbetalesTilNavn><bilagsType xmlns="">U</bilagsType>\
                <forfall xmlns="">%s</forfall><feilkonto xmlns="">%s</feilkonto>"""
                        .formatted(
                                onske.fagomrade(),
                                tekst(onske.sakId()),
                                onske.gjelderId(),
                                idag,
                                periode.posteringer().stream()
                                        .anyMatch(p -> p.typeKlasse().equals("FEIL")));
        return """
                <beregningsPeriode xmlns="%s"><periodeFom xmlns="">%s</periodeFom><periodeTom xmlns="">%s</periodeTom>\
                <beregningStoppnivaa>%s%s</beregningStoppnivaa></beregningsPeriode>"""
                .formatted(
                        BEREGNING,
                        periode.fom(),
                        periode.tom(),
                        felles,
                        periode.posteringer().stream()
                                .map(p -> detalj(onske, periode, p))
                                .collect(Collectors.joining()));
    }

    private static String detalj(
            Simuleringsonske onske, Simuleringsregner.Periode periode, Simuleringsregner.Postering postering) {
        return """
                <beregningStoppnivaaDetaljer><faktiskFom xmlns="">%s</faktiskFom><faktiskTom xmlns="">%s</faktiskTom>\
                <kontoStreng xmlns="">1235432</kontoStreng><behandlingskode xmlns="">2</behandlingskode><belop xmlns="">%s</belop>\
                <trekkVedtakId xmlns="">0</trekkVedtakId><stonadId xmlns=""/><korrigering xmlns=""/>\
                <tilbakeforing xmlns="">%s</tilbakeforing><linjeId xmlns="">1</linjeId><sats xmlns="">0.00</sats>\
                <typeSats xmlns="">DAG </typeSats><antallSats xmlns="">1.00</antallSats><saksbehId xmlns="">%s</saksbehId>\
                <uforeGrad xmlns="">0</uforeGrad><kravhaverId xmlns=""/><delytelseId xmlns=""/>\
                <bostedsenhet xmlns="">8020</bostedsenhet><skykldnerId xmlns=""/><klassekode xmlns="">%-20s</klassekode>\
                <klasseKodeBeskrivelse xmlns="">Ytelse</klasseKodeBeskrivelse><typeKlasse xmlns="">%s</typeKlasse>\
                <typeKlasseBeskrivelse xmlns="">Klassetype</typeKlasseBeskrivelse><refunderesOrgNr xmlns=""/>\
                </beregningStoppnivaaDetaljer>"""
                .formatted(
                        periode.fom(),
                        periode.tom(),
                        kroner(postering.belop()),
                        postering.belop().signum() < 0,
                        tekst(onske.oppdrag().text("saksbehId")),
                        postering.klassekode(),
                        postering.typeKlasse());
    }

    private static String kroner(BigDecimal belop) {
        return belop.setScale(2, RoundingMode.DOWN).toPlainString();
    }

    private static String tekst(String tekst) {
        return tekst.replace("&", "&amp;").replace("<", "&lt;");
    }
}
