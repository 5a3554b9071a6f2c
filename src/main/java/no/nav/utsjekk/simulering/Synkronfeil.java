package no.nav.utsjekk.simulering;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import no.nav.utsjekk.sak.Avvisning;

/**
 * What those are told who wait for OS over HTTP in the older way (07 §7, second table; 20 §5.3): as OS said it, if it is one of
 * the texts that are known.
 *
 * @param frist that OS has for an answer
 */
public record Synkronfeil(Duration frist) {

    private static final String KODE = "SIMULERING_FEILET";
    private static final String DOK_RESULTAT = "/simuleringsresultat";
    private static final String DOK_UTILGJENGELIG = "/simulering";
    private static final int ULESELIG_SVAR = 502;

    /** For what the table does not know (RF-E3); also what OS calls 403 is nothing that the caller could mend. */
    private static final Avvisning UKJENT = new Avvisning(KODE, 500, "Ukjent feil, helved er varslet.", "");

    /** Texts of {@code errorMessage}, in the order in which they are tried. */
    private enum Underveis {
        SAK_UKJENT("OPPDRAGET/FAGSYSTEM-ID finnes ikke fra før", 404, "SakId ikke funnet"),
        FINNES("Oppdraget finnes fra før", 409, "Utbetaling med SakId/BehandlingId finnes fra før"),
        LINJE_UKJENT(
                "Referert vedtak/linje ikke funnet",
                404,
                "Endret utbetalingsperiode refererer ikke til en eksisterende utbetalingsperiode"),
        UTEN_NAVN("Navn på person ikke funnet i PDL", 404, "Navn på person ikke funnet i PDL"),
        PERSON_UKJENT("Personen finnes ikke i PDL", 404, "Personen finnes ikke i PDL"),
        LINJE_FINNES("DELYTELSE-ID finnes i oppdragsbasen fra før", 409, "Utbetaling med DeltytelsesId finnes fra før");

        private final String tekst;
        private final int status;
        private final String svar;

        Underveis(String tekst, int status, String svar) {
            this.tekst = tekst;
            this.status = status;
            this.svar = svar;
        }
    }

    /** What waits for a kvittering is not simulated (SIM-11). */
    public static Avvisning opptatt() {
        return Simuleringsfeil.SAK_OPPTATT;
    }

    /** @throws IllegalArgumentException when the answer is no failure */
    public Avvisning av(Ossvar svar) {
        if (svar instanceof Ossvar.Soapfeil feil) {
            return kjent(feil).orElse(UKJENT);
        }
        var uteblitt = new Simuleringsfeil(frist).av(svar);
        var arsak = ((Ossvar.Uteblitt) svar).arsak();
        return switch (arsak) {
            case STENGT -> utilgjengelig(uteblitt.statuskode(), uteblitt.tekst());
            case UFORSTAELIG -> utilgjengelig(ULESELIG_SVAR, "Ugyldig respons fra Oppdragssystemet");
            case UTEN_SVAR -> utilgjengelig(ULESELIG_SVAR, "Ukjent svar fra Oppdragssystemet");
            case TIDSFRIST, FORBINDELSE, TOKEN, AVBRUTT -> utilgjengelig(503, uteblitt.tekst());
        };
    }

    /** Whether operators must know: OS said something that nobody has seen before. */
    public static boolean erUkjent(Ossvar svar) {
        return svar instanceof Ossvar.Soapfeil feil && kjent(feil).isEmpty();
    }

    private static Optional<Avvisning> kjent(Ossvar.Soapfeil feil) {
        var tekst = feil.faultstring();
        if (tekst.contains("Personen finnes ikke")) {
            return Optional.of(resultat(404, tekst));
        }
        if (tekst.contains("ugyldig") || tekst.contains("Må ha nytt vedtak når Sats/Type/Vedtak-fom endres")) {
            return Optional.of(resultat(400, tekst));
        }
        return feil.errorMessage()
                .filter(melding -> tekst.equals("simulerBeregningFeilUnderBehandling"))
                .flatMap(Synkronfeil::underveis);
    }

    private static Optional<Avvisning> underveis(String errorMessage) {
        return Arrays.stream(Underveis.values())
                .filter(en -> errorMessage.contains(en.tekst))
                .findFirst()
                .map(en -> resultat(en.status, en.svar));
    }

    private static Avvisning resultat(int status, String tekst) {
        return new Avvisning(KODE, status, tekst, DOK_RESULTAT);
    }

    private static Avvisning utilgjengelig(int status, String tekst) {
        return new Avvisning(KODE, status, tekst, DOK_UTILGJENGELIG);
    }
}
