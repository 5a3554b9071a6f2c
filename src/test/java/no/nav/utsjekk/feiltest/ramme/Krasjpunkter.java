package no.nav.utsjekk.feiltest.ramme;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What they commit depends on the day and the hour; {@code AvstemmingerTest} breaks them off on days of its own choice. */
    private static final Set<String> STYRT_AV_KALENDEREN = Set.of("avstemming-kjor", "avstemming-sjekk");

    /** Its steps are part of the operator's transaction, which is begun elsewhere: it commits nothing. */
    private static final String DELTAR = "drift-mottak";

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
        if (rute.id().equals(DELTAR)) {
            return Stream.empty();
        }
        return Stream.concat(
                transaksjoner(rute)
                        .filter(ref -> !STYRT_AV_KALENDEREN.contains(rute.id()))
                        .map(ref -> new Sted(TRANSAKSJONER.get(ref), rute.id())),
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
