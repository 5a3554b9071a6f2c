package no.nav.utsjekk.iverksetting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What OS must be told for a sak to pay what an iverksetting asks for.
 *
 * @param linjer all that end chains, then all new ones (IV-12); none when nothing changes (IV-35)
 * @param etter what the sak pays when OS has accepted
 * @param usendte chains with andeler of which something has changed that OS is not told of: satstype, dagsats, NAV-kontor (IV-G1)
 */
public record Beregning(List<Linje> linjer, TilkjentYtelse etter, List<Kjedenokkel> usendte) {

    public Beregning {
        linjer = List.copyOf(linjer);
        usendte = List.copyOf(usendte);
    }

    /**
     * A line.
     *
     * @param andel of the line; of one that ends a chain, the last line that OS was sent of it (IV-32)
     * @param opphorFom present on a line that ends its chain from that day, absent on a new one
     */
    public record Linje(Linjeandel andel, Optional<LocalDate> opphorFom) {

        Kjedenokkel kjedenokkel() {
            return andel.andel().kjedenokkel();
        }
    }
}
