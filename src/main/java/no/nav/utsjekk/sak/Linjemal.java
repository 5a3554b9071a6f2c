package no.nav.utsjekk.sak;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What all lines that a melding causes for one utbetaling have in common (03 §9). */
record Linjemal(Melding melding, UUID uid, Stonad stonad, Periodetype periodetype) {

    /** A new line, joined to the chain of the line before it, if any (LINE-5). */
    Oppdragslinje ny(Periode periode, LinjeId id, Optional<LinjeId> forrige) {
        return linje(Optional.empty(), periode, id, forrige);
    }

    /**
     * Ends a chain from a date. An opphør is a change of the chain's last line and must describe that very line, also
     * when an earlier opphør has cut it (DER-7, FM-18); who decided it comes from the melding (FM-20).
     *
     * @param forrige a version whose last line is known, see {@link #sistePeriode}
     */
    static Oppdragslinje opphor(Melding melding, Utbetaling forrige, LocalDate fra) {
        return new Linjemal(melding, forrige.uid(), forrige.stonad(), forrige.periodetype())
                .linje(Optional.of(fra), sistePeriode(forrige).orElseThrow(), forrige.sisteLinje(), Optional.empty());
    }

    private Oppdragslinje linje(Optional<LocalDate> opphorFom, Periode periode, LinjeId id, Optional<LinjeId> forrige) {
        return new Oppdragslinje(
                uid,
                opphorFom,
                melding.vedtakstidspunkt().toLocalDate(),
                id,
                stonad.klassekode(),
                periode.fom(),
                periode.tom(),
                periode.belop(),
                periodetype,
                melding.behandlingId(),
                forrige,
                periode.vedtakssats());
    }

    /** The periode of a chain's last line; in versions that do not tell it (FM-54), the latest that is paid. */
    static Optional<Periode> sistePeriode(Utbetaling forrige) {
        return forrige.sistePeriode().or(() -> forrige.perioder().stream().max(comparing(Periode::fom)));
    }

    /** What to remember of a chain's last line: the line to describe when the chain is ended later (03 §4). */
    static Periode sistePeriode(Oppdragslinje siste) {
        return new Periode(siste.fom(), siste.tom(), siste.sats(), siste.vedtakssats(), Optional.empty());
    }
}
