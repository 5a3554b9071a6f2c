package no.nav.utsjekk.alarm;

import java.time.Duration;
import java.time.Instant;
import no.nav.utsjekk.kalender.Apningstid;

/** The alarms that the service raises by itself. The names are those of the tables; ALM-14 is raised by the build. */
public enum Alarmtype {
    KVITTERING_MANGLER("ALM-1", "Kvittering mangler", Niva.HOY, Vakttid.VIRKEDAGER_DAGTID),
    UTBETALING_AVVIKER(
            "ALM-2", "Lagret utbetaling er en annen enn den som ble godtatt", Niva.HOY, Vakttid.VIRKEDAGER_DAGTID),
    DOBBELTUTBETALING("ALM-3", "Mulig dobbeltutbetaling", Niva.KRITISK, Vakttid.ALLTID),
    UTBETALING_FEILET("ALM-4", "Utbetaling feilet", Niva.ADVARSEL, Vakttid.ALLTID),
    UVENTET_FEIL("ALM-5", "Uventet feil i loggen", Niva.ADVARSEL, Vakttid.ALLTID),
    UKJENT_SVAR("ALM-6", "Ukjent svar fra OS", Niva.ADVARSEL, Vakttid.ALLTID),
    PARKERT("ALM-7", "Noe er lagt til side og venter på en operatør", Niva.HOY, Vakttid.ALLTID),
    INGEN_KLAR("ALM-8", "Ingen instans har vært klar på fem minutter", Niva.KRITISK, Vakttid.ALLTID),
    ETTERSLEP("ALM-9", "Mottaket ligger etter på Kafka", Niva.ADVARSEL, Vakttid.ALLTID),
    AVSTEMMING("ALM-10", "Avstemming mangler eller er uferdig", Niva.HOY, Vakttid.VIRKEDAGER),
    KVITTERINGSKO(
            "ALM-11", "Kvitteringskøen blir ikke lest, eller det ligger noe på tilbakekøen", Niva.HOY, Vakttid.ALLTID),
    OPPDRAG_VENTER("ALM-12", "Oppdrag er ikke sendt til OS", Niva.HOY, Vakttid.OS_ER_APEN),
    MELDING_VENTER("ALM-13", "Meldinger venter lenge bak et ubesvart oppdrag", Niva.ADVARSEL, Vakttid.OS_ER_APEN),
    /** a varsel that no other alarm tells of (D24, D26, IV-S1) */
    VARSEL("D26", "Varsler som noen må se på", Niva.ADVARSEL, Vakttid.ALLTID),
    KILDE_BORTE("OPS-33", "En liste som alarmene bygger på kan ikke leses", Niva.HOY, Vakttid.ALLTID);

    private static final Duration TIME = Duration.ofHours(1);

    private final String regel;
    private final String navn;
    private final Niva niva;
    private final Vakttid tid;

    Alarmtype(String regel, String navn, Niva niva, Vakttid tid) {
        this.regel = regel;
        this.navn = navn;
        this.niva = niva;
        this.tid = tid;
    }

    /** Id of the rule, such as {@code ALM-1}. */
    public String regel() {
        return regel;
    }

    /** What operators read. */
    public String navn() {
        return navn;
    }

    public Niva niva() {
        return niva;
    }

    boolean gjelder(Apningstid apningstid, Instant moment) {
        return tid.gjelder(apningstid, moment);
    }

    /** How long after one look the next one is due: those that read a day's answers are hourly, the others at once. */
    Duration pause() {
        return switch (this) {
            case KVITTERING_MANGLER, UTBETALING_AVVIKER, DOBBELTUTBETALING -> TIME;
            case OPPDRAG_VENTER, MELDING_VENTER -> Duration.ofMinutes(1);
            default -> Duration.ZERO;
        };
    }

    /** How long it must have lasted before it is told. */
    Duration talmod() {
        return switch (this) {
            case INGEN_KLAR -> Duration.ofMinutes(1); // an instance that has just started is not ready at once
            case ETTERSLEP -> Duration.ofMinutes(10);
            case KVITTERINGSKO -> Duration.ofMinutes(5);
            default -> Duration.ZERO;
        };
    }
}
