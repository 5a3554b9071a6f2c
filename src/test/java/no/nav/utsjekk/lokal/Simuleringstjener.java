package no.nav.utsjekk.lokal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import no.nav.utsjekk.oppdrag.xml.UnreadableXml;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.Simulering;

/**
 * OS's simulering over SOAP, and the token service before it: answers by the model, or does it wrong in the ways that it has been
 * told to.
 */
public final class Simuleringstjener {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final String ASSERTION =
            "<saml2:Assertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_%d\"/>";

    private final Function<Ordre, Simulering> os;
    private final List<Uhell> uhell = new ArrayList<>();
    private final List<Simuleringsonske> spurt = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokener = new AtomicInteger();

    /**
     * A fault that somebody has asked for.
     *
     * @param sakId the only sak that it hits; empty: all
     * @param igjen how many more questions it hits
     * @param ventetid how late the answer comes; only for {@link Simuleringsfeil#SEN}
     */
    public record Uhell(Simuleringsfeil feil, Optional<String> sakId, long igjen, Duration ventetid) {

        /** Hits everything until it is removed. */
        public static Uhell av(Simuleringsfeil feil) {
            return new Uhell(feil, Optional.empty(), Feil.TIL_DEN_FJERNES, Duration.ofSeconds(5));
        }

        public Uhell sak(String sak) {
            return new Uhell(feil, Optional.of(sak), igjen, ventetid);
        }

        public Uhell antall(long antall) {
            return new Uhell(feil, sakId, antall, ventetid);
        }

        public Uhell ventetid(Duration tid) {
            return new Uhell(feil, sakId, igjen, tid);
        }
    }

    /** @param os what the oppdrag would do */
    public Simuleringstjener(Function<Ordre, Simulering> os) {
        this.os = os;
    }

    /** Serves these addresses. Several questions are answered at the same time if the server has the threads. */
    public void tilby(HttpServer server) {
        server.createContext("/simulering", exchange -> svar(exchange, this::simuler));
        server.createContext("/rest/v1/sts/samltoken", exchange -> svar(exchange, ignored -> samltoken(exchange)));
        server.createContext("/token", exchange -> svar(exchange, ignored -> accessToken()));
    }

    public void leggTil(Uhell nytt) {
        synchronized (uhell) {
            uhell.add(nytt);
            uhell.notifyAll();
        }
    }

    public List<Uhell> uhell() {
        synchronized (uhell) {
            return List.copyOf(uhell);
        }
    }

    /** From now on everything is done right; those that wait for a late answer get it now. */
    public void fjernUhell() {
        synchronized (uhell) {
            uhell.clear();
            uhell.notifyAll();
        }
    }

    /** Every question that came, in their order. */
    public List<Simuleringsonske> spurt() {
        return List.copyOf(spurt);
    }

    /** Every question about a sak. */
    public List<Simuleringsonske> spurt(String sakId) {
        return spurt.stream().filter(onske -> onske.sakId().equals(sakId)).toList();
    }

    /** How many assertions have been given. */
    public int tokener() {
        return tokener.get();
    }

    private record Svar(int status, String type, String innhold) {

        static Svar xml(int status, String innhold) {
            return new Svar(status, "text/xml; charset=utf-8", innhold);
        }

        static Svar json(String innhold) {
            return new Svar(200, "application/json", innhold);
        }
    }

    private Svar simuler(String soap) {
        try {
            var onske = Simuleringsonske.les(soap);
            spurt.add(onske);
            var treff = treff(Optional.of(onske.sakId()), false);
            if (treff.isPresent() && treff.get().feil() != Simuleringsfeil.SEN) {
                return Svar.xml(treff.get().feil().status(), treff.get().feil().svar());
            }
            treff.ifPresent(this::vent);
            return svar(onske);
        } catch (UnreadableXml | IllegalArgumentException e) {
            return Svar.xml(500, Simuleringstekst.fault("SOAP-ENV:Client", "Malformed SOAP message", ""));
        }
    }

    private Svar svar(Simuleringsonske onske) {
        var simulering = os.apply(onske.ordre());
        if (!simulering.svar().erGodtatt()) {
            return Svar.xml(
                    500,
                    Simuleringstekst.avslag(simulering.svar().beskrMelding().orElse("")));
        }
        var idag = LocalDate.now(OSLO);
        var perioder = new Simuleringsregner(idag, onske.fagomrade()).regn(simulering);
        return Svar.xml(200, Simuleringstekst.svar(onske, perioder, idag));
    }

    private Svar samltoken(HttpExchange exchange) {
        if (treff(Optional.empty(), true).isPresent()) {
            return new Svar(Simuleringsfeil.INGEN_TOKEN.status(), "text/plain", "borte");
        }
        var basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (basic == null || !basic.startsWith("Basic ")) {
            return new Svar(401, "text/plain", "hvem?");
        }
        var assertion = ASSERTION.formatted(tokener.incrementAndGet());
        return Svar.json(
                """
                {"access_token":"%s","issued_token_type":"urn:ietf:params:oauth:token-type:saml2","token_type":"Bearer","expires_in":3599}"""
                        .formatted(Base64.getEncoder().encodeToString(assertion.getBytes(UTF_8))));
    }

    private static Svar accessToken() {
        return Svar.json("{\"access_token\":\"proxytoken\",\"token_type\":\"Bearer\",\"expires_in\":3599}");
    }

    /** The first fault that hits; uses up one of it. */
    private Optional<Uhell> treff(Optional<String> sakId, boolean token) {
        synchronized (uhell) {
            var treff = uhell.stream()
                    .filter(u -> (u.feil() == Simuleringsfeil.INGEN_TOKEN) == token)
                    .filter(u -> u.sakId().isEmpty() || u.sakId().equals(sakId))
                    .findFirst();
            treff.ifPresent(u -> {
                if (u.igjen() == 1) {
                    uhell.remove(u);
                } else {
                    uhell.set(uhell.indexOf(u), u.antall(u.igjen() - 1));
                }
            });
            return treff;
        }
    }

    /** Waits for the time of the fault, or until all faults are removed. */
    private void vent(Uhell sen) {
        var slutt = System.nanoTime() + sen.ventetid().toNanos();
        synchronized (uhell) {
            try {
                for (var igjen = slutt - System.nanoTime();
                        igjen > 0 && (sen.igjen() == 1 || !uhell.isEmpty());
                        igjen = slutt - System.nanoTime()) {
                    uhell.wait(igjen / 1_000_000 + 1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void svar(HttpExchange exchange, Function<String, Svar> behandling) throws IOException {
        try (exchange) {
            var svar = behandling.apply(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var innhold = svar.innhold().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", svar.type());
            exchange.sendResponseHeaders(svar.status(), innhold.length == 0 ? -1 : innhold.length);
            exchange.getResponseBody().write(innhold);
        }
    }
}
