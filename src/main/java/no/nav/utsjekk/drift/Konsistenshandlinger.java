package no.nav.utsjekk.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.avstemming.Konsistensavstemming;
import no.nav.utsjekk.avstemming.Konsistensavstemming.Lopende;
import no.nav.utsjekk.avstemming.Konsistensavstemming.Side;
import no.nav.utsjekk.drift.Kall.Csv;
import no.nav.utsjekk.sak.Fagomrade;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/** Shows operators what we believe is running at OS, a page of saker at a time: as JSON, as CSV, and in Hawtio. */
@ManagedResource(description = "Hva vi mener løper hos OS, per fagområde")
public final class Konsistenshandlinger {

    private static final int MAX_SAKER = 1_000;
    private static final String CSV_HODE = "fagomrade;sakId;uid;stonad;sisteLinje;fom;tom;belop;satstype;stemmer";

    private final Konsistensavstemming konsistens;

    public Konsistenshandlinger(Konsistensavstemming konsistens) {
        this.konsistens = konsistens;
    }

    @ManagedOperation(
            description =
                    "Det som løper fra en dag: fagområde, dag (åååå-mm-dd, tom for i dag), sakId å fortsette etter (tom"
                            + " for begynnelsen). Høyst 1000 saker om gangen; neste sier hvor det fortsetter")
    public Map<String, Object> vis(String fagomrade, String dag, String etter) {
        return visning(side(fagomrade, tekst(dag), tekst(etter), MAX_SAKER));
    }

    private static Optional<String> tekst(String gitt) {
        return Optional.ofNullable(gitt).filter(tekst -> !tekst.isBlank());
    }

    /** Step of the route {@code drift-konsistens}. */
    public void svar(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var fagomrade = kall.header("fagomrade").orElse("");
            var antall = kall.number("antall").orElse((long) MAX_SAKER);
            if (antall < 1 || antall > MAX_SAKER) {
                throw Nektet.ugyldig("antall må være fra 1 til " + MAX_SAKER);
            }
            var side = side(fagomrade, kall.header("dag"), kall.header("etter"), antall.intValue());
            return kall.flag("csv") ? new Csv(csv(fagomrade, side)) : visning(side);
        });
    }

    private Side side(String fagomrade, Optional<String> dag, Optional<String> etter, int antall) {
        var omrade = Arrays.stream(Fagomrade.values())
                .filter(kjent -> kjent.name().equals(fagomrade))
                .findFirst()
                .orElseThrow(() -> Nektet.ugyldig("Ukjent fagområde; kjente er "
                        + Arrays.stream(Fagomrade.values()).map(Enum::name).collect(Collectors.joining(", "))));
        var fra = dag.map(tekst -> Avstemmingsdager.dag("dag", tekst)).orElseGet(konsistens::idag);
        return konsistens.side(omrade, fra, etter.orElse(""), antall);
    }

    private static Map<String, Object> visning(Side side) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put(
                "lopende",
                side.lopende().stream().map(Konsistenshandlinger::rad).toList());
        svar.put("ukjente", side.ukjente().stream().map(UUID::toString).toList());
        side.neste().ifPresent(sakId -> svar.put("neste", sakId));
        return svar;
    }

    private static Map<String, Object> rad(Lopende lopende) {
        var rad = new LinkedHashMap<String, Object>();
        rad.put("sakId", lopende.sakId());
        rad.put("uid", lopende.uid().toString());
        rad.put("stonad", lopende.stonad());
        rad.put("sisteLinje", lopende.sisteLinje());
        rad.put("fom", lopende.betaling().fom().toString());
        rad.put("tom", lopende.betaling().tom().toString());
        rad.put("belop", lopende.betaling().belop());
        rad.put("satstype", lopende.betaling().satstype());
        rad.put("stemmer", lopende.stemmer());
        return rad;
    }

    private static String csv(String fagomrade, Side side) {
        return Stream.concat(
                        Stream.of(CSV_HODE),
                        side.lopende().stream()
                                .map(Konsistenshandlinger::rad)
                                .map(rad -> fagomrade + ";"
                                        + rad.values().stream()
                                                .map(Konsistenshandlinger::celle)
                                                .collect(Collectors.joining(";"))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A sakId is the producer's own text, and must not become more than one cell. */
    private static String celle(Object verdi) {
        var tekst = verdi.toString();
        return tekst.matches("[^;\"\\n\\r]*") ? tekst : '"' + tekst.replace("\"", "\"\"") + '"';
    }
}
