package no.nav.utsjekk.rest.utbetaling;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Dokumentert;
import no.nav.utsjekk.rest.Kall;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.rest.simulering.Sakssporsmal;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utfall;
import no.nav.utsjekk.sak.Utledning;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.simulering.Beregning;
import no.nav.utsjekk.simulering.Foresporsel;
import org.apache.camel.Exchange;

/** Asks what OS would pay if an utbetaling were created, changed or ended now (UT-X1). Nothing of it is stored. */
public final class Utbetalingssimulering {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Utbetalingsapi api;
    private final ForesporselRepository foresporsler;
    private final MeldingRepository meldinger;
    private final SakRepository saker;
    private final Stonader stonader;
    private final Function<String, Optional<Stonad>> etterKlassekode;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** @param etterKlassekode finds the stønad of a klassekode */
    public Utbetalingssimulering(
            Utbetalingsapi api,
            ForesporselRepository foresporsler,
            MeldingRepository meldinger,
            SakRepository saker,
            Stonader stonader,
            Function<String, Optional<Stonad>> etterKlassekode,
            Clock clock,
            Supplier<UUID> ids) {
        this.api = api;
        this.foresporsler = foresporsler;
        this.meldinger = meldinger;
        this.saker = saker;
        this.stonader = stonader;
        this.etterKlassekode = etterKlassekode;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Reads a call, with the rules of the real one.
     *
     * @param hensikt of the real call; a POST of what is known is a change (UT-X1)
     * @throws Avslag of the first thing that is wrong
     */
    public Sakssporsmal les(Exchange exchange, String hensikt) {
        Kall.krevAvsender(exchange);
        return new OmUtbetaling((Utbetalingsforesporsel) api.les(exchange, hensikt));
    }

    private final class OmUtbetaling implements Sakssporsmal {

        private final Utbetalingsforesporsel bestilt;

        OmUtbetaling(Utbetalingsforesporsel bestilt) {
            this.bestilt = bestilt;
        }

        @Override
        public Optional<Utkast> utled() {
            var tilstand = foresporsler
                    .find(bestilt.uid())
                    .orElseGet(() -> new Tilstand(
                            bestilt.fagsystem(), Optional.empty(), saker.committed(bestilt.uid()), Optional.empty()));
            var foresporsel = bestilt.somDryrunAv(tilstand);
            Adgang.krevEget(tilstand, foresporsel.fagsystem());
            if (tilstand.erIArbeid()) {
                return Optional.empty();
            }
            new Adgang(tilstand, foresporsel).krev();
            if (!MeldingRepository.isPossibleSakId(foresporsel.sakId())) {
                throw Dokumentert.UGYLDIG_SAK_ID.avslag();
            }
            long sak = meldinger.lockOrCreateSak(foresporsel.fagsystem(), foresporsel.sakId());
            return Optional.of(new Utkast(sak, sporsmal(foresporsel, sak)));
        }

        private List<Foresporsel> sporsmal(Utbetalingsforesporsel foresporsel, long sak) {
            var tilstand = saker.load(List.of(new SakRepository.Request(sak, Set.of(foresporsel.uid()))))
                    .get(sak);
            var utfall = Utledning.utled(
                    tilstand, foresporsel.melding(stonader), ids, LocalDateTime.now(clock.withZone(OSLO)));
            if (utfall instanceof Utfall.Avvist avvist) {
                throw Avslag.av(avvist.avvisning());
            }
            if (utfall instanceof Utfall.Endret endret) {
                return endret.oppdrag().stream().map(Foresporsel::av).toList();
            }
            throw Dokumentert.MINIMUM_CHANGES.avslag();
        }

        @Override
        public Svar svar(Optional<Beregning> beregning) {
            return Svar.ok(SimuleringApi.av(beregning, etterKlassekode));
        }

        /** Cannot be: a request that changes nothing is refused. */
        @Override
        public Svar ingenEndring() {
            throw Dokumentert.MINIMUM_CHANGES.avslag();
        }
    }
}
