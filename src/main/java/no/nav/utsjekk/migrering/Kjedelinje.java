package no.nav.utsjekk.migrering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Handling;

/**
 * What the report tells of a chain (22 §10.2). Holds no personal data.
 *
 * @param kode why it is refused, if it is
 * @param kilde what it is now; absent for those that are left alone
 * @param mal what it becomes; absent for those that are refused or left alone
 * @param advarsler what a person should know of it
 */
public record Kjedelinje(
        String klassekode,
        Optional<String> meldekortId,
        Resultat resultat,
        Optional<String> kode,
        Optional<Kilde> kilde,
        Optional<Mal> mal,
        List<String> advarsler) {

    public Kjedelinje {
        advarsler = List.copyOf(advarsler);
    }

    /** What is done with a chain. */
    public enum Resultat {
        OK,
        ADVARSEL,
        AVVIST,
        ALLEREDE_MIGRERT,
        IKKE_BEDT_OM
    }

    /**
     * A chain as iverksettinger have left it.
     *
     * @param fom of the first andel, absent when there is none
     * @param tom of the last andel
     * @param enheter weekdays, days, months or payments
     * @param kroner that they give together
     * @param sisteLinje id of the last line that OS was sent, with its fom, tom and beløp
     */
    public record Kilde(
            int andeler,
            Optional<LocalDate> fom,
            Optional<LocalDate> tom,
            long enheter,
            long kroner,
            String satstype,
            String sisteLinje,
            LocalDate sisteFom,
            LocalDate sisteTom,
            long sisteBelop) {}

    /**
     * The utbetaling that it becomes.
     *
     * @param beregnet whether the uid is computed, and not given
     */
    public record Mal(
            UUID uid,
            boolean beregnet,
            Handling handling,
            String stonad,
            String periodetype,
            int perioder,
            Optional<LocalDate> fom,
            Optional<LocalDate> tom,
            long enheter,
            long kroner,
            Optional<String> betalendeEnhet,
            String sisteLinje) {}

    static Kjedelinje av(Kjedenokkel nokkel, Kilde kilde, Mal mal, List<String> advarsler) {
        return new Kjedelinje(
                nokkel.klassekode(),
                nokkel.meldekortId(),
                advarsler.isEmpty() ? Resultat.OK : Resultat.ADVARSEL,
                Optional.empty(),
                Optional.of(kilde),
                Optional.of(mal),
                advarsler);
    }

    static Kjedelinje avvist(Kjedenokkel nokkel, Optional<Kilde> kilde, Avvisning avvisning) {
        return new Kjedelinje(
                nokkel.klassekode(),
                nokkel.meldekortId(),
                Resultat.AVVIST,
                Optional.of(avvisning.kode()),
                kilde,
                Optional.empty(),
                List.of());
    }

    /** One that nothing is done with. */
    static Kjedelinje urort(Kjedenokkel nokkel, Resultat hvorfor) {
        return new Kjedelinje(
                nokkel.klassekode(),
                nokkel.meldekortId(),
                hvorfor,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
