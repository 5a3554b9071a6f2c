package no.nav.utsjekk.simulering;

import java.time.Duration;
import java.util.Optional;
import no.nav.utsjekk.sak.Avvisning;

/** What producers are told when a dry run gets no result (07 §7). */
record Simuleringsfeil(Duration frist) {

    /** What waits for a kvittering is never simulated (SIM-11, D33). */
    static final Avvisning SAK_OPPTATT =
            new Avvisning("SAK_VENTER_PÅ_KVITTERING", 409, "Saken har et oppdrag som venter på kvittering", "");

    private static final String PERSONEN_FINNES_IKKE = "Personen finnes ikke";
    private static final String DOK_PERSON = "/async/kom_i_gang/simuler_en_utbetaling#personen-finnes-ikke";

    /** @throws IllegalArgumentException when the answer is no failure */
    Avvisning av(Ossvar svar) {
        if (svar instanceof Ossvar.Soapfeil feil) {
            return kjent(feil).orElseGet(() -> ukjent(feil));
        }
        if (svar instanceof Ossvar.Uteblitt uteblitt) {
            return uteblitt(uteblitt.arsak());
        }
        throw new IllegalArgumentException("no failure");
    }

    /** Whether operators must know: OS said something that nobody has seen before. */
    static boolean erUkjent(Ossvar svar) {
        return svar instanceof Ossvar.Soapfeil feil && kjent(feil).isEmpty();
    }

    private static Optional<Avvisning> kjent(Ossvar.Soapfeil feil) {
        return switch (feil.faultstring()) {
            case "simulerBeregningFeilUnderBehandling" -> feil.errorMessage()
                    .map(tekst -> new Avvisning("SIMULERING_AVVIST", 422, tekst, ""));
            case "Conversion from SOAP failed" -> feil.cicsFault()
                    .map(tekst -> new Avvisning("SIMULERING_UGYLDIG", 400, tekst, ""));
            case PERSONEN_FINNES_IKKE -> Optional.of(
                    new Avvisning("PERSONEN_FINNES_IKKE", 404, PERSONEN_FINNES_IKKE, DOK_PERSON));
            case "The target application did not create a new SOAP Body" -> Optional.of(
                    utilgjengelig("Oppdragssystemet (OS) returnerte en tom SOAP Body"));
            default -> Optional.empty();
        };
    }

    private static Avvisning ukjent(Ossvar.Soapfeil feil) {
        return new Avvisning(
                "SIMULERING_UKJENT_FEIL",
                400,
                "ukjent soap feil fra Oppdragssystemet (OS): Fault(faultcode=%s, faultstring=%s, detail=%s)"
                        .formatted(feil.faultcode(), feil.faultstring(), feil.detail()),
                "");
    }

    private Avvisning uteblitt(Ossvar.Arsak arsak) {
        return switch (arsak) {
            case STENGT -> new Avvisning(
                    "SIMULERING_STENGT", 502, "simulering stengt, tilgjengelig man-fre kl 6-21", "");
            case TIDSFRIST -> new Avvisning(
                    "SIMULERING_TIDSFRIST",
                    504,
                    "Simulering fikk ikke svar fra Oppdragssystemet (OS) innen %d sekunder"
                            .formatted(frist.toSeconds()),
                    "");
            case FORBINDELSE -> utilgjengelig("får ikke kontakt med Oppdragssystemet (OS)");
            case AVBRUTT -> utilgjengelig("spørsmålet ble avbrutt");
            case TOKEN -> utilgjengelig("får ikke tilgang til Oppdragssystemet (OS)");
            case UFORSTAELIG, UTEN_SVAR -> new Avvisning(
                    "SIMULERING_FEILET", 500, "Simulering feilet: svaret fra Oppdragssystemet (OS) kan ikke leses", "");
        };
    }

    private static Avvisning utilgjengelig(String hvorfor) {
        return new Avvisning(
                "SIMULERING_UTILGJENGELIG",
                503,
                "Simulering er midlertidig utilgjengelig: %s. Prøv igjen senere.".formatted(hvorfor),
                "");
    }
}
