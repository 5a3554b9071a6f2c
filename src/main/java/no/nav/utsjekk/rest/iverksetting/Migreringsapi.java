package no.nav.utsjekk.rest.iverksetting;

import com.fasterxml.jackson.databind.util.RawValue;
import no.nav.utsjekk.iverksetting.Tilleggsstonad;
import no.nav.utsjekk.migrering.Migreringsforesporsel;
import no.nav.utsjekk.migrering.Migreringsforesporsel.UidTilStonad;
import no.nav.utsjekk.migrering.Migreringskall;
import no.nav.utsjekk.migrering.Migreringssvar;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Kall;
import no.nav.utsjekk.rest.Klienter;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.sak.Fagsystem;
import org.apache.camel.Exchange;

/** What the calls to migrate chains of iverksettinger say, and what they are told (22 §2). Steps of the routes {@code rest-migrer*}. */
public final class Migreringsapi {

    private static final String GRUNN = "kall til /api/iverksetting/v2/migrate";

    private final Klienter klienter;

    public Migreringsapi(Klienter klienter) {
        this.klienter = klienter;
    }

    /**
     * Reads what is to be migrated, and who asks.
     *
     * @throws Avslag when it cannot be read, or nobody knows whose it is
     */
    public Migreringskall les(Exchange exchange) {
        var kall = Kall.av(exchange);
        var innhold = kall.les(Innhold::les);
        var token = kall.token();
        var foresporsel = innhold.foresporsel(klienter.fagsystem(token, kall.fagsystem()));
        var hvem = token.navIdent().or(token::klient).orElseThrow();
        return new Migreringskall(foresporsel, hvem, GRUNN);
    }

    /** The same without who asks. */
    public Migreringsforesporsel lesProv(Exchange exchange) {
        return les(exchange).foresporsel();
    }

    /** The body, without whose it is (22 §2.1). */
    private record Innhold(JsonField rot) {

        /** Reads all of it once, so that what cannot be read is refused before anything else. */
        static Innhold les(JsonField rot) {
            var innhold = new Innhold(rot);
            innhold.foresporsel(Fagsystem.TILLEGGSSTØNADER);
            return innhold;
        }

        Migreringsforesporsel foresporsel(Fagsystem fagsystem) {
            return new Migreringsforesporsel(
                    fagsystem,
                    rot.required("sakId").text(),
                    rot.required("behandlingId").text(),
                    rot.nullable("iverksettingId").map(JsonField::text),
                    rot.nullable("meldeperiode").map(JsonField::text),
                    rot.nullable("uidToStønad").map(Innhold::uidTilStonad));
        }

        private static UidTilStonad uidTilStonad(JsonField felt) {
            return new UidTilStonad(
                    felt.required("first").uuid(),
                    felt.required("second").oneOf(Tilleggsstonad.class).klassekode());
        }
    }

    /** What would be migrated: the utbetalinger as they would be published. */
    public Svar provd(Migreringssvar svar) {
        return Svar.ok(utfort(svar).utbetalinger().stream().map(RawValue::new).toList());
    }

    /** Done. */
    public Svar migrert(Migreringssvar svar) {
        utfort(svar);
        return Svar.tomt(200);
    }

    private static Migreringssvar.Utfort utfort(Migreringssvar svar) {
        if (svar instanceof Migreringssvar.Avvist avvist) {
            throw Avslag.av(avvist.avvisning());
        }
        return (Migreringssvar.Utfort) svar;
    }
}
