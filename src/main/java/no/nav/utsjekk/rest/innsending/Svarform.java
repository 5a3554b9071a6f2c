package no.nav.utsjekk.rest.innsending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.StatusWriter.Status;

/** What a call waits for, and how it is told. */
enum Svarform {
    /** The result of a dry run (20 §6.3). */
    DRYRUN {
        @Override
        Optional<Svar> svar(Stand stand, StatusWriter statuses) {
            return stand.resultat()
                    .map(json -> Svar.json(erInfo(json) ? FUNNET : OK, json))
                    .or(() -> avvist(stand, statuses));
        }

        /** DR-09. */
        @Override
        Svar tidsavbrudd(StatusWriter statuses) {
            return Svar.tomt(TIDSAVBRUDD);
        }
    },
    /** The result of a dry run through the gateway (GW-08). */
    GATEWAY_DRYRUN {
        @Override
        Optional<Svar> svar(Stand stand, StatusWriter statuses) {
            return stand.resultat().map(json -> Svar.json(OK, json)).or(() -> avvist(stand, statuses));
        }

        @Override
        Svar tidsavbrudd(StatusWriter statuses) {
            return Svar.avslag(new Avslag(TIDSAVBRUDD, "Fikk ingen respons på simulering innen 30 sekunder"));
        }
    },
    /** The first status (GW-05, GW-06). */
    GATEWAY_STATUS {
        @Override
        Optional<Svar> svar(Stand stand, StatusWriter statuses) {
            if (stand.detaljer().isPresent()) {
                return Optional.of(status(Status.MOTTATT, stand, Optional.empty(), statuses));
            }
            if (stand.erAvvist()) {
                return avvist(stand, statuses);
            }
            var harStatus = stand.resultat().map(Svarform::erInfo).orElse(true); // a result alone is none
            return stand.ok().filter(ok -> harStatus).map(ok -> status(Status.OK, stand, stand.feil(), statuses));
        }

        /** GW-07. */
        @Override
        Svar tidsavbrudd(StatusWriter statuses) {
            var avvisning =
                    new Avvisning("TIDSAVBRUDD", TIDSAVBRUDD, "Fikk ingen endelig status innen 30 sekunder", "");
            return feilet(avvisning, statuses);
        }
    };

    private static final int OK = 200;
    private static final int FUNNET = 302;
    private static final int TIDSAVBRUDD = 408;
    private static final int UKJENT = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The answer; empty as long as there is none. */
    abstract Optional<Svar> svar(Stand stand, StatusWriter statuses);

    /** When it does not come in time. */
    abstract Svar tidsavbrudd(StatusWriter statuses);

    /** A status of our own making, for what has not become a melding. */
    static Svar feilet(Avvisning avvisning, StatusWriter statuses) {
        var error = statuses.error(avvisning, Optional.empty());
        return Svar.json(
                avvisning.statuskode(), statuses.body(Status.FEILET, Optional.empty(), Optional.of(error), false));
    }

    /** DR-10, GW-06. */
    private static Optional<Svar> avvist(Stand stand, StatusWriter statuses) {
        return Optional.of(stand)
                .filter(Stand::erAvvist)
                .map(s -> Svar.json(
                        statuskode(s.feil()), statuses.body(Status.FEILET, Optional.empty(), s.feil(), s.dryrun())));
    }

    private static Svar status(Status status, Stand stand, Optional<String> feil, StatusWriter statuses) {
        return Svar.json(OK, statuses.body(status, stand.detaljer(), feil, stand.dryrun()));
    }

    private static int statuskode(Optional<String> feil) {
        return feil.map(Svarform::les)
                .map(json -> json.path("statusCode").asInt())
                .filter(kode -> kode >= 400 && kode < 600)
                .orElse(UKJENT);
    }

    private static boolean erInfo(String resultat) {
        return les(resultat).path("@type").asText().equals("info");
    }

    private static com.fasterxml.jackson.databind.JsonNode les(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we have stored is no JSON", e);
        }
    }
}
