package no.nav.utsjekk.alarm;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import no.nav.utsjekk.database.Database;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.lokal.LokalPostgres;
import no.nav.utsjekk.vakt.Etterslep;
import no.nav.utsjekk.vakt.Metrics;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with what a test puts into it, a clock that the test sets, and instances that look for what is wrong. */
final class Alarmprove implements AutoCloseable {

    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final HikariDataSource database;
    private final JdbcTemplate jdbc;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant na = Instant.EPOCH;
    private Map<String, String> avstemming = Map.of();
    private Map<String, Long> etterslep = new TreeMap<>();
    private boolean kafkaSvarer = true;
    private List<Funn> koer = List.of();

    /** @param adresse of a database with the newest schema */
    Alarmprove(String adresse) {
        this.database = Database.open(adresse, LokalPostgres.NAVN, LokalPostgres.NAVN, 4, Duration.ofMinutes(1));
        this.jdbc = new JdbcTemplate(database);
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    /** A Norwegian local time, such as {@code 2026-01-05T07:00}. */
    static Instant kl(String lokal) {
        return LocalDateTime.parse(lokal).atZone(OSLO).toInstant();
    }

    void klokka(String lokal) {
        na = kl(lokal);
    }

    void fram(Duration tid) {
        na = na.plus(tid);
    }

    Clock klokke() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return na;
            }
        };
    }

    void avstemming(Map<String, String> avvik) {
        avstemming = avvik;
    }

    void etterslep(String topic, long records) {
        etterslep.put(topic, records);
    }

    void kafkaSvarer(boolean svarer) {
        kafkaSvarer = svarer;
    }

    void koer(Funn... funn) {
        koer = List.of(funn);
    }

    /** One instance's job. */
    Alarmrunde runde() {
        var kilder = new Alarmkilder(
                new AlarmkildeRepository(jdbc),
                new DobbeltutbetalingRepository(jdbc),
                moment -> avstemming,
                () -> new Etterslep.Maling(kafkaSvarer ? na : Instant.EPOCH, Map.copyOf(etterslep)),
                moment -> koer,
                new Apningstid(),
                new Alarmkilder.Frister(Duration.ofHours(1), Duration.ofMinutes(3)));
        return new Alarmrunde(
                new AlarmRepository(jdbc),
                new AlarmmeldingRepository(jdbc),
                kilder.alle(),
                new Apningstid(),
                new Metrics(meters),
                klokke(),
                new Alarmrunde.Innstillinger(Duration.ofSeconds(10), Duration.ofHours(1), true));
    }

    /** What the routes do at a time; gives what was said. */
    List<String> runde(String lokal) {
        klokka(lokal);
        return runde(runde());
    }

    /** The same by one of several instances. */
    List<String> runde(Alarmrunde runde) {
        var forrige = jdbc.queryForObject("select coalesce(max(id), 0) from alarm_melding", Long.class);
        for (var type : runde.forfalte()) {
            try {
                transaksjon(() -> runde.vurder(type));
            } catch (RuntimeException e) {
                transaksjon(() -> runde.kildeBorte(type, e));
            }
        }
        return jdbc.queryForList("select tekst from alarm_melding where id > ? order by id", String.class, forrige);
    }

    void transaksjon(Runnable arbeid) {
        new TransactionTemplate(new DataSourceTransactionManager(database))
                .executeWithoutResult(status -> arbeid.run());
    }

    /** As when the process is killed just before the commit. */
    void transaksjonSomBrytesAv(Runnable arbeid) {
        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(status -> {
            arbeid.run();
            status.setRollbackOnly();
        });
    }

    AlarmRepository alarmer() {
        return new AlarmRepository(jdbc);
    }

    /** Texts of those that are open. */
    List<String> apne() {
        return alarmer().list(Long.MAX_VALUE, 1000, false).stream()
                .map(alarm -> alarm.type() + " " + alarm.tekst())
                .toList();
    }

    // --- what there is

    long sak(String sakId) {
        return jdbc.queryForObject(
                """
                insert into sak (fagsystem, sak_id) values ('AAP', ?)
                on conflict (fagsystem, sak_id) do update set sak_id = excluded.sak_id returning id
                """,
                Long.class,
                sakId);
    }

    long melding(String sakId, String tilstand, Instant mottatt) {
        return jdbc.queryForObject(
                """
                insert into melding (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, dryrun, tilstand, mottatt,
                                     utledet, detaljer)
                values (?, 'AAP', ?, 't', 0, 0, '', false, ?, ?, now(), '{}') returning id
                """,
                Long.class,
                UUID.randomUUID().toString(),
                sak(sakId),
                tilstand,
                Timestamp.from(mottatt));
    }

    void ferdig(long melding, String utfall, Instant tid, String detaljer) {
        jdbc.update(
                "update melding set tilstand = 'FERDIG', utfall = ?, ferdig = ?, detaljer = ?::json where id = ?",
                utfall,
                Timestamp.from(tid),
                detaljer,
                melding);
    }

    /** An oppdrag that OS has had since a time. */
    long sendt(String sakId, Instant tid) {
        return oppdrag(melding(sakId, "UTLEDET", tid), sakId, "SENDT", tid, "[]");
    }

    long oppdrag(long melding, String sakId, String tilstand, Instant tid, String versjoner) {
        var sendt = !tilstand.equals("TIL_SENDING") && !tilstand.equals("HOLDT");
        return jdbc.queryForObject(
                """
                insert into oppdrag (melding, sak, fagomrade, fagsystem_id, utledet, xml, versjoner, tilstand, overleveringer,
                                     sist_overlevert, besvart)
                values (?, ?, 'AAP', ?, ?::timestamptz at time zone 'Europe/Oslo', '', ?::json, ?, ?, ?, ?) returning id
                """,
                Long.class,
                melding,
                sak(sakId),
                sakId,
                Timestamp.from(tid),
                versjoner,
                tilstand,
                sendt ? 1 : 0,
                sendt ? Timestamp.from(tid) : null,
                tilstand.equals("GODTATT") ? Timestamp.from(tid) : null);
    }

    void kvittering(long oppdrag, String utfall, Instant tid) {
        jdbc.update(
                "insert into kvittering (innhold, oppdrag, utfall, mottatt) values ('', ?, ?, ?)",
                oppdrag,
                utfall,
                Timestamp.from(tid));
    }

    /** A melding with one line that OS has accepted at a time. */
    long betalt(String sakId, String linje, Instant tid) {
        var melding = melding(sakId, "UTLEDET", tid);
        var oppdrag = oppdrag(melding, sakId, "GODTATT", tid, "[]");
        kvittering(oppdrag, "GODTATT", tid);
        ferdig(melding, "OK", tid, "{\"ytelse\":\"AAP\",\"linjer\":[" + linje + "]}");
        return melding;
    }

    static String linje(String behandling, String klassekode, String fom, String tom, long belop) {
        return """
                {"behandlingId":"%s","fom":"%s","tom":"%s","vedtakssats":null,"beløp":%d,"klassekode":"%s"}
                """
                .formatted(behandling, fom, tom, belop, klassekode);
    }

    @Override
    public void close() {
        database.close();
    }
}
