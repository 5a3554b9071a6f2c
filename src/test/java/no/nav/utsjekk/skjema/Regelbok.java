package no.nav.utsjekk.skjema;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Regeltabell;

/** Every {@code code} that a status can have: its status code, its text, and when it is given. */
public final class Regelbok {

    private static final String ULESELIG = "DeserialiseringFeiletException: Feil ved deserialisering av melding fra …";

    /** What the rules are about, in the order in which a message meets them. */
    public enum Gruppe {
        LESING("Meldingen kan ikke leses"),
        REGEL("Meldingen bryter en regel"),
        TRANSAKSJON("Poster som hører sammen"),
        SIMULERING("Simulering (`dryrun`) som ikke får resultat"),
        ANNET("Annet");

        private final String tittel;

        Gruppe(String tittel) {
            this.tittel = tittel;
        }

        public String tittel() {
            return tittel;
        }
    }

    /**
     * One way to be refused.
     *
     * @param tekst an ellipsis stands for what differs, a number for any number
     */
    public record Rad(Gruppe gruppe, String kode, int statuskode, String tekst, String nar) {

        boolean passer(int statuskode, String tekst) {
            return this.statuskode == statuskode && tekst.matches(monster());
        }

        /** All that is no letter may be a sign of the regular language, and a blank may be an ellipsis at the end. */
        private String monster() {
            return Arrays.stream(tekst.split("…", -1))
                    .map(del -> del.replaceAll("[^\\p{L}\\p{N} ]", "\\\\$0").replaceAll("\\d+", "\\\\d+"))
                    .collect(joining(".+"));
        }
    }

    /** What is refused before the core sees it, or for reasons that are not the melding's. */
    private static final List<Rad> UTENFOR_KJERNEN = List.of(
            new Rad(Gruppe.LESING, "UGYLDIG_JSON", 400, ULESELIG, "Innholdet er ikke ett JSON-objekt i UTF-8."),
            new Rad(
                    Gruppe.LESING,
                    "UGYLDIG_FELT",
                    400,
                    ULESELIG,
                    "Et felt mangler, er null uten lov, eller har feil type eller verdi. `felt` peker på det."),
            new Rad(Gruppe.LESING, "FOR_STOR_MELDING", 400, ULESELIG, "Innholdet er større enn 5 MB."),
            new Rad(
                    Gruppe.LESING,
                    "UID_KOLLISJON",
                    409,
                    "Flere utbetalinger i meldingen har samme uid …",
                    "To utbetalinger i meldingen har samme id, eller to avledede id-er er tilfeldigvis like."),
            new Rad(
                    Gruppe.LESING,
                    "UGYLDIG_FAGOMRÅDE",
                    400,
                    "Fant stønadstype … ved bruk av fagområde TILLST. Tillater bare en av: …",
                    "`brukFagområdeTillst` er true for en stønad som ikke kan være på TILLST."),
            new Rad(
                    Gruppe.LESING,
                    "MANGLER_KLASSEKODE",
                    400,
                    "… har ikke klassekode for barnetillegg",
                    "`barnetillegg` er true for en stønad som allerede er et barnetillegg (`_BARN`)."),
            new Rad(
                    Gruppe.ANNET,
                    "DOBBELTUTBETALING",
                    409,
                    "Utbetalingen er avvist som mulig dobbeltutbetaling",
                    "Meldingen betaler det samme som en annen utbetaling i saken, og en operatør har avvist den."),
            new Rad(
                    Gruppe.SIMULERING,
                    "SAK_VENTER_PÅ_KVITTERING",
                    409,
                    "Saken har et oppdrag som venter på kvittering",
                    "Saken hadde et oppdrag uten kvittering i over ett minutt. Simuler igjen når det er besvart."),
            new Rad(
                    Gruppe.SIMULERING,
                    "SIMULERING_AVVIST",
                    422,
                    "…",
                    "OS avviser det som simuleres. Teksten er OS sin, uten fødselsnummer."),
            new Rad(
                    Gruppe.SIMULERING,
                    "SIMULERING_UGYLDIG",
                    400,
                    "…",
                    "OS kan ikke lese et felt i det som simuleres. Teksten er OS sin, uten fødselsnummer."),
            new Rad(Gruppe.SIMULERING, "PERSONEN_FINNES_IKKE", 404, "Personen finnes ikke", "OS finner ikke personen."),
            new Rad(
                    Gruppe.SIMULERING,
                    "SIMULERING_STENGT",
                    502,
                    "simulering stengt, tilgjengelig man-fre kl 6-21",
                    "OS er stengt."),
            new Rad(
                    Gruppe.SIMULERING,
                    "SIMULERING_TIDSFRIST",
                    504,
                    "Simulering fikk ikke svar fra Oppdragssystemet (OS) innen 120 sekunder",
                    "OS bruker for lang tid. Prøv igjen senere."),
            new Rad(
                    Gruppe.SIMULERING,
                    "SIMULERING_UTILGJENGELIG",
                    503,
                    "Simulering er midlertidig utilgjengelig: … Prøv igjen senere.",
                    "Utsjekk får ikke kontakt med OS, eller OS svarer uten innhold."),
            new Rad(
                    Gruppe.SIMULERING,
                    "SIMULERING_UKJENT_FEIL",
                    400,
                    "ukjent soap feil fra Oppdragssystemet (OS): …",
                    "OS svarer med en feil som Utsjekk ikke kjenner. Utsjekk har fått varsel."),
            new Rad(
                    Gruppe.SIMULERING,
                    "SIMULERING_FEILET",
                    500,
                    "Simulering feilet: svaret fra Oppdragssystemet (OS) kan ikke leses",
                    "OS svarer med noe som ikke er et svar."),
            new Rad(
                    Gruppe.ANNET,
                    "INTERN_FEIL",
                    500,
                    "Feil ved prosessering av melding fra … (partition=0, offset=0): intern feil i Utsjekk",
                    "Feil hos Utsjekk, som har fått varsel. Meldingen er lagt bort som dødbrev."),
            new Rad(
                    Gruppe.ANNET,
                    "IKKE_SENDT",
                    200,
                    "Endring av avvent alene sendes ikke til OS",
                    "Følger `OK`: meldingen endrer bare `avvent`. Ingenting er sendt."));

    /** When the core refuses, by the names of its rules. */
    private static final Map<String, String> NAR = Map.ofEntries(
            Map.entry("MANGLER_PERIODER", "En utbetaling har ingen perioder."),
            Map.entry(
                    "ENGANGS_OVER_ÅRSSKIFTE",
                    "En engangsutbetaling har første fom og siste tom i hvert sitt kalenderår."),
            Map.entry("DUPLIKATE_PERIODER", "To perioder i en utbetaling har samme fom, eller samme tom."),
            Map.entry("UGYLDIG_PERIODE", "En periode slutter før den begynner."),
            Map.entry(
                    "FOR_LANG_UTBETALING",
                    "En utbetaling per dag dekker mer enn 1100 dager fra første fom til siste tom."),
            Map.entry("UGYLDIG_BELØP", "Et beløp er 0."),
            Map.entry(
                    "UGYLDIG_SAK_ID",
                    "`sakId` er tom, lengre enn 30 tegn, eller har blanke i endene. Teksten sier 25; grensen er 30."),
            Map.entry("UGYLDIG_BEHANDLING_ID", "`behandlingId` er tom, lengre enn 30 tegn, eller har blanke i endene."),
            Map.entry("IMMUTABLE_FIELD_SAK_ID", "Utbetalingens id er brukt i en annen sak."),
            Map.entry("IMMUTABLE_FIELD_PERSONIDENT", "Utbetalingen er til en annen person enn før."),
            Map.entry("IMMUTABLE_FIELD_STØNAD", "Utbetalingen er av en annen stønad enn før."),
            Map.entry("IMMUTABLE_FIELD_PERIODETYPE", "Utbetalingen har en annen periodetype enn før."),
            Map.entry(
                    "IMMUTABLE_FIELD_FAGOMRÅDE",
                    "Utbetalingen er på et annet fagområde enn før: `brukFagområdeTillst` er endret."),
            Map.entry(
                    "UID_KOLLISJON",
                    "Den avledede id-en er tilfeldigvis lik en i en annen sak. Utsjekk har fått varsel; ta kontakt."),
            Map.entry(
                    "MINIMUM_CHANGES",
                    "Periodene er endret, men ikke noe OS betaler etter, for eksempel bare `betalendeEnhet`."),
            Map.entry("TILLEGGSSTØNADER_DAG", "`periodetype` er `DAG`."),
            Map.entry("HISTORISK_DAG", "`periodetype` er `DAG`."),
            Map.entry("UTBETALING_FINNES_IKKE", "Opphør av en utbetaling som OS aldri har godtatt."),
            Map.entry("MANGLER_KLASSEKODE", "OS har ingen klassekode for stønaden; den kan ikke betales."),
            Map.entry("OVERLAPPENDE_PERIODER", "To perioder i en utbetaling dekker samme dag."),
            Map.entry("UGYLDIG_PERSONIDENT", "Personidenten er hverken 11 eller 9 siffer."),
            Map.entry("UGYLDIG_BETALENDE_ENHET", "Enheten er blank, eller kortere enn 4 eller lengre enn 13 tegn."),
            Map.entry("MANGLER_SAKSBEHANDLER", "`saksbehandler` er blank."),
            Map.entry("MANGLER_BESLUTTER", "`beslutter` er blank."),
            Map.entry(
                    "UGYLDIG_TRANSAKSJON",
                    "Postene i en transaksjon passer ikke sammen; teksten sier hvorfor. Alle postene får svaret."),
            Map.entry(
                    "UFULLSTENDIG_TRANSAKSJON",
                    "Ikke alle postene i en transaksjon kom innen 5 minutter. De som kom, får svaret."),
            Map.entry(
                    "OVERLAPPENDE_AVVENT",
                    "`avvent` dekker dager som en annen avvent i saken fortsatt holder tilbake, med en annen fom. OS ville avvist "
                            + "utbetalingen."),
            Map.entry(
                    "SAK_IKKE_MIGRERT",
                    "Saken har iverksettinger fra REST som må migreres før den kan endres gjennom Kafka."),
            Map.entry(
                    "UFULLSTENDIG_TILSTAND",
                    "Opphør av en eldre utbetaling som mangler det et opphør trenger. Utsjekk har fått varsel; ta kontakt."));

    private Regelbok() {}

    /** All of them: the core's in the order in which it has them, then the others. */
    public static List<Rad> alle() {
        return Stream.concat(Regeltabell.alle().stream().map(Regelbok::rad), UTENFOR_KJERNEN.stream())
                .toList();
    }

    private static Rad rad(Avvisning regel) {
        return new Rad(
                regel.kode().endsWith("_TRANSAKSJON") ? Gruppe.TRANSAKSJON : Gruppe.REGEL,
                regel.kode(),
                regel.statuskode(),
                regel.tekst(),
                NAR.getOrDefault(regel.kode(), ""));
    }

    /** The core's rules that are told of here, for the test that compares. */
    static Map<String, String> fortalt() {
        return NAR;
    }

    /** Whether an error is one of the book's. */
    static boolean kjenner(String kode, int statuskode, String tekst) {
        return alle().stream().anyMatch(rad -> rad.kode().equals(kode) && rad.passer(statuskode, tekst));
    }
}
