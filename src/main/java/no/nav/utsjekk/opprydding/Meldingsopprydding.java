package no.nav.utsjekk.opprydding;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import no.nav.utsjekk.arkiv.ArkivRepository;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.dodbrev.Dodbrev;
import no.nav.utsjekk.dodbrev.DodbrevRepository;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.vakt.Metrics;

/** Moves meldinger that are history to the archive. Steps of the route {@code opprydding-melding}. */
public final class Meldingsopprydding {

    private static final String ROUTE = "opprydding-melding";

    private final ArkivRepository arkiv;
    private final DodbrevRepository dodbrev;
    private final Metrics metrics;
    private final Duration alder;
    private final AtomicLong etter = new AtomicLong();

    /** @param alder how long ago the last thing must have happened to a melding */
    public Meldingsopprydding(ArkivRepository arkiv, DodbrevRepository dodbrev, Metrics metrics, Duration alder) {
        this.arkiv = arkiv;
        this.dodbrev = dodbrev;
        this.metrics = metrics;
        this.alder = alder;
    }

    /** The next meldinger that may be old enough; from the start again when all have been looked at. */
    public List<Long> kandidater(int max) {
        var vindu = arkiv.vindu(etter.get(), max, alder);
        etter.set(vindu.neste());
        return vindu.kandidater();
    }

    /** Moves those that nobody needs any more. */
    public void arkiver(List<Long> kandidater) {
        var antall = arkiv.arkiver(kandidater, alder);
        AfterCommit.run(() -> antall.forEach(metrics::ryddet));
    }

    /** Tells of a melding that no try could move. It stays where it is. */
    public void giOpp(long melding, Exception cause) {
        dodbrev.add(List.of(new Dodbrev(
                ROUTE,
                Optional.empty(),
                Optional.of(melding),
                Optional.empty(),
                Giftig.name(cause),
                Giftig.describe(cause))));
    }
}
