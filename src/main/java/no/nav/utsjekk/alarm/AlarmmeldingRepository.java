package no.nav.utsjekk.alarm;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code alarm_melding}: what is to be said in the team's chat. */
public final class AlarmmeldingRepository {

    private final JdbcTemplate jdbc;

    public AlarmmeldingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param forsok how often it has been tried, this time included */
    record Alarmmelding(long id, String tekst, int forsok) {}

    void leggTil(Alarmtype type, String tekst, Instant moment) {
        jdbc.update(
                "insert into alarm_melding (type, tekst, opprettet, tidligst) values (?, ?, ?, ?)",
                type.name(),
                tekst,
                Timestamp.from(moment),
                Timestamp.from(moment));
    }

    /** Picks what is due, the oldest first; nobody else picks it until the lease is over. */
    List<Alarmmelding> ta(int antall, Instant moment, Duration leie) {
        return jdbc.query(
                """
                with valgt as (select id from alarm_melding where levert is null and tidligst <= ?
                               order by tidligst, id limit ? for update skip locked)
                update alarm_melding m set tidligst = ?, forsok = forsok + 1 from valgt where m.id = valgt.id
                returning m.id, m.tekst, m.forsok
                """,
                (row, nr) -> new Alarmmelding(row.getLong("id"), row.getString("tekst"), row.getInt("forsok")),
                Timestamp.from(moment),
                antall,
                Timestamp.from(moment.plus(leie)));
    }

    void levert(long id, Instant moment) {
        jdbc.update("update alarm_melding set levert = ? where id = ?", Timestamp.from(moment), id);
    }

    void utsett(long id, Instant til) {
        jdbc.update("update alarm_melding set tidligst = ? where id = ? and levert is null", Timestamp.from(til), id);
    }

    /** How many have not been delivered. */
    long uleverte() {
        return jdbc.queryForObject("select count(*) from alarm_melding where levert is null", Long.class);
    }
}
