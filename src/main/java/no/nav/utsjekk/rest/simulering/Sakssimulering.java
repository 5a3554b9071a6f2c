package no.nav.utsjekk.rest.simulering;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.rest.simulering.Sakssporsmal.Utkast;
import no.nav.utsjekk.simulering.Ossvar;
import no.nav.utsjekk.simulering.SimuleringRepository;
import no.nav.utsjekk.simulering.Simuleringssteg.Frister;
import no.nav.utsjekk.simulering.Sporrerunde;
import no.nav.utsjekk.simulering.Sporsmal;
import no.nav.utsjekk.simulering.Synkronfeil;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks OS about a sak while a caller waits: never while the sak has an oppdrag under way, and no oppdrag of it is handed over
 * meanwhile (FM-38). Steps of the route {@code rest-simulering}.
 */
public final class Sakssimulering {

    private static final Logger LOG = LoggerFactory.getLogger(Sakssimulering.class);

    private final SimuleringRepository simuleringer;
    private final Clock clock;
    private final Supplier<UUID> ider;
    private final Frister frister;
    private final CamelContext context;

    public Sakssimulering(
            SimuleringRepository simuleringer,
            Clock clock,
            Supplier<UUID> ider,
            Frister frister,
            CamelContext context) {
        this.simuleringer = simuleringer;
        this.clock = clock;
        this.ider = ider;
        this.frister = frister;
        this.context = context;
    }

    /** Before anything is asked. */
    public Kallsamtale begynn(Sakssporsmal sporsmal) {
        return Kallsamtale.om(sporsmal, ider.get(), clock.instant().plus(frister.sak()));
    }

    /** Whether the sak is still waited for. */
    public boolean venter(Kallsamtale samtale) {
        return samtale.runde().isEmpty() && clock.instant().isBefore(samtale.til()) && !context.isStopping();
    }

    /** Whether the sak has been found busy before. */
    public boolean harForsokt(Kallsamtale samtale) {
        return samtale.forsokt();
    }

    /** Derives what to ask, and takes the right to ask it, if nobody is at the sak. Inside a transaction. */
    public Kallsamtale prov(Kallsamtale samtale) {
        return samtale.sporsmal()
                .utled()
                .filter(utkast -> las(utkast, samtale.kjoring()))
                .map(samtale::med)
                .orElseGet(samtale::opptatt);
    }

    private boolean las(Utkast utkast, UUID kjoring) {
        return utkast.foresporsler().isEmpty() || simuleringer.las(utkast.sak(), kjoring, frister.las());
    }

    /** Whether there is more to ask. */
    public boolean fortsetter(Kallsamtale samtale) {
        return samtale.runde().filter(runde -> runde.fortsetter()).isPresent();
    }

    /** What to ask now. */
    public Sporsmal neste(Kallsamtale samtale) {
        return samtale.runde().orElseThrow().neste();
    }

    /** OS has been asked. */
    public Kallsamtale noter(Kallsamtale samtale, Ossvar svar) {
        return samtale.med(svar);
    }

    /** Lets the sak's oppdrag go, at once if OS is done with it. Inside a transaction. */
    public void slutt(Kallsamtale samtale) {
        samtale.runde().filter(runde -> !runde.svar().isEmpty()).ifPresent(runde -> {
            if (runde.erOsFerdig()) {
                simuleringer.slipp(runde.las().sak(), samtale.kjoring());
            } else {
                simuleringer.forlat(runde.las().sak(), samtale.kjoring());
            }
        });
    }

    /** What the caller is told. */
    public Svar svar(Kallsamtale samtale) {
        return samtale.runde()
                .map(runde -> runde.feil().map(this::feilet).orElseGet(() -> resultat(samtale, runde)))
                .orElseGet(() -> Svar.avslag(Avslag.av(Synkronfeil.opptatt())));
    }

    private Svar feilet(Ossvar feil) {
        if (Synkronfeil.erUkjent(feil)) {
            LOG.error(
                    "OS answers a simulering over HTTP with an unknown fault: {}",
                    ((Ossvar.Soapfeil) feil).faultcode());
        }
        return Svar.avslag(Avslag.av(new Synkronfeil(frister.os()).av(feil)));
    }

    private static Svar resultat(Kallsamtale samtale, Sporrerunde runde) {
        try {
            return runde.foresporsler().isEmpty()
                    ? samtale.sporsmal().ingenEndring()
                    : samtale.sporsmal().svar(runde.beregning());
        } catch (Avslag avslag) {
            return Svar.avslag(avslag);
        }
    }
}
