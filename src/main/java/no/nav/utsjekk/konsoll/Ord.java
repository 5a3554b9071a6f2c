package no.nav.utsjekk.konsoll;

import java.util.Locale;
import java.util.Map;

/**
 * What the codes of the product are called on the pages.
 *
 * @param tone {@code god}, {@code feil}, {@code varsel}, {@code info} or {@code rolig}
 */
record Ord(String tekst, String tone) {

    private static final Map<String, Ord> ALLE = Map.ofEntries(
            Map.entry("VENTER", new Ord("Venter på tur", "info")),
            Map.entry("KLAR", new Ord("Klar til utledning", "info")),
            Map.entry("UTLEDET", new Ord("Hos OS", "info")),
            Map.entry("FERDIG", new Ord("Ferdig", "god")),
            Map.entry("OK", new Ord("OK", "god")),
            Map.entry("FEILET", new Ord("Feilet", "feil")),
            Map.entry("HOLDT", new Ord("Holdt tilbake", "varsel")),
            Map.entry("TIL_SENDING", new Ord("Til sending", "info")),
            Map.entry("SENDT", new Ord("Sendt, uten svar", "info")),
            Map.entry("GODTATT", new Ord("Godtatt av OS", "god")),
            Map.entry("AVVIST", new Ord("Avvist", "feil")),
            Map.entry("PARKERT", new Ord("Parkert", "varsel")),
            Map.entry("FORKASTET", new Ord("Lagt bort", "rolig")),
            Map.entry("DUPLIKAT", new Ord("Duplikat", "rolig")),
            Map.entry("SENDES_IGJEN", new Ord("Sendes igjen", "info")),
            Map.entry("VENTER_PA_KOPI", new Ord("Venter på kopi", "info")),
            Map.entry("HENSIKT", new Ord("Hensikt", "rolig")),
            Map.entry("UTFORT", new Ord("Utført", "god")),
            Map.entry("NEKTET", new Ord("Nektet", "varsel")),
            Map.entry("LEVERT", new Ord("Levert", "god")),
            Map.entry("LEVERES", new Ord("Leveres", "info")),
            Map.entry("I_TVIL", new Ord("I tvil", "feil")),
            Map.entry("DAGLIG", new Ord("Daglig", "rolig")),
            Map.entry("MANUELL", new Ord("For hånd", "info")),
            Map.entry("FRIGI", new Ord("Frigi oppdrag", "rolig")),
            Map.entry("AVVIS", new Ord("Avvis holdt oppdrag", "rolig")),
            Map.entry("LES_DODBREV", new Ord("Les dødbrev", "rolig")),
            Map.entry("SEND_DODBREV", new Ord("Send dødbrev på nytt", "rolig")),
            Map.entry("FORKAST_DODBREV", new Ord("Legg bort dødbrev", "rolig")),
            Map.entry("LES_KVITTERING", new Ord("Les kvittering", "rolig")),
            Map.entry("PROV_KVITTERING", new Ord("Prøv kvittering igjen", "rolig")),
            Map.entry("KNYTT_KVITTERING", new Ord("Knytt kvittering til oppdrag", "rolig")),
            Map.entry("FORKAST_KVITTERING", new Ord("Legg bort kvittering", "rolig")),
            Map.entry("SEND_OPPDRAG", new Ord("Send oppdrag en gang til", "rolig")),
            Map.entry("MANUELL_KVITTERING", new Ord("Gi OS' svar for hånd", "rolig")),
            Map.entry("KJOR_AVSTEMMING", new Ord("Kjør dagens avstemming", "rolig")),
            Map.entry("KJOR_AVSTEMMING_PERIODE", new Ord("Kjør avstemming for en periode", "rolig")),
            Map.entry("AVKLAR_AVSTEMMING", new Ord("Avklar avstemming", "rolig")),
            Map.entry("LES_AVSTEMMING", new Ord("Les avstemming", "rolig")),
            Map.entry("NOTER_AVSTEMMING", new Ord("Noter på avstemming", "rolig")),
            Map.entry("GODTA_FEILET", new Ord("Marker feilet som håndtert", "rolig")),
            Map.entry("LUKK_FRIST", new Ord("Lukk frist for kvittering", "rolig")),
            Map.entry("BEDOM_DOBBELTUTBETALING", new Ord("Bedøm dobbeltutbetaling", "rolig")),
            Map.entry("HANDTER_ALARM", new Ord("Håndter alarm", "rolig")),
            Map.entry("VIS_PERSON", new Ord("Vis personopplysninger", "rolig")),
            Map.entry("SATS_DAG", new Ord("per ukedag", "rolig")),
            Map.entry("SATS_DAG7", new Ord("per dag", "rolig")),
            Map.entry("SATS_MND", new Ord("per måned", "rolig")),
            Map.entry("SATS_ENG", new Ord("én gang", "rolig")),
            Map.entry("AAP_UNDER_ARBEIDSAVKLARING", new Ord("AAP under arbeidsavklaring", "rolig")),
            Map.entry("sakId", new Ord("Sak", "rolig")),
            Map.entry("fagomrade", new Ord("Fagområde", "rolig")),
            Map.entry("sistOverlevert", new Ord("Sist sendt til OS", "rolig")),
            Map.entry("overleveringer", new Ord("Kopier sendt", "rolig")),
            Map.entry("svar", new Ord("Svar fra OS", "rolig")),
            Map.entry("sistFeilet", new Ord("Sist feilet", "rolig")),
            Map.entry("forsok", new Ord("Forsøk", "rolig")),
            Map.entry("arsak", new Ord("Årsak", "rolig")),
            Map.entry("grunn", new Ord("Hvorfor", "rolig")),
            Map.entry("kodeMelding", new Ord("Kode fra OS", "rolig")),
            Map.entry("beskrMelding", new Ord("Tekst fra OS", "rolig")),
            Map.entry("nokkel", new Ord("Nøkkel", "rolig")),
            Map.entry("AAP", new Ord("AAP", "rolig")),
            Map.entry("VALP", new Ord("VALP", "rolig")),
            Map.entry("TILLEGGSSTØNADER", new Ord("Tilleggsstønader", "rolig")),
            Map.entry("DODBREV", new Ord("Dødbrev", "feil")),
            Map.entry("SOK_PERSON", new Ord("Søk på person", "rolig")));

    /** A code that nobody has named is shown with its own letters. */
    static Ord av(String kode) {
        return ALLE.getOrDefault(kode, new Ord(lesbar(kode), "rolig"));
    }

    private static String lesbar(String kode) {
        var ord = kode.replace('_', ' ').toLowerCase(Locale.ROOT);
        return ord.isEmpty() ? ord : Character.toUpperCase(ord.charAt(0)) + ord.substring(1);
    }
}
