package no.nav.utsjekk.lokal;

import java.util.Arrays;
import java.util.Optional;

/** What the stand-in's simulering, and its token service, can be told to do wrong. */
public enum Simuleringsfeil {
    /** HTTP 502, as outside opening hours. */
    STENGT("simulering-stengt", 502, "<html>502 Bad Gateway</html>"),

    /** Answers after the time that the fault has. */
    SEN("simulering-sent", 200, ""),

    /** A fault of OS's rules, which quotes the person. */
    AVVIST(
            "simulering-avvist",
            500,
            Simuleringstekst.avslag("DELYTELSE-ID/LINJE-ID ved endring finnes ikke: 12345678910")),

    /** The person does not exist. */
    PERSON("simulering-person", 500, Simuleringstekst.fault("SOAP-ENV:Client", "Personen finnes ikke", "")),

    /** A value that the layer before OS does not take. */
    UGYLDIG(
            "simulering-ugyldig",
            500,
            Simuleringstekst.fault(
                    "SOAP-ENV:Server",
                    "Conversion from SOAP failed",
                    "<CICSFault xmlns=\"http://www.ibm.com/software/htp/cics/WSFault\">DFHPI1009 OUTPUT_OVERFLOW field saksbehId</CICSFault>")),

    /** A SOAP message without a body. */
    TOM_BODY(
            "simulering-tom-body",
            500,
            Simuleringstekst.fault("SOAP-ENV:Server", "The target application did not create a new SOAP Body", "")),

    /** A fault that nobody knows. */
    UKJENT(
            "simulering-ukjent",
            500,
            Simuleringstekst.fault(
                    "SOAP-ENV:Client",
                    "Malformed SOAP message",
                    "<cics:FaultDetail xmlns:cics=\"http://www.ibm.com/xmlns/prod/cics\"><cics:XMLSSParser>"
                            + "<cics:ParserResponse>XRC_NOT_WELL_FORMED</cics:ParserResponse>"
                            + "<cics:ParserOffset>00000732</cics:ParserOffset></cics:XMLSSParser></cics:FaultDetail>")),

    /** An answer that is no XML. */
    ODELAGT("simulering-ødelagt", 200, "Dette er ikke XML <"),

    /** An answer that is larger than anybody reads. */
    FOR_STOR("simulering-stor", 200, " ".repeat(300_000)),

    /** Nothing to show. */
    TOM(
            "simulering-tom",
            200,
            "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
                    + "<simulerBeregningResponse/></e:Body></e:Envelope>"),

    /** The assertion is not taken. */
    TOKEN_AVVIST(
            "simulering-token", 500, Simuleringstekst.fault("wsse:FailedAuthentication", "FailedAuthentication", "")),

    /** The token service is away. */
    INGEN_TOKEN("token-borte", 503, "");

    private final String kode;
    private final int status;
    private final String svar;

    Simuleringsfeil(String kode, int status, String svar) {
        this.kode = kode;
        this.status = status;
        this.svar = svar;
    }

    /** What the HTTP interface calls it. */
    public String kode() {
        return kode;
    }

    int status() {
        return status;
    }

    String svar() {
        return svar;
    }

    static Optional<Simuleringsfeil> av(String kode) {
        return Arrays.stream(values())
                .filter(feil -> feil.kode.equals(kode.strip().replace("odelagt", "ødelagt")))
                .findFirst();
    }
}
