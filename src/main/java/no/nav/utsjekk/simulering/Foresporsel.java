package no.nav.utsjekk.simulering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Oppdragslinje;

/**
 * What OS is asked: what would you pay, if this oppdrag were sent now (07 §3)? Components are named after their elements.
 *
 * @param kodeEndring NY or ENDR
 * @param kodeFagomraade OS's code of the fagområde
 * @param oppdragGjelderId personident, never in logs
 * @param saksbehId at most 8 characters (D21)
 */
public record Foresporsel(
        String kodeEndring,
        String kodeFagomraade,
        String fagsystemId,
        String utbetFrekvens,
        String oppdragGjelderId,
        LocalDate datoOppdragGjelderFom,
        String saksbehId,
        List<Enhet> enheter,
        List<Linje> linjer) {

    private static final LocalDate GJELDER_FOM = LocalDate.of(2000, 1, 1);
    private static final LocalDate IVERKSETTING_GJELDER_FOM = LocalDate.of(1970, 1, 1);
    private static final String NAV_OKONOMI = "8020";
    private static final int MAX_NAME = 8;

    public Foresporsel {
        enheter = List.copyOf(enheter);
        linjer = List.copyOf(linjer);
    }

    /** {@code ns2:enhet}. */
    public record Enhet(String typeEnhet, String enhet) {}

    /**
     * {@code oppdragslinje}.
     *
     * @param datoStatusFom present on a line that ends its chain (ENDR and OPPH)
     * @param sats whole kroner per unit of typeSats
     * @param refDelytelseId the line before, only on new lines that continue a chain
     * @param attestantId at most 8 characters (D21)
     */
    public record Linje(
            Optional<LocalDate> datoStatusFom,
            String delytelseId,
            String kodeKlassifik,
            LocalDate datoVedtakFom,
            LocalDate datoVedtakTom,
            long sats,
            String typeSats,
            Optional<String> refDelytelseId,
            String attestantId) {

        /** True for a new line, false for one that ends its chain. */
        public boolean erNy() {
            return datoStatusFom.isEmpty();
        }
    }

    /** The question of a derived oppdrag: its lines as they are, without what OS is not asked (SIM-21). */
    public static Foresporsel av(Oppdrag oppdrag) {
        return av(oppdrag, GJELDER_FOM);
    }

    /** The same of an iverksetting's oppdrag (07 §3). */
    public static Foresporsel avIverksetting(Oppdrag oppdrag) {
        return av(oppdrag, IVERKSETTING_GJELDER_FOM);
    }

    private static Foresporsel av(Oppdrag oppdrag, LocalDate gjelderFom) {
        return new Foresporsel(
                oppdrag.kodeEndring().name(),
                oppdrag.fagomrade().name(),
                oppdrag.sakId(),
                oppdrag.fagomrade().fagsystem() == Fagsystem.HISTORISK ? "ENG" : "MND",
                oppdrag.personident(),
                gjelderFom,
                kortet(oppdrag.saksbehandler()),
                oppdrag.betalendeEnhet()
                        .map(lokal -> List.of(new Enhet("BOS", lokal), new Enhet("BEH", NAV_OKONOMI)))
                        .orElseGet(() -> List.of(new Enhet("BOS", NAV_OKONOMI))),
                oppdrag.linjer().stream()
                        .map(linje -> linje(linje, kortet(oppdrag.beslutter())))
                        .toList());
    }

    private static Linje linje(Oppdragslinje linje, String attestant) {
        return new Linje(
                linje.opphorFom(),
                linje.id().delytelseId(),
                linje.klassekode(),
                linje.fom(),
                linje.tom(),
                linje.sats(),
                linje.periodetype().satstype(),
                linje.forrige().filter(forrige -> linje.erNy()).map(LinjeId::delytelseId),
                attestant);
    }

    /** Longer names make simulering, unlike the queue, answer with a fault (D21, XML-14). */
    private static String kortet(String navn) {
        return navn.substring(0, Math.min(MAX_NAME, navn.length()));
    }
}
