package no.nav.utsjekk.drift;

/** What operators can do. The names are those of the table {@code drift_handling}. */
enum Handling {
    LES_DODBREV,
    SEND_DODBREV,
    FORKAST_DODBREV,
    LES_KVITTERING,
    PROV_KVITTERING,
    KNYTT_KVITTERING,
    FORKAST_KVITTERING,
    SEND_OPPDRAG,
    MANUELL_KVITTERING,
    KJOR_AVSTEMMING,
    KJOR_AVSTEMMING_PERIODE,
    AVKLAR_AVSTEMMING,
    LES_AVSTEMMING,
    NOTER_AVSTEMMING
}
