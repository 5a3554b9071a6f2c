package no.nav.utsjekk.konsoll;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator can do, as the page that asks for a reason tells it (OC-12). The preconditions are checked where the thing
 * is done; they are told here so that nobody is surprised. The names are those of the audit.
 */
public enum Oppgave {
    SEND_OPPDRAG(
            "oppdrag",
            "Sender oppdraget til OS en gang til, tegn for tegn som det var. OS får samme nøkler og samme avstemmingsnøkkel.",
            List.of(
                    "OS har ikke godtatt oppdraget",
                    "Det er sakens nyeste oppdrag, og fristen for svar er ute",
                    "Har OS oppdraget likevel, svarer det «Oppdraget finnes fra før» eller «DELYTELSE-ID finnes fra før»"),
            Set.of(),
            "OS har bekreftet at de ikke har oppdraget"),
    MANUELL_KVITTERING(
            "oppdrag",
            "Gir OS' svar for hånd. Utbetalingen, statusen til produsenten og avstemmingen følger svaret, som om OS hadde sendt det.",
            List.of(
                    "Oppdraget er sendt og ubesvart, og fristen for svar er ute",
                    "Du har fått vite av OS hva svaret er",
                    "Parkerte kvitteringer for oppdraget legges bort"),
            Set.of(Felt.SVAR),
            "OS har bekreftet at dette er svaret"),
    LUKK_FRIST(
            "oppdrag",
            "Oppdraget telles ikke lenger blant dem som mangler kvittering. Ingenting annet endres: det er fortsatt ubesvart.",
            List.of("Oppdraget er hos OS", "Sendes det på nytt, begynner fristen å telle igjen"),
            Set.of(),
            ""),
    FRIGI(
            "oppdrag",
            "Sender oppdraget til OS, og andre oppdrag som holdes for samme melding. Pengene blir utbetalt.",
            List.of("Oppdraget er holdt tilbake", "Du har sjekket at det ikke er en dobbeltutbetaling"),
            Set.of(),
            "Dette skal utbetales"),
    AVVIS(
            "oppdrag",
            "Avviser hele meldingen. Produsenten får status FEILET 409, og ingenting sendes til OS.",
            List.of("Oppdraget er holdt tilbake", "Ingen kopi kan ha nådd OS"),
            Set.of(),
            "Dette skal ikke utbetales"),
    GODTA_FEILET(
            "melding",
            "Meldingen telles ikke lenger blant de feilede på oversikten. Produsenten får ikke vite noe nytt.",
            List.of("Meldingen endte FEILET", "Feiler den igjen, telles den igjen"),
            Set.of(),
            ""),
    HANDTER_ALARM(
            "alarmer",
            "Alarmen er håndtert og gjentas ikke mens det den gjelder varer. Ingenting annet endres.",
            List.of("Alarmen er åpen", "Oppstår det samme på nytt, kommer det en ny alarm"),
            Set.of(),
            ""),
    PROV_KVITTERING(
            "kvitteringer",
            "Behandler kvitteringen på nytt, som om den nettopp kom.",
            List.of("Kvitteringen er parkert", "Finner vi fortsatt ikke oppdraget, blir den stående"),
            Set.of(),
            ""),
    KNYTT_KVITTERING(
            "kvitteringer",
            "Tar kvitteringen for svaret på oppdraget du oppgir. Svaret gjelder da som om OS hadde sendt det for oppdraget.",
            List.of("Kvitteringen er parkert", "Oppdraget er ubesvart"),
            Set.of(Felt.OPPDRAG),
            "Kvitteringen hører til dette oppdraget"),
    FORKAST_KVITTERING(
            "kvitteringer",
            "Legger kvitteringen bort. Den gjøres aldri opp, men blir tatt vare på.",
            List.of("Kvitteringen er parkert"),
            Set.of(),
            ""),
    SEND_DODBREV(
            "dodbrev",
            "Sender det brevet gjelder på nytt, dit det feilet.",
            List.of("Brevet er åpent", "Årsaken er rettet", "Saken har ingen nyere melding"),
            Set.of(),
            ""),
    FORKAST_DODBREV(
            "dodbrev",
            "Legger brevet bort uten å sende det. En rad i utboksen som det gjelder, blir aldri levert.",
            List.of("Brevet er åpent"),
            Set.of(),
            ""),
    KJOR_AVSTEMMING(
            "avstemming",
            "Kjører dagens avstemming nå og sender den til OS.",
            List.of(
                    "I dag er virkedag, og dagens avstemming er ikke kjørt",
                    "En feil avstemming rettes aldri i den neste"),
            Set.of(),
            ""),
    KJOR_AVSTEMMING_PERIODE(
            "avstemming",
            "Kjører og sender en avstemming for perioden, i tillegg til de daglige.",
            List.of("Perioden slutter senest i dag", "En feil avstemming rettes aldri i den neste"),
            Set.of(Felt.PERIODE),
            "OS venter denne avstemmingen"),
    AVKLAR_AVSTEMMING(
            "avstemming",
            "Avgjør meldinger som ingen vet om OS har fått.",
            List.of("Avstemmingen er i tvil", "Du har spurt OS"),
            Set.of(Felt.LEVERT),
            ""),
    NOTER_AVSTEMMING(
            "avstemming", "Fester det du skriver til avstemmingen.", List.of("Notatet kan ikke fjernes"), Set.of(), "");

    /** What must be given beside the reason. */
    public enum Felt {
        SVAR,
        OPPDRAG,
        PERIODE,
        LEVERT
    }

    private final String gjelder;
    private final String virkning;
    private final List<String> krav;
    private final Set<Felt> felt;
    private final String bekreftelse;

    Oppgave(String gjelder, String virkning, List<String> krav, Set<Felt> felt, String bekreftelse) {
        this.gjelder = gjelder;
        this.virkning = virkning;
        this.krav = krav;
        this.felt = felt;
        this.bekreftelse = bekreftelse;
    }

    static Optional<Oppgave> av(String navn) {
        return Arrays.stream(values()).filter(o -> o.name().equals(navn)).findFirst();
    }

    /** What may be done about an oppdrag in a state. */
    static List<Oppgave> forOppdrag(String tilstand) {
        return switch (tilstand) {
            case "HOLDT" -> List.of(FRIGI, AVVIS);
            case "SENDT" -> List.of(SEND_OPPDRAG, MANUELL_KVITTERING, LUKK_FRIST);
            case "AVVIST" -> List.of(SEND_OPPDRAG);
            default -> List.of();
        };
    }

    static List<Oppgave> forMelding(String status) {
        return status.equals("FEILET") ? List.of(GODTA_FEILET) : List.of();
    }

    static List<Oppgave> forKvittering(String utfall) {
        return utfall.equals("PARKERT") ? List.of(PROV_KVITTERING, KNYTT_KVITTERING, FORKAST_KVITTERING) : List.of();
    }

    /** Page of the thing that it is done to; also the address of that page. */
    public String gjelder() {
        return gjelder;
    }

    public String virkning() {
        return virkning;
    }

    public List<String> krav() {
        return krav;
    }

    boolean har(Felt etFelt) {
        return felt.contains(etFelt);
    }

    /** Names of what must be given. */
    public List<String> felt() {
        return felt.stream().map(Enum::name).toList();
    }

    /** What the operator must say yes to; empty when there is nothing. */
    public String bekreftelse() {
        return bekreftelse;
    }

    String adresse(long id) {
        if (this == HANDTER_ALARM) {
            return "/drift"; // where alarms are shown
        }
        var liste = "/drift/" + gjelder;
        return id == 0 ? liste : liste + "/" + id;
    }
}
