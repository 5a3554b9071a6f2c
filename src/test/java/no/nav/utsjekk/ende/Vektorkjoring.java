package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.lokal.Simuleringsonske;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.simulering.Simuleringsskjema;

/** One run of one vector, step by step, by the rules of {@code vectors/README.md}. */
final class Vektorkjoring {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Testsystem system;
    private final JsonNode vektor;
    private final boolean simulerForst;
    private final Set<String> saker = new HashSet<>();
    private final Variabler variabler = new Variabler();
    /** How many statuses of a key, oppdrag of a sak and versions of an uid the steps have seen. */
    private final Map<String, Integer> sett = new HashMap<>();

    private JsonNode sisteMelding;
    private Oppdragsmelding sisteOppdrag;
    private Optional<Simuleringsonske> spurt = Optional.empty();
    private LocalDate avstemtDag;
    private long avstemming;

    Vektorkjoring(Testsystem system, JsonNode vektor) {
        this(system, vektor, false);
    }

    private Vektorkjoring(Testsystem system, JsonNode vektor, boolean simulerForst) {
        this.system = system;
        this.vektor = vektor;
        this.simulerForst = simulerForst;
    }

    /** One in which each melding is simulated before it is published; the question must be what the oppdrag is (FM-36). */
    static Vektorkjoring medSimulering(Testsystem system, JsonNode vektor) {
        return new Vektorkjoring(system, vektor, true);
    }

    void kjor() {
        int nummer = 0;
        for (var steg : stegene()) {
            nummer++;
            var navn = steg.fieldNames().next();
            try {
                utfor(navn, steg.get(navn));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("Steg %d, %s: %s".formatted(nummer, navn, e.getMessage()), e);
            }
        }
        if (!simulerForst) {
            elementer(vektor.at("/info/simuleringRequests")).forEach(this::ventSimulering);
        }
        ikkeMerEnnVektorenSier();
    }

    private List<JsonNode> stegene() {
        return Stream.of("preconditions", "steps")
                .flatMap(del -> elementer(vektor.path(del)))
                .toList();
    }

    private void utfor(String navn, JsonNode steg) {
        switch (navn) {
            case "publish" -> publiser(steg);
            case "expectStatus" -> ventStatus(steg);
            case "expectOppdrag" -> ventOppdrag(steg);
            case "expectNoOppdrag" -> ventIkkeOppdrag(
                    Duration.ofMillis(steg.get("withinMs").asLong()));
            case "reply" -> system.svar(sisteOppdrag, mmel(steg));
            case "expectUtbetaling" -> ventUtbetaling(steg);
            case "expectDryrun" -> ventDryrun(steg);
            case "avstem" -> avstem(steg);
            case "expectAvstemming" -> new Avstemmingskrav(avstemtDag).sammenlign(steg, system.avstemming(avstemming));
            default -> throw new IllegalArgumentException("ukjent steg");
        }
    }

    private void publiser(JsonNode steg) {
        if (steg.has("value")) {
            sisteMelding = steg.get("value");
            saker.add(sisteMelding.get("sakId").asText());
        }
        if (simulerForst) {
            spurt = steg.has("value") ? simuler(tekst(steg, "topic"), tekst(steg, "key")) : Optional.empty();
        }
        var tekst = steg.has("value") ? sisteMelding.toString() : tekst(steg, "rawValue");
        system.publiser(tekst(steg, "topic"), tekst(steg, "key"), tekst);
    }

    /** What OS was asked, unless it was not. */
    private Optional<Simuleringsonske> simuler(String topic, String nokkel) {
        var sakId = sisteMelding.get("sakId").asText();
        var tidligere = system.simulering().spurt(sakId).size();
        var dryrun = ((ObjectNode) sisteMelding.deepCopy()).put("dryrun", true);
        system.publiser(topic, nokkel + "-simulering", dryrun.toString());
        system.poster().vent(1, "svar på simulering av " + nokkel, post -> post.nokkel()
                .equals(nokkel + "-simulering"));
        var nye = system.simulering().spurt(sakId).stream().skip(tidligere).toList();
        assertThat(nye).allSatisfy(onske -> assertThat(Simuleringsskjema.feil(Simuleringsskjema.sporsmal(onske.soap())))
                .isEmpty());
        return nye.stream().findFirst();
    }

    private void ventStatus(JsonNode ventet) {
        var nokkel = tekst(ventet, "key");
        var nummer = neste("status " + nokkel);
        var post = system.statuser(nokkel, nummer).get(nummer - 1);
        var status = post.json();
        assertThat(post.status()).as("%s", post).isEqualTo(tekst(ventet, "status"));
        assertThat(status.fieldNames())
                .toIterable()
                .as("alle felt er alltid med (05 §2)")
                .contains("status", "detaljer", "error", "simulering");
        assertThat(post.hode("fagsystem")).contains(fagsystem(ventet));
        assertThat(post.hode("original-key")).contains(nokkel);
        if (ventet.has("detaljer")) {
            sammenlignDetaljer(ventet.get("detaljer"), status.get("detaljer"));
        }
        if (ventet.has("errorStatusCode")) {
            assertThat(status.at("/error/statusCode")).isEqualTo(ventet.get("errorStatusCode"));
        }
        if (ventet.has("errorMsg")) {
            assertThat(status.at("/error/msg")).isEqualTo(ventet.get("errorMsg"));
        }
        if (ventet.has("simulering")) {
            assertThat(status.get("simulering")).isEqualTo(ventet.get("simulering"));
        }
        ventet.path("headers").fields().forEachRemaining(hode -> assertThat(post.hode(hode.getKey()))
                .contains(hode.getValue().asText()));
    }

    /** A vector that is about several fagsystem says so in what it expects; for some fagsystem a fagområde stands there. */
    private String fagsystem(JsonNode ventet) {
        return Stream.of(Fagsystem.values())
                .map(Fagsystem::name)
                .filter(ventet.at("/detaljer/ytelse").asText()::equals)
                .findFirst()
                .orElseGet(() -> tekst(vektor, "fagsystem"));
    }

    private static void sammenlignDetaljer(JsonNode ventet, JsonNode fikk) {
        if (ventet.isNull()) {
            assertThat(fikk.isNull()).as("detaljer %s", fikk).isTrue();
            return;
        }
        assertThat(fikk.get("ytelse")).isEqualTo(ventet.get("ytelse"));
        assertThat(fikk.get("linjer")).as("linjer %s", fikk).hasSameSizeAs(ventet.get("linjer"));
        for (int i = 0; i < ventet.get("linjer").size(); i++) {
            Felt.sammenlignGitte(ventet.get("linjer").get(i), fikk.get("linjer").get(i));
        }
    }

    private void ventOppdrag(JsonNode ventet) {
        var sakId = tekst(ventet, "fagsystemId");
        sisteOppdrag = system.oppdrag(sakId, neste("oppdrag " + sakId));
        new Oppdragskrav(variabler, vedtaksdato()).sammenlign(ventet, sisteOppdrag);
        spurt.ifPresent(sporsmal -> Simuleringslikhet.krev(sporsmal, sisteOppdrag));
        spurt = Optional.empty(); // the next oppdrag of the melding, if any, is of another fagomrade
    }

    /** The date of the vedtakstidspunkt, which each fagsystem calls something else. */
    private LocalDate vedtaksdato() {
        return Stream.of("vedtakstidspunktet", "vedtakstidspunkt")
                .flatMap(navn -> felt(sisteMelding, navn))
                .map(tidspunkt -> LocalDate.parse(tidspunkt.substring(0, 10)))
                .findFirst()
                .orElseGet(() -> LocalDate.ofInstant(Instant.parse(tekst(sisteMelding, "besluttetTidspunkt")), OSLO));
    }

    private void ventIkkeOppdrag(Duration lenge) {
        var antall = saker.stream()
                .mapToInt(sakId -> sett.getOrDefault("oppdrag " + sakId, 0))
                .sum();
        system.oppdrag().ikkeFlereEnn(antall, "oppdrag for " + saker, o -> saker.contains(o.sakId()), lenge);
    }

    private static Mmel mmel(JsonNode steg) {
        return new Mmel(
                tekst(steg, "alvorlighetsgrad"),
                felt(steg, "kodeMelding").findFirst(),
                felt(steg, "beskrMelding").findFirst());
    }

    private void ventUtbetaling(JsonNode ventet) {
        var uid = tekst(ventet, "uid");
        var nummer = neste("utbetaling " + uid);
        var utbetaling = system.poster()
                .vent(
                        nummer,
                        "versjoner av " + uid,
                        post -> post.topic().equals(LokalKafka.UTBETALINGER)
                                && post.nokkel().equals(uid))
                .get(nummer - 1)
                .json();
        assertThat(utbetaling.get("uid")).isEqualTo(ventet.get("uid"));
        assertThat(utbetaling.get("action")).isEqualTo(ventet.get("action"));
        assertThat(utbetaling.get("perioder")).as("%s", utbetaling).hasSameSizeAs(ventet.get("perioder"));
        for (int i = 0; i < ventet.get("perioder").size(); i++) {
            var periode = utbetaling.get("perioder").get(i);
            Felt.sammenlignGitte(ventet.get("perioder").get(i), periode);
            for (var felt : List.of("vedtakssats", "betalendeEnhet")) {
                assertThat(periode.hasNonNull(felt))
                        .as("%s i %s", felt, periode)
                        .isEqualTo(ventet.get("perioder").get(i).hasNonNull(felt));
            }
        }
    }

    private void ventDryrun(JsonNode ventet) {
        var svar = system.poster()
                .vent(
                        1,
                        "svar på " + ventet,
                        post -> post.topic().equals(tekst(ventet, "topic"))
                                && post.nokkel().equals(tekst(ventet, "key")));
        Felt.sammenlignGitte(ventet.get("value"), svar.get(0).json());
    }

    private void avstem(JsonNode steg) {
        var idag = LocalDate.now(OSLO);
        avstemtDag = tekst(steg, "window").equals("today") ? idag : idag.minusDays(1);
        avstemming = system.operator().avstem(avstemtDag.toString(), avstemtDag.toString());
    }

    /** OS has been asked, and its answer is all that is said: no status. */
    private void ventSimulering(JsonNode ventet) {
        var nokkel = tekst(ventet, "key");
        var svar = system.simulert(nokkel, 1);
        assertThat(svar).hasSize(1);
        assertThat(svar.get(0).hode("original-key")).contains(nokkel);
        assertThat(svar.get(0).hode("fagsystem")).contains(tekst(vektor, "fagsystem"));
        assertThat(svar.get(0).json().get("@type").asText()).isIn("v1", "v2");
        var spurt = system.simulering().spurt(tekst(ventet, "fagsystemId"));
        assertThat(spurt).hasSize(1);
        new Simuleringskrav(variabler).sammenlign(ventet, spurt.get(0));
        assertThat(system.statuserNa(nokkel)).isEmpty();
    }

    /** What came although no step expects it. */
    private void ikkeMerEnnVektorenSier() {
        sett.forEach((hva, antall) -> {
            var navn = hva.substring(hva.indexOf(' ') + 1);
            if (hva.startsWith("status ")) {
                assertThat(system.statuserNa(navn)).as(hva).hasSize(antall);
            }
            if (hva.startsWith("oppdrag ")) {
                assertThat(system.antallOppdrag(navn)).as(hva).isEqualTo(antall);
            }
        });
    }

    private int neste(String hva) {
        return sett.merge(hva, 1, Integer::sum);
    }

    private static String tekst(JsonNode node, String navn) {
        return felt(node, navn).findFirst().orElseThrow(() -> new AssertionError(navn + " mangler i " + node));
    }

    private static Stream<String> felt(JsonNode node, String navn) {
        return Stream.ofNullable(node.get(navn)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static Stream<JsonNode> elementer(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false);
    }
}
