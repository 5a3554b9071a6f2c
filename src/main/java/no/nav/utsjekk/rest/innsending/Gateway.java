package no.nav.utsjekk.rest.innsending;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsformater;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Kall;
import no.nav.utsjekk.rest.Klienter;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.status.StatusWriter;
import org.apache.camel.Exchange;

/** The gateway {@code /abetal}: producers' meldinger over HTTP, for test and development (20 §7). Steps of its route. */
public final class Gateway {

    /** Of the fagsystem in the path, or of {@code raw}. */
    private static final int FAGSYSTEM = 1;

    /** Of what comes after it. */
    private static final int NESTE = 2;

    private static final String RAW = "raw";
    private static final Set<String> FAGSYSTEMER = Set.of("aap", "dp", "ts", "tp", "historisk", "valp");
    private static final Set<String> RAW_FAGSYSTEMER = Set.of("aap", "dp", "ts", "tp", "historisk");

    private final boolean apen;
    private final Klienter klienter;
    private final Meldingsformater formater;
    private final StatusWriter statuses;
    private final Supplier<UUID> ider;

    /** @param apen whether there is a gateway at all (GW-01) */
    public Gateway(
            boolean apen, Klienter klienter, Meldingsformater formater, StatusWriter statuses, Supplier<UUID> ider) {
        this.apen = apen;
        this.klienter = klienter;
        this.formater = formater;
        this.statuses = statuses;
        this.ider = ider;
    }

    /**
     * Reads a call.
     *
     * @throws Avslag when it leads nowhere, or to somebody else's meldinger
     */
    public Innsending les(Exchange exchange) {
        var kall = Kall.av(exchange);
        if (!apen) {
            throw finnesIkke();
        }
        var raw = kall.ledd(FAGSYSTEM).filter(RAW::equals).isPresent();
        var fagsystem = raw ? rawFagsystem(kall) : fagsystem(kall.ledd(FAGSYSTEM), FAGSYSTEMER);
        klienter.krevProdusent(kall.token(), fagsystem);
        var nokkel = !raw && kall.ledd(NESTE).isPresent() ? kall.uuid(NESTE) : ider.get();
        return new Innsending(
                fagsystem,
                nokkel.toString(),
                kall.innhold(),
                Kall.traceparent(exchange),
                raw ? Svarform.GATEWAY_STATUS : svarform(fagsystem, nokkel, kall.innhold()));
    }

    private static Fagsystem rawFagsystem(Kall kall) {
        if (kall.ledd(NESTE).isEmpty()) {
            throw new Ulest("Fagsystem parameter is required");
        }
        return fagsystem(kall.ledd(NESTE), RAW_FAGSYSTEMER);
    }

    /** GW-11. */
    private static Fagsystem fagsystem(Optional<String> kortnavn, Set<String> kjente) {
        return kortnavn.filter(kjente::contains).map(Fagsystem::medKortnavn).orElseThrow(Gateway::finnesIkke);
    }

    private static Avslag finnesIkke() {
        return new Avslag(404, "Fant ikke endepunktet");
    }

    /** GW-03. */
    private Svarform svarform(Fagsystem fagsystem, UUID nokkel, byte[] innhold) {
        var lesing = formater.av(fagsystem).les(nokkel.toString(), innhold);
        if (lesing instanceof Lesing.Uleselig uleselig) {
            if (uleselig.erUforstaelig()) {
                throw new Ulest(
                        "Påkrevd felt mangler eller er null: " + uleselig.felt().orElse("ugyldig JSON"));
            }
            return uleselig.dryrun() ? Svarform.GATEWAY_DRYRUN : Svarform.GATEWAY_STATUS;
        }
        return ((Lesing.Lest) lesing).melding().dryrun() ? Svarform.GATEWAY_DRYRUN : Svarform.GATEWAY_STATUS;
    }

    /** GW-10: told as plain text. */
    public Svar ulest(Ulest ulest) {
        return Svar.tekst(400, ulest.getMessage());
    }

    /** GW-10: what nobody foresaw. */
    public Svar ukjentFeil() {
        return Svar.tekst(500, "Uhåndtert feil: intern feil i Utsjekk");
    }

    /** GW-09: the melding could not be stored. */
    public Svar ikkeTatt() {
        var tekst = "Intern feil under venting på svar: databasen svarer ikke";
        return Svarform.feilet(new Avvisning("INTERN_FEIL", 500, tekst, ""), statuses);
    }

    /** A body that is no melding. */
    public static final class Ulest extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ulest(String tekst) {
            super(tekst, null, false, false);
        }
    }
}
