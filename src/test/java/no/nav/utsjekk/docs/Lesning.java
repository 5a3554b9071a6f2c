package no.nav.utsjekk.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.nav.utsjekk.docs.Tabell.kode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Onske;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.skjema.Formater;
import no.nav.utsjekk.skjema.Skjema;

/** What a fagsystem's format makes of its messages: asked of the format itself. */
record Lesning(String navn) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UTEN_KLASSEKODE = "ingen ennå: kan ikke betales";

    JsonNode eksempel() {
        try {
            return JSON.readTree(Path.of("examples", navn + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The utbetalinger and perioder of the example. */
    String eksempelet() {
        return Tabell.av(
                        les(eksempel()).flatMap(utbetaling -> utbetaling.perioder().stream()
                                .map(periode -> List.of(
                                        kode(utbetaling.uid().toString()),
                                        kode(utbetaling.stonad().navn()),
                                        fagomrade(utbetaling),
                                        periode.fom() + " – " + periode.tom(),
                                        belop(periode, utbetaling.periodetype())))),
                        "utbetaling (uid)",
                        "stønad",
                        "fagområde",
                        "periode",
                        "beløp")
                .skriv();
    }

    private static String belop(Periode periode, Periodetype type) {
        return periode.belop()
                + switch (type) {
                    case UKEDAG, DAG -> " per dag";
                    case MND -> " per måned";
                    case EN_GANG -> " én gang";
                };
    }

    /** Every stønad with its klassekode, as the format reads it out of a message. */
    String stonader() {
        return switch (navn) {
            case "dp" -> dagpenger();
            case "ts" -> tilleggsstonader();
            case "tp" -> tiltakspenger();
            case "valp" -> valp();
            default -> enkle();
        };
    }

    private String enkle() {
        return Tabell.av(
                        verdier("/$defs/stonad/enum")
                                .map(stonad -> med(m -> m.put("stønad", stonad)))
                                .map(u -> List.of(kode(u.stonad().navn()), klassekode(u), fagomrade(u))),
                        "stønad",
                        "klassekode",
                        "fagområde")
                .skriv();
    }

    private String dagpenger() {
        return Tabell.av(
                        verdier("/$defs/dag/properties/utbetalingstype/enum").map(type -> {
                            var u = med(m -> forste(m, "utbetalinger").put("utbetalingstype", type));
                            return List.of(
                                    kode(type),
                                    kode(u.stonad().navn()),
                                    klassekode(u),
                                    fagomrade(u),
                                    kode(u.periodetype().name()));
                        }),
                        "utbetalingstype",
                        "stønad",
                        "klassekode",
                        "fagområde",
                        "periodetype")
                .skriv();
    }

    private String tilleggsstonader() {
        return Tabell.av(
                        verdier("/$defs/stonad/enum").map(stonad -> {
                            var u = med(m -> forste(m, "utbetalinger").put("stønad", stonad));
                            return List.of(
                                    kode(stonad), klassekode(u), fagomrade(u), kanBrukeTillst(stonad) ? "ja" : "nei");
                        }),
                        "stønad",
                        "klassekode",
                        "fagområde",
                        "kan være på TILLST")
                .skriv();
    }

    private boolean kanBrukeTillst(String stonad) {
        return forsok(m -> forste(m, "utbetalinger").put("stønad", stonad).put("brukFagområdeTillst", true))
                .filter(u -> u.fagomrade() == Fagomrade.TILLST)
                .isPresent();
    }

    private String tiltakspenger() {
        var barnetillegg = verdier("/$defs/barnetillegg/enum").toList();
        return Tabell.av(
                        verdier("/$defs/stonad/enum")
                                .filter(stonad -> !barnetillegg.contains(stonad))
                                .map(stonad -> {
                                    var u = med(m -> forste(m, "perioder").put("stønad", stonad));
                                    var barn = med(m -> forste(m, "perioder")
                                            .put("stønad", stonad)
                                            .put("barnetillegg", true));
                                    return List.of(kode(stonad), klassekode(u), klassekode(barn), fagomrade(u));
                                }),
                        "stønad",
                        "klassekode",
                        "klassekode for barnetillegg",
                        "fagområde")
                .skriv();
    }

    private String valp() {
        return Tabell.av(
                        verdier("/properties/tiltakskode/enum")
                                .flatMap(tiltak -> verdier("/properties/tilskuddstype/enum")
                                        .map(tilskudd -> {
                                            var u = med(m ->
                                                    m.put("tiltakskode", tiltak).put("tilskuddstype", tilskudd));
                                            return List.of(kode(tiltak), kode(tilskudd), klassekode(u), fagomrade(u));
                                        })),
                        "tiltakskode",
                        "tilskuddstype",
                        "klassekode",
                        "fagområde")
                .skriv();
    }

    private static String fagomrade(Onske.Utbetal utbetaling) {
        return kode(utbetaling.fagomrade().name());
    }

    private Stream<String> verdier(String peker) {
        return StreamSupport.stream(Skjema.fil(navn).at(peker).spliterator(), false)
                .map(JsonNode::asText);
    }

    private static ObjectNode forste(ObjectNode melding, String liste) {
        return (ObjectNode) melding.get(liste).get(0);
    }

    private static String klassekode(Onske.Utbetal utbetaling) {
        var klassekode = utbetaling.stonad().klassekode();
        return klassekode.isEmpty() ? UTEN_KLASSEKODE : kode(klassekode);
    }

    private Onske.Utbetal med(Consumer<ObjectNode> endring) {
        return forsok(endring).orElseThrow();
    }

    /** The first utbetaling of the example with a change; empty when the format refuses it. */
    private Optional<Onske.Utbetal> forsok(Consumer<ObjectNode> endring) {
        var melding = (ObjectNode) eksempel();
        endring.accept(melding);
        return les(melding).findFirst();
    }

    private Stream<Onske.Utbetal> les(JsonNode melding) {
        var lesing = Formater.av(navn).les("nokkel", melding.toString().getBytes(UTF_8));
        return Stream.of(lesing)
                .filter(Lesing.Lest.class::isInstance)
                .flatMap(lest -> ((Lesing.Lest) lest).melding().onsker().stream())
                .map(Onske.Utbetal.class::cast);
    }
}
