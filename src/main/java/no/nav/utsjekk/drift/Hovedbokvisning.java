package no.nav.utsjekk.drift;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import no.nav.utsjekk.hovedbok.Betaling;
import no.nav.utsjekk.hovedbok.Fagomradebok;
import no.nav.utsjekk.hovedbok.Hovedbok;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.hovedbok.Konto;
import no.nav.utsjekk.hovedbok.Ubesvart;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/** Shows operators what OS will pay on a sak: over HTTP as JSON, and in Hawtio. However large a sak is, it shows only so much. */
@ManagedResource(description = "Hva OS vil betale på en sak, og om det er det som er bestilt")
public final class Hovedbokvisning {

    private static final int MAX_UTBETALINGER = 100;
    private static final int MAX_PERIODER = 100;
    private static final int MAX_LINJER = 50;
    private static final int MAX_TEKSTER = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Hovedboker hovedboker;

    public Hovedbokvisning(Hovedboker hovedboker) {
        this.hovedboker = hovedboker;
    }

    /** Step of the route {@code drift-hovedbok}: 200, 404 when nobody knows the sak, 400 when there can be no such sak. */
    public void svar(Exchange exchange) throws JsonProcessingException {
        var fagsystem = exchange.getMessage().getHeader("fagsystem", String.class);
        var sakId = exchange.getMessage().getHeader("sakId", String.class);
        exchange.getMessage().removeHeaders("*"); // what came as headers would go back as headers, the key among them
        var feil = feil(fagsystem, sakId);
        if (feil.isPresent()) {
            svar(exchange, 400, Map.of("feil", feil.get()));
        } else {
            var bok = hent(fagsystem, sakId);
            svar(exchange, bok.kjent() ? 200 : 404, visning(bok));
        }
    }

    private static void svar(Exchange exchange, int status, Map<String, Object> svar) throws JsonProcessingException {
        var message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        message.setBody(JSON.writeValueAsBytes(svar));
    }

    /** @throws IllegalArgumentException when there can be no such sak; the text says why */
    @ManagedOperation(description = "Hva OS vil betale på en sak: fagsystem (eller fagområde), sakId")
    public Map<String, Object> vis(String fagsystem, String sakId) {
        feil(fagsystem, sakId).ifPresent(feil -> {
            throw new IllegalArgumentException(feil);
        });
        return visning(hent(fagsystem, sakId));
    }

    private Hovedbok hent(String fagsystem, String sakId) {
        return hovedboker.av(fagsystem(fagsystem).orElseThrow(), sakId);
    }

    /** Why there can be no such sak; repeats nothing of what was asked for. */
    private static Optional<String> feil(String fagsystem, String sakId) {
        if (fagsystem(fagsystem).isEmpty()) {
            return Optional.of("Ukjent fagsystem; kjente er "
                    + Arrays.stream(Fagsystem.values())
                            .flatMap(Hovedbokvisning::navn)
                            .collect(joining(", ")));
        }
        var mulig = sakId != null
                && MeldingRepository.isPossibleSakId(sakId)
                && sakId.chars().noneMatch(Character::isISOControl);
        return mulig ? Optional.empty() : Optional.of("Ugyldig sakId; den har 1 til 30 tegn");
    }

    private static Optional<Fagsystem> fagsystem(String kode) {
        return Arrays.stream(Fagsystem.values())
                .filter(fagsystem -> navn(fagsystem).anyMatch(navn -> navn.equals(kode)))
                .findFirst();
    }

    /** What operators call it: its own name, and those of its fagområder (OC-40). */
    private static Stream<String> navn(Fagsystem fagsystem) {
        var fagomrader = Arrays.stream(Fagomrade.values())
                .filter(fagomrade -> fagomrade.fagsystem() == fagsystem)
                .map(Fagomrade::name);
        return Stream.concat(Stream.of(fagsystem.name()), fagomrader).distinct();
    }

    private static Map<String, Object> visning(Hovedbok bok) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put("fagsystem", bok.fagsystem().name());
        svar.put("sakId", bok.sakId());
        svar.put("kjent", bok.kjent());
        if (bok.kjent()) {
            svar.put("stemmer", bok.stemmer());
        } else {
            svar.put("merknad", "Ingen har bedt om noe på saken");
        }
        forste(svar, "avvik", MAX_TEKSTER, bok.avvik(), tekst -> tekst);
        svar.put(
                "fagomrader",
                bok.fagomrader().stream().map(Hovedbokvisning::fagomrade).toList());
        forste(svar, "ubesvarte", MAX_LINJER, bok.ubesvarte(), Hovedbokvisning::ubesvart);
        svar.put("meldingerSomVenter", bok.ventende());
        return svar;
    }

    private static Map<String, Object> fagomrade(Fagomradebok bok) {
        var rad = new LinkedHashMap<String, Object>();
        rad.put("fagomrade", bok.fagomrade().name());
        rad.put("godtatteOppdrag", bok.godtatte());
        var medAvvikForst =
                bok.kontoer().stream().sorted(comparing(Konto::stemmer)).toList();
        forste(rad, "utbetalinger", MAX_UTBETALINGER, medAvvikForst, Hovedbokvisning::konto);
        return rad;
    }

    private static Map<String, Object> konto(Konto konto) {
        var rad = new LinkedHashMap<String, Object>();
        rad.put("uid", konto.uid().toString());
        rad.put("stonad", konto.stonad());
        rad.put("handling", konto.handling().name());
        rad.put("periodetype", konto.periodetype().name());
        rad.put("behandlingId", konto.behandlingId());
        rad.put("overtatt", konto.overtatt());
        if (konto.ukjent()) {
            rad.put("merknad", "Overtatt uten perioder: hva OS betaler, vet vi ikke");
        }
        rad.put("stemmer", konto.stemmer());
        forste(rad, "avvik", MAX_TEKSTER, konto.avvik(), tekst -> tekst);
        siste(rad, "skalBetale", MAX_PERIODER, konto.skalBetale(), Hovedbokvisning::betaling);
        siste(rad, "osBetaler", MAX_PERIODER, konto.osBetaler(), Hovedbokvisning::betaling);
        siste(rad, "kjede", MAX_LINJER, konto.kjede(), id -> id);
        return rad;
    }

    private static Map<String, Object> betaling(Betaling betaling) {
        var rad = new LinkedHashMap<String, Object>();
        rad.put("fom", betaling.fom().toString());
        rad.put("tom", betaling.tom().toString());
        rad.put("belop", tall(betaling.belop()));
        rad.put("satstype", betaling.satstype());
        return rad;
    }

    /** Whole kroner without decimals and exponent, whoever writes the JSON. */
    private static Number tall(BigDecimal belop) {
        var helt = belop.stripTrailingZeros().scale() <= 0;
        if (helt) {
            return belop.longValueExact();
        }
        return belop;
    }

    private static Map<String, Object> ubesvart(Ubesvart ubesvart) {
        var rad = new LinkedHashMap<String, Object>();
        rad.put("oppdrag", ubesvart.oppdrag());
        rad.put("fagomrade", ubesvart.fagomrade().name());
        rad.put("tilstand", ubesvart.tilstand());
        rad.put("utledet", ubesvart.utledet().toString());
        rad.put("overleveringer", ubesvart.overleveringer());
        forste(rad, "linjer", MAX_TEKSTER, ubesvart.linjer(), tekst -> tekst);
        return rad;
    }

    private static <T> void forste(Map<String, Object> rad, String navn, int max, List<T> alle, Function<T, ?> vis) {
        utdrag(rad, navn, alle.subList(0, Math.min(max, alle.size())), alle.size(), vis);
    }

    private static <T> void siste(Map<String, Object> rad, String navn, int max, List<T> alle, Function<T, ?> vis) {
        utdrag(rad, navn, alle.subList(Math.max(0, alle.size() - max), alle.size()), alle.size(), vis);
    }

    private static <T> void utdrag(Map<String, Object> rad, String navn, List<T> vist, int antall, Function<T, ?> vis) {
        rad.put(navn, vist.stream().map(vis).toList());
        if (vist.size() < antall) {
            rad.put(navn + "Utelatt", antall - vist.size());
        }
    }
}
