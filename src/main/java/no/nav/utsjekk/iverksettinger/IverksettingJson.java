package no.nav.utsjekk.iverksettinger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.iverksetting.Linjeandel;
import no.nav.utsjekk.iverksetting.TilkjentYtelse;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * Iverksettinger and what they leave, in the form in which they have always been stored (21 §2). Reads the older forms too:
 * {@code sisteAndelPerKjede} as an object, and {@code sisteAndelIKjede} of the time of one chain per sak.
 */
final class IverksettingJson {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int ID_LENGTH = 20;

    private IverksettingJson() {}

    /** @param nokkel of the iverksetting; gives the technical id of its tilkjent ytelse */
    static String write(UUID nokkel, Iverksetting i) {
        var json = JSON.createObjectNode();
        json.putObject("fagsak")
                .put("fagsakId", i.sakId())
                .put("fagsystem", i.fagsystem().name());
        json.putObject("behandling")
                .put(
                        "forrigeBehandlingId",
                        i.forrige().map(Behandling::behandlingId).orElse(null))
                .put(
                        "forrigeIverksettingId",
                        i.forrige().flatMap(Behandling::iverksettingId).orElse(null))
                .put("behandlingId", i.behandling().behandlingId())
                .put("iverksettingId", i.behandling().iverksettingId().orElse(null));
        json.putObject("søker").put("personident", i.personident());
        var vedtak = json.putObject("vedtak");
        vedtak.put("vedtakstidspunkt", i.vedtakstidspunkt().toString())
                .put("saksbehandlerId", i.saksbehandler())
                .put("beslutterId", i.beslutter())
                .putNull("brukersNavKontor");
        var ytelse = ytelse(vedtak.putObject("tilkjentYtelse"), nokkel);
        i.andeler().forEach(andel -> ytelse.withArray("andelerTilkjentYtelse").add(AndelJson.write(andel)));
        ytelse.putNull("sisteAndelIKjede").putArray("sisteAndelPerKjede");
        return json.toString();
    }

    /** @param nokkel of the iverksetting that left it */
    static String write(UUID nokkel, TilkjentYtelse t) {
        var json = ytelse(JSON.createObjectNode(), nokkel);
        t.andeler().forEach(andel -> json.withArray("andelerTilkjentYtelse").add(AndelJson.write(andel)));
        json.putNull("sisteAndelIKjede");
        var siste = json.putArray("sisteAndelPerKjede");
        t.sistePerKjede().forEach((kjede, andel) -> siste.add(kjede(kjede)).add(AndelJson.write(andel)));
        return json.toString();
    }

    private static ObjectNode ytelse(ObjectNode json, UUID nokkel) {
        json.put("id", nokkel.toString().replace("-", "").substring(0, ID_LENGTH))
                .putNull("utbetalingsoppdrag")
                .putArray("andelerTilkjentYtelse");
        return json;
    }

    private static ObjectNode kjede(Kjedenokkel nokkel) {
        var json = JSON.createObjectNode()
                .put("@type", nokkel.meldekortId().isPresent() ? "meldeplikt" : "standard")
                .put("klassifiseringskode", nokkel.klassekode());
        nokkel.meldekortId().ifPresent(id -> json.put("meldekortId", id));
        return json;
    }

    /** @throws IllegalStateException when it is in no form that has ever been written; quotes nothing of it */
    static Iverksetting readIverksetting(String json) {
        var i = parse(json);
        var behandling = i.path("behandling");
        var vedtak = i.path("vedtak");
        return new Iverksetting(
                Fagsystem.valueOf(text(i.path("fagsak"), "fagsystem")),
                text(i.path("fagsak"), "fagsakId"),
                new Behandling(text(behandling, "behandlingId"), optional(behandling, "iverksettingId")),
                optional(behandling, "forrigeBehandlingId")
                        .map(id -> new Behandling(id, optional(behandling, "forrigeIverksettingId"))),
                text(i.path("søker"), "personident"),
                LocalDateTime.parse(text(vedtak, "vedtakstidspunkt")),
                text(vedtak, "saksbehandlerId"),
                text(vedtak, "beslutterId"),
                elements(vedtak.path("tilkjentYtelse").path("andelerTilkjentYtelse")).stream()
                        .map(AndelJson::readAndel)
                        .toList());
    }

    /** @throws IllegalStateException when it is in no form that has ever been written; quotes nothing of it */
    static TilkjentYtelse readYtelse(String json) {
        var ytelse = parse(json);
        var siste = siste(ytelse.path("sisteAndelPerKjede"));
        if (siste.isEmpty() && ytelse.hasNonNull("sisteAndelIKjede")) {
            var andel = AndelJson.readLinjeandel(ytelse.get("sisteAndelIKjede"));
            siste = Map.of(andel.andel().kjedenokkel(), andel);
        }
        return new TilkjentYtelse(
                elements(ytelse.path("andelerTilkjentYtelse")).stream()
                        .map(AndelJson::readLinjeandel)
                        .toList(),
                siste);
    }

    private static Map<Kjedenokkel, Linjeandel> siste(JsonNode json) {
        var siste = new LinkedHashMap<Kjedenokkel, Linjeandel>();
        if (json instanceof ArrayNode liste) {
            for (int i = 0; i + 1 < liste.size(); i += 2) {
                siste.put(readKjede(liste.get(i)), AndelJson.readLinjeandel(liste.get(i + 1)));
            }
        }
        json.fields()
                .forEachRemaining(
                        felt -> siste.put(readKjede(parse(felt.getKey())), AndelJson.readLinjeandel(felt.getValue())));
        return siste;
    }

    private static Kjedenokkel readKjede(JsonNode json) {
        return new Kjedenokkel(text(json, "klassifiseringskode"), optional(json, "meldekortId"));
    }

    private static List<JsonNode> elements(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false).toList();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("a stored iverksetting is no JSON", e);
        }
    }

    static String text(JsonNode json, String felt) {
        return optional(json, felt)
                .orElseThrow(() -> new IllegalStateException("a stored iverksetting has no " + felt));
    }

    static Optional<String> optional(JsonNode json, String felt) {
        return Optional.ofNullable(json.get(felt))
                .filter(verdi -> !verdi.isNull())
                .map(JsonNode::asText);
    }
}
