package no.nav.utsjekk.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Oppdragslinje;

/**
 * What is in the oppdrag of a melding (05 §2).
 *
 * @param ytelse name of the first oppdrag's fagområde
 * @param linjer all lines of all its oppdrag, sorted by fom
 */
public record Detaljer(String ytelse, List<Linje> linjer) {

    /**
     * @param vedtakssats whole kroner
     * @param belop whole kroner per unit; 0 when the line ends its chain
     */
    public record Linje(
            String behandlingId,
            LocalDate fom,
            LocalDate tom,
            Optional<Long> vedtakssats,
            @JsonProperty("beløp") long belop,
            String klassekode) {}

    /** The details of a melding that became these oppdrag; at least one. */
    public static Detaljer of(List<Oppdrag> oppdrag) {
        var linjer = oppdrag.stream()
                .flatMap(o -> o.linjer().stream())
                .map(Detaljer::linje)
                .sorted(Comparator.comparing(Linje::fom))
                .toList();
        return new Detaljer(oppdrag.get(0).fagomrade().ytelse(), linjer);
    }

    private static Linje linje(Oppdragslinje linje) {
        return new Linje(
                linje.behandlingId(),
                linje.fom(),
                linje.tom(),
                linje.vedtakssats(),
                linje.erNy() ? linje.sats() : 0,
                linje.klassekode());
    }
}
