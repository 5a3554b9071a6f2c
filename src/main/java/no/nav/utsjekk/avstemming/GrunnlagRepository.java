package no.nav.utsjekk.avstemming;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import no.nav.utsjekk.kvittering.Alvorlighetsgrad;
import no.nav.utsjekk.kvittering.Osmelding;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.oppdrag.xml.Oppdragsdokument;
import no.nav.utsjekk.sak.Fagomrade;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * What an avstemming is made of: the rows of {@code oppdrag} themselves, archived or not, which sending and answering go by
 * (FM-12, AVS-10). A row is one oppdrag however many copies of it there were (AVS-7).
 */
public final class GrunnlagRepository {

    private static final int FETCH_SIZE = 500;

    /**
     * The key of an oppdrag is the day of its derivation at 10:10 (D29), so a whole day of keys is a whole day of derivations.
     *
     * <p>Left out: what has no lines and therefore no key (AVS-8), and what an operator holds, or has refused, before any copy
     * left us. A kept refusal that does not decide yet (D7) is no answer.
     */
    static final String SQL =
            """
            select o.id, o.fagsystem_id, o.utledet, l.belop, o.besvart is not null as besvart, o.alvorlighetsgrad,
                   o.kode_melding, o.beskr_melding, o.xml
            from oppdrag_alle o
            cross join lateral (select sum(sats) as belop from oppdragslinje_alle where oppdrag = o.id) as l
            where o.fagomrade = ? and o.utledet >= ? and o.utledet < ?
              and not (o.tilstand in ('HOLDT', 'AVVIST') and o.overleveringer = 0)
              and l.belop is not null
            order by o.utledet, o.id
            """;

    private final JdbcTemplate jdbc;

    public GrunnlagRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads the oppdrag of a fagområde, oldest first, one at a time: inside a transaction they are never all in memory. */
    void les(Fagomrade fagomrade, Avstemmingsperiode periode, Consumer<AvstemtOppdrag> mottaker) {
        les(fagomrade, periode, GrunnlagRepository::oppdrag, mottaker);
    }

    /**
     * An oppdrag and the document that OS got.
     *
     * @param belop sum of sats over the stored lines, kroner
     */
    record Sendt(long id, long belop, Oppdragsdokument dokument) {}

    /** Reads the same oppdrag with their documents. */
    void lesSendte(Fagomrade fagomrade, Avstemmingsperiode periode, Consumer<Sendt> mottaker) {
        les(
                fagomrade,
                periode,
                (row, nr) -> new Sendt(row.getLong("id"), row.getLong("belop"), OppdragXml.read(row.getString("xml"))),
                mottaker);
    }

    private <T> void les(Fagomrade fagomrade, Avstemmingsperiode periode, RowMapper<T> mapper, Consumer<T> mottaker) {
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(SQL);
                    statement.setFetchSize(FETCH_SIZE);
                    statement.setString(1, fagomrade.name());
                    statement.setObject(2, periode.fra());
                    statement.setObject(3, periode.til());
                    return statement;
                },
                (ResultSet row) -> mottaker.accept(mapper.mapRow(row, 0)));
    }

    private static AvstemtOppdrag oppdrag(ResultSet row, int nr) throws SQLException {
        var svar = row.getBoolean("besvart") ? Optional.of(svar(row)) : Optional.<Osmelding>empty();
        var personident = Gruppe.av(svar.map(Osmelding::grad)).detaljtype().isPresent()
                ? Optional.of(OppdragXml.read(row.getString("xml")).oppdragGjelderId())
                : Optional.<String>empty();
        return new AvstemtOppdrag(
                row.getLong("id"),
                row.getString("fagsystem_id"),
                row.getObject("utledet", LocalDateTime.class),
                row.getLong("belop"),
                svar,
                personident);
    }

    private static Osmelding svar(ResultSet row) throws SQLException {
        return new Osmelding(
                Alvorlighetsgrad.fraKode(Optional.ofNullable(row.getString("alvorlighetsgrad"))
                        .orElse("")
                        .stripTrailing()),
                Optional.ofNullable(row.getString("kode_melding")),
                Optional.ofNullable(row.getString("beskr_melding")));
    }
}
