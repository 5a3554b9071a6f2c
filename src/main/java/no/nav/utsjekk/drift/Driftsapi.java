package no.nav.utsjekk.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import no.nav.utsjekk.drift.Kall.Innsendt;
import org.apache.camel.Exchange;

/**
 * The operators' actions over HTTP. Steps of the routes {@code drift-*}. Who calls is behind the door ({@link Tjenere}); who
 * it is, the call says ({@code ident}).
 */
public final class Driftsapi {

    private static final String IDENT = "ident";
    private static final String GRUNN = "grunn";
    private static final String BEKREFTET = "bekreftet";

    private final Dodbrevhandlinger dodbrev;
    private final Kvitteringshandlinger kvitteringer;
    private final Oppdragshandlinger oppdrag;

    public Driftsapi(Dodbrevhandlinger dodbrev, Kvitteringshandlinger kvitteringer, Oppdragshandlinger oppdrag) {
        this.dodbrev = dodbrev;
        this.kvitteringer = kvitteringer;
        this.oppdrag = oppdrag;
    }

    /** Something that is done with one thing, and what is told of it. */
    private interface Gjoremal {
        String gjor(long id, Innsendt innsendt);
    }

    private static void gjor(Exchange exchange, Gjoremal gjoremal) throws JsonProcessingException {
        Kall.svar(exchange, kall -> Map.of("resultat", gjoremal.gjor(kall.id(), kall.innsendt())));
    }

    public void listDodbrev(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> dodbrev.list(etter(kall), antall(kall), kall.flag("alle")));
    }

    public void visDodbrev(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> dodbrev.vis(kall.id()));
    }

    public void lesDodbrev(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            return dodbrev.innhold(kall.id(), innsendt.text(IDENT), innsendt.text(GRUNN));
        });
    }

    public void sendDodbrev(Exchange exchange) throws JsonProcessingException {
        gjor(exchange, (id, innsendt) -> dodbrev.send(id, innsendt.given(IDENT), innsendt.given(GRUNN)));
    }

    public void forkastDodbrev(Exchange exchange) throws JsonProcessingException {
        gjor(exchange, (id, innsendt) -> dodbrev.forkast(id, innsendt.given(IDENT), innsendt.given(GRUNN)));
    }

    public void listKvitteringer(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> kvitteringer.list(etter(kall), antall(kall)));
    }

    public void visKvittering(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> kvitteringer.vis(kall.id()));
    }

    public void lesKvittering(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            return kvitteringer.innhold(kall.id(), innsendt.text(IDENT), innsendt.text(GRUNN));
        });
    }

    public void provKvittering(Exchange exchange) throws JsonProcessingException {
        gjor(exchange, (id, innsendt) -> kvitteringer.provIgjen(id, innsendt.given(IDENT), innsendt.given(GRUNN)));
    }

    public void knyttKvittering(Exchange exchange) throws JsonProcessingException {
        gjor(
                exchange,
                (id, innsendt) -> kvitteringer.knytt(
                        id, innsendt.number("oppdrag"), innsendt.given(IDENT), innsendt.given(GRUNN)));
    }

    public void forkastKvittering(Exchange exchange) throws JsonProcessingException {
        gjor(exchange, (id, innsendt) -> kvitteringer.forkast(id, innsendt.given(IDENT), innsendt.given(GRUNN)));
    }

    public void listOppdrag(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> oppdrag.list(etter(kall), antall(kall)));
    }

    public void visOppdrag(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> oppdrag.vis(kall.id()));
    }

    public void sendOppdrag(Exchange exchange) throws JsonProcessingException {
        gjor(
                exchange,
                (id, innsendt) ->
                        oppdrag.send(id, innsendt.flag(BEKREFTET), innsendt.given(IDENT), innsendt.given(GRUNN)));
    }

    public void kvitterOppdrag(Exchange exchange) throws JsonProcessingException {
        gjor(
                exchange,
                (id, innsendt) -> oppdrag.kvitter(
                        id,
                        innsendt.given("alvorlighetsgrad"),
                        innsendt.given("kodeMelding"),
                        innsendt.given("beskrMelding"),
                        innsendt.flag(BEKREFTET),
                        innsendt.given(IDENT),
                        innsendt.given(GRUNN)));
    }

    private static long etter(Kall kall) {
        return kall.number("etter").orElse(0L);
    }

    private static int antall(Kall kall) {
        return kall.number("antall")
                .map(antall -> (int) Math.min(antall, Integer.MAX_VALUE))
                .orElse(Integer.MAX_VALUE);
    }
}
