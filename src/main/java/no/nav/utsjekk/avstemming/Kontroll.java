package no.nav.utsjekk.avstemming;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import no.nav.utsjekk.avstemming.GrunnlagRepository.Sendt;
import no.nav.utsjekk.oppdrag.xml.Oppdragsdokument;

/** A run held against the documents that OS got: what is only in one of them, and what they do not agree on (OC-80). */
public final class Kontroll {

    private static final DateTimeFormatter TIDSPUNKT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HH.mm.ss.SSSSSS", Locale.ROOT);

    private final Avstemmingsperiode periode;
    private final Set<Long> bareAvstemt = new TreeSet<>();
    private final List<Long> bareSendt = new ArrayList<>();
    private final List<Long> uenige = new ArrayList<>();

    Kontroll(Avstemmingsperiode periode) {
        this.periode = periode;
    }

    void avstemt(Collection<Long> oppdrag) {
        bareAvstemt.addAll(oppdrag);
    }

    void sendt(Sendt sendt) {
        if (!bareAvstemt.remove(sendt.id())) {
            bareSendt.add(sendt.id());
        }
        if (!erSomAvstemt(sendt)) {
            uenige.add(sendt.id());
        }
    }

    private boolean erSomAvstemt(Sendt sendt) {
        var belop = sendt.dokument().linjer().stream()
                .map(Oppdragsdokument.Linje::sats)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return belop.compareTo(BigDecimal.valueOf(sendt.belop())) == 0
                && sendt.dokument()
                        .avstemming()
                        .map(Oppdragsdokument.Avstemming::nokkelAvstemming)
                        .map(nokkel -> LocalDateTime.parse(nokkel, TIDSPUNKT))
                        .filter(nokkel -> !nokkel.isBefore(periode.fra()) && nokkel.isBefore(periode.til()))
                        .isPresent();
    }

    /** Oppdrag that were counted and are not there any more. */
    public List<Long> bareAvstemt() {
        return List.copyOf(bareAvstemt);
    }

    /** Oppdrag that were held when the run was made, and have been sent since, or were derived since. */
    public List<Long> bareSendt() {
        return List.copyOf(bareSendt);
    }

    /** Oppdrag whose document has another amount, or a key of another period, than was counted. */
    public List<Long> uenige() {
        return List.copyOf(uenige);
    }
}
