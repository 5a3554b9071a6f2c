package no.nav.utsjekk.maaling;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Who uses the machine: the parts that a request's processor time is told by. Threads and processes are known by their names. */
enum Del {
    LASTGENERATOR("maaler|Bench|^main$"),
    MOTTAK("KafkaConsumer|mottak|coordinator-heartbeat-thread \\| (?!maaler)"),
    UTLED("seda://utled|timer://utled"),
    OPPDRAG_UT("seda://oppdrag-ut|timer://oppdrag-ut"),
    KVITTERING("kvittering|mq-batch|backout-ut"),
    STATUS_UT("seda://status-ut|timer://status-ut|kafka-producer-network-thread|utboks"),
    PRODUKTET_ELLERS("Camel|utsjekk|HikariPool|vert\\.x|vertx|jolokia|kafka-admin-client|vakt"),
    OS_STEDFORTREDER("os-standin"),
    ARTEMIS("activemq"),
    KAFKA("kafka|raft|broker-[\\d#]|controller|ExpirationReaper|TxnMarker|AddPartitions|transaction-log|executor-"
            + "|group-metadata|SensorExpiry|LogDirFailure|client-metrics|metrics-meter"),
    POSTGRES_FORBINDELSER("^pg forbindelser"),
    POSTGRES_WAL("^pg (walwriter|checkpointer|background writer)"),
    POSTGRES_AUTOVACUUM("^pg autovacuum"),
    POSTGRES_ELLERS("^pg "),
    JIT("C[12#] Compiler|Sweeper"),
    GC("^G[1#] |^GC Thread|^VM Thread"),
    RESTEN("");

    private final Pattern kjennetegn;

    Del(String kjennetegn) {
        this.kjennetegn = Pattern.compile(kjennetegn);
    }

    /**
     * The first part that the name fits.
     *
     * @param navn of a thread; of a process of Postgres its title after {@code pg }
     */
    static Del av(String navn) {
        return Arrays.stream(navn.startsWith("pg ") ? postgres() : iProsessen())
                .filter(del -> del.kjennetegn.matcher(navn).find())
                .findFirst()
                .orElse(RESTEN);
    }

    private static Del[] postgres() {
        return new Del[] {POSTGRES_AUTOVACUUM, POSTGRES_WAL, POSTGRES_FORBINDELSER, POSTGRES_ELLERS};
    }

    private static Del[] iProsessen() {
        return Arrays.stream(values())
                .filter(del -> !del.name().startsWith("POSTGRES"))
                .toArray(Del[]::new);
    }

    /** As it stands in tables. */
    String navn() {
        return name().toLowerCase().replace('_', ' ');
    }
}
