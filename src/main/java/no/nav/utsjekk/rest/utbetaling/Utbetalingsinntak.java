package no.nav.utsjekk.rest.utbetaling;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.melding.Meldingspost;
import no.nav.utsjekk.melding.NyMelding;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Dokumentert;
import no.nav.utsjekk.rest.Kall;
import no.nav.utsjekk.sak.Utfall;
import no.nav.utsjekk.sak.Utledning;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.vakt.Metrics;
import org.apache.camel.Exchange;

/**
 * Takes a request in as a melding, in one transaction: it is stored with its turn in the sak, or refused and not stored. What
 * the core would refuse is refused at once. Step of the route {@code rest-utbetaling-ta}.
 */
public final class Utbetalingsinntak {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** Not from Kafka. */
    private static final int INGEN_PARTISJON = -1;

    private final ForesporselRepository foresporsler;
    private final MeldingRepository meldinger;
    private final SakRepository saker;
    private final Foresporselsformat format;
    private final Stonader stonader;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Metrics metrics;

    public Utbetalingsinntak(
            ForesporselRepository foresporsler,
            MeldingRepository meldinger,
            SakRepository saker,
            Foresporselsformat format,
            Stonader stonader,
            Clock clock,
            Supplier<UUID> ids,
            Metrics metrics) {
        this.foresporsler = foresporsler;
        this.meldinger = meldinger;
        this.saker = saker;
        this.format = format;
        this.stonader = stonader;
        this.clock = clock;
        this.ids = ids;
        this.metrics = metrics;
    }

    /** @throws Avslag when it is refused: roll back */
    public void ta(Foresporsel foresporsel, Exchange exchange) {
        var tilstand = foresporsler.lock(foresporsel.uid(), foresporsel.fagsystem());
        new Adgang(tilstand, foresporsel).krev();
        long melding = lagre(foresporsel, Kall.traceparent(exchange));
        if (foresporsel instanceof Utbetalingsforesporsel) {
            foresporsler.setSiste(foresporsel.uid(), melding);
        }
        var plass = foresporsler.plass(melding);
        if (plass.bakAndre()) {
            throw Adgang.iArbeid();
        }
        if (!tilstand.erIArbeid()) {
            prov(foresporsel, plass.sak());
        }
        AfterCommit.run(() -> metrics.melding(foresporsel.fagsystem().name()));
    }

    private long lagre(Foresporsel foresporsel, Optional<String> traceparent) {
        var post = new Meldingspost(
                foresporsel.uid().toString(),
                Foresporselsformat.KANAL,
                INGEN_PARTISJON,
                foresporsler.nesteNummer(),
                format.skriv(foresporsel),
                traceparent);
        return meldinger
                .add(List.of(new NyMelding(
                        post,
                        foresporsel.fagsystem(),
                        Optional.of(foresporsel.sakId()).filter(this::erMulig),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of())))
                .get(0);
    }

    private boolean erMulig(String sakId) {
        if (!MeldingRepository.isPossibleSakId(sakId)) {
            throw Dokumentert.UGYLDIG_SAK_ID.avslag();
        }
        return true;
    }

    /** What the uid is, is settled, whoever else the sak waits for: what the core says of it now it will say in its turn. */
    private void prov(Foresporsel foresporsel, long sak) {
        var tilstand = saker.load(List.of(new SakRepository.Request(sak, Set.of(foresporsel.uid()))))
                .get(sak);
        var utfall =
                Utledning.utled(tilstand, foresporsel.melding(stonader), ids, LocalDateTime.now(clock.withZone(OSLO)));
        if (utfall instanceof Utfall.Avvist avvist) {
            throw Avslag.av(avvist.avvisning());
        }
        if (utfall instanceof Utfall.Uendret) {
            throw Dokumentert.MINIMUM_CHANGES.avslag();
        }
    }
}
