package no.nav.utsjekk.rest.iverksetting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksetting.Iverksettingskontroll;
import no.nav.utsjekk.iverksetting.Iverksettingsutledning;
import no.nav.utsjekk.iverksettinger.Iverksettingsprove;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Kall;
import no.nav.utsjekk.rest.Klienter;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.rest.simulering.Sakssporsmal;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Utfall;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.simulering.Beregning;
import no.nav.utsjekk.simulering.Foresporsel;
import org.apache.camel.Exchange;

/** Asks what OS would pay if an iverksetting were carried out now (20 §5). Nothing of it is stored. */
public final class Iverksettingssimulering {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Klienter klienter;
    private final Iverksettingsprove prove;
    private final MeldingRepository meldinger;
    private final SakRepository saker;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Iverksettingssimulering(
            Klienter klienter,
            Iverksettingsprove prove,
            MeldingRepository meldinger,
            SakRepository saker,
            Clock clock,
            Supplier<UUID> ids) {
        this.klienter = klienter;
        this.prove = prove;
        this.meldinger = meldinger;
        this.saker = saker;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Reads a call, with the rules that a real iverksetting has of its body.
     *
     * @throws Avslag of the first thing that is wrong
     */
    public Sakssporsmal les(Exchange exchange) {
        Kall.krevAvsender(exchange);
        var kall = Kall.av(exchange);
        var innhold = kall.les(SimuleringV2Api::les);
        var iverksetting = innhold.iverksetting(klienter.fagsystem(kall.token(), kall.fagsystem()), na());
        avslaHvis(Iverksettingskontroll.brudd(iverksetting));
        return new OmIverksetting(iverksetting);
    }

    private LocalDateTime na() {
        return LocalDateTime.now(clock.withZone(OSLO));
    }

    private static void avslaHvis(Optional<Avvisning> brudd) {
        brudd.map(Avslag::av).ifPresent(avslag -> {
            throw avslag;
        });
    }

    private final class OmIverksetting implements Sakssporsmal {

        private final Iverksetting iverksetting;

        OmIverksetting(Iverksetting iverksetting) {
            this.iverksetting = iverksetting;
        }

        @Override
        public Optional<Utkast> utled() {
            long sak = meldinger.lockOrCreateSak(iverksetting.fagsystem(), iverksetting.sakId());
            avslaHvis(prove.brudd(sak, iverksetting));
            var tilstand = saker.load(List.of(new SakRepository.Request(sak, Set.of())))
                    .get(sak);
            var utfall = Iverksettingsutledning.utled(
                            tilstand, ids.get().toString(), iverksetting, prove.forrige(sak), na())
                    .utfall();
            if (utfall instanceof Utfall.Avvist avvist) {
                throw Avslag.av(avvist.avvisning());
            }
            return Optional.of(new Utkast(
                    sak,
                    utfall instanceof Utfall.Endret endret
                            ? endret.oppdrag().stream()
                                    .map(Foresporsel::avIverksetting)
                                    .toList()
                            : List.of()));
        }

        @Override
        public Svar svar(Optional<Beregning> beregning) {
            var idag = LocalDate.now(clock.withZone(OSLO));
            return Svar.ok(beregning
                    .map(b -> Simuleringsresultat.av(b, iverksetting.fagsystem(), idag))
                    .orElseGet(() -> Simuleringsresultat.tomt(iverksetting.personident(), idag)));
        }

        /** SI-05. */
        @Override
        public Svar ingenEndring() {
            return Svar.tomt(204);
        }
    }
}
