package no.nav.utsjekk.feiltest.ramme;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nav.utsjekk.docs.Rute;
import no.nav.utsjekk.docs.Rutefil;
import no.nav.utsjekk.ruter.CommitPoint;
import no.nav.utsjekk.ruter.CommitPoint.Kind;
import no.nav.utsjekk.ruter.CommitPoint.Side;

/** All points at which the product may die: those of the routes, read from the routes, and those of code that commits by itself. */
final class Krasjpunkter {

    private static final Map<String, Kind> TRANSAKSJONER =
            Map.of("databasetransaksjon", Kind.DATABASE, "mqtransaksjon", Kind.MQ_SEND);

    /** {@code HouseRulesTest} keeps other code from committing by itself. */
    private static final List<Sted> UTENFOR_RUTENE = List.of(
            new Sted(Kind.KAFKA_OFFSET, "mottak"),
            new Sted(Kind.KAFKA_SEND, "utboks"),
            new Sted(Kind.MQ_SEND, "avstemming-ut"),
            new Sted(Kind.DATABASE, "drift"));

    /** Nobody dies at the commits of these routes here: they commit nothing, or the test dies there that is named. */
    static final Map<String, String> UTEN_TUR = Map.ofEntries(
            entry("avstemming-kjor", "AvstemmingerTest"), // what it commits depends on the day and the hour
            entry("avstemming-sjekk", "AvstemmingsvaktTest"),
            entry("drift-mottak", "DodbrevTest"), // part of the operator's transaction, which is begun elsewhere
            entry("migrering-prov", "MigreringTest"), // writes nothing
            entry("alarm-vurder", "AlarmTest"),
            entry("alarm-kilde-borte", "AlarmTest"),
            entry("alarm-feillogg-varsle", "AlarmTest"),
            entry("alarm-ta", "AlarmTest"),
            entry("alarm-levert", "AlarmTest"),
            entry("alarm-utsett", "AlarmTest"));

    private Krasjpunkter() {}

    private record Sted(Kind kind, String place) {

        Stream<CommitPoint> punkter() {
            return Arrays.stream(Side.values()).map(side -> new CommitPoint(kind, place, side));
        }
    }

    static List<CommitPoint> alle() {
        return Stream.concat(Rutefil.alleRuter().flatMap(Krasjpunkter::steder), UTENFOR_RUTENE.stream())
                .flatMap(Sted::punkter)
                .toList();
    }

    private static Stream<Sted> steder(Rute rute) {
        if (UTEN_TUR.containsKey(rute.id())) {
            return Stream.empty();
        }
        return Stream.concat(
                transaksjoner(rute).map(ref -> new Sted(TRANSAKSJONER.get(ref), rute.id())),
                Stream.of(rute)
                        .filter(r -> r.from().startsWith("mq-batch:"))
                        .map(r -> new Sted(Kind.MQ_ACKNOWLEDGE, r.id())));
    }

    /** The names of the transactions that the route begins. */
    static Stream<String> transaksjoner(Rute rute) {
        return rute.alle().filter(trinn -> trinn.eip().equals("transacted")).map(trinn -> trinn.valg()
                .get("ref"));
    }
}
