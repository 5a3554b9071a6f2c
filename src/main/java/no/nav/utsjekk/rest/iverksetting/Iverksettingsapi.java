package no.nav.utsjekk.rest.iverksetting;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import no.nav.utsjekk.iverksetting.Iverksettingskontroll;
import no.nav.utsjekk.iverksettinger.Iverksettingsforesporsel;
import no.nav.utsjekk.iverksettinger.Iverksettingsstatus;
import no.nav.utsjekk.iverksettinger.Iverksettingsstatuser;
import no.nav.utsjekk.iverksettinger.Mottakssvar;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Kall;
import no.nav.utsjekk.rest.Klienter;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.sak.Fagsystem;
import org.apache.camel.Exchange;

/** What the calls to {@code /api/iverksetting} say, and what they are told (20 §3). Steps of the routes {@code rest-iverksetting*}. */
public final class Iverksettingsapi {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** Of the ids in the paths of statuses. */
    private static final int SAK = 2;

    private static final int BEHANDLING = 3;
    private static final int IVERKSETTING = 4;

    private final Klienter klienter;
    private final Iverksettingsstatuser statuser;
    private final Clock clock;

    public Iverksettingsapi(Klienter klienter, Iverksettingsstatuser statuser, Clock clock) {
        this.klienter = klienter;
        this.statuser = statuser;
        this.clock = clock;
    }

    /**
     * Reads an iverksetting. In order: the body, its rules, whose it is (20 §3.3).
     *
     * @throws Avslag of the first thing that is wrong
     */
    public Iverksettingsforesporsel les(Exchange exchange) {
        var kall = Kall.av(exchange);
        var innhold = kall.les(IverksettingApi::les, uleselig());
        var na = LocalDateTime.now(clock.withZone(OSLO));
        // whose it is makes no difference to these rules
        Iverksettingskontroll.bruddUansettHvem(innhold.iverksetting(Fagsystem.AAP, na))
                .map(Avslag::av)
                .ifPresent(avslag -> {
                    throw avslag;
                });
        return new Iverksettingsforesporsel(
                innhold.iverksetting(fagsystem(kall), na), kall.innhold(), Kall.traceparent(exchange));
    }

    /** RF-E2. */
    private static Avslag uleselig() {
        return new Avslag(
                400,
                "Klarte ikke lese request body. Sjekk at du ikke mangler noen felter",
                "/async/kom_i_gang/opprett_utbetaling");
    }

    private Fagsystem fagsystem(Kall kall) {
        return klienter.fagsystem(kall.token(), kall.fagsystem());
    }

    /**
     * 20 §3.5: what was received before is accepted too, lest it be sent again and again.
     *
     * @throws Avslag when it is refused
     */
    public Svar mottatt(Mottakssvar svar) {
        if (svar instanceof Mottakssvar.Avvist avvist) {
            throw Avslag.av(avvist.avvisning());
        }
        return Svar.tomt(202);
    }

    /** How it goes with the iverksetting of a behandling that was received last (20 §3.7). */
    public Svar behandlingsstatus(Exchange exchange) {
        var kall = Kall.av(exchange);
        var sakId = kall.del(SAK);
        var behandlingId = kall.del(BEHANDLING);
        return svar(
                statuser.status(fagsystem(kall), sakId, behandlingId),
                "Fant ikke status utbetaling med sakId %s og behandlingId %s".formatted(sakId, behandlingId));
    }

    /** How it goes with one iverksetting (20 §3.7). */
    public Svar status(Exchange exchange) {
        var kall = Kall.av(exchange);
        var sakId = kall.del(SAK);
        var behandlingId = kall.del(BEHANDLING);
        var iverksettingId = kall.del(IVERKSETTING);
        return svar(
                statuser.status(fagsystem(kall), sakId, behandlingId, iverksettingId),
                "Fant ikke status utbetaling med sakId %s, behandlingId %s og iverksettingId %s"
                        .formatted(sakId, behandlingId, iverksettingId));
    }

    private static Svar svar(Optional<Iverksettingsstatus> status, String finnesIkke) {
        return Svar.ok(status.orElseThrow(() -> new Avslag(404, finnesIkke)));
    }
}
