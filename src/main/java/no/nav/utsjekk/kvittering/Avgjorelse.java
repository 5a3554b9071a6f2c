package no.nav.utsjekk.kvittering;

/** What a kvittering does to the oppdrag that it answers (FM-09, D5, D7). The names are those of the table. */
public enum Avgjorelse {
    /** OS pays: the oppdrag's versions become committed */
    GODTATT,
    /** OS does not pay: the sak keeps its state */
    AVVIST,
    /** a passing fault in OS: the oppdrag is sent again after a while (D5) */
    SENDES_IGJEN,
    /** a refusal while another copy of the oppdrag may still be accepted: kept until all have been answered (D7) */
    VENTER_PA_KOPI,
    /** says nothing new (KV-1, KV-2) */
    DUPLIKAT,
    /** cannot be true together with what is known: a person must look at it */
    PARKERT
}
