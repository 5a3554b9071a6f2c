package no.nav.utsjekk.konsoll;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code konsoll_sesjon} and {@code konsoll_innlogging}. Secrets are stored as {@link Avtrykk}. */
public final class SesjonRepository {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public SesjonRepository(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param nokkel what the browser has in its cookie */
    void ny(String nokkel, Sesjon sesjon, Instant utloper) {
        var operator = sesjon.operator();
        jdbc.update("delete from konsoll_sesjon where utloper < ?", Timestamp.from(clock.instant()));
        jdbc.update(
                """
                insert into konsoll_sesjon (avtrykk, ident, navn, epost, kan_handle, csrf, utloper)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                Avtrykk.av(nokkel),
                operator.ident(),
                operator.navn(),
                operator.epost(),
                operator.kanHandle(),
                sesjon.csrf(),
                Timestamp.from(utloper));
    }

    /** The session of a cookie, as long as it has not run out. */
    Optional<Sesjon> finn(String nokkel) {
        return jdbc
                .query(
                        """
                        select ident, navn, epost, kan_handle, csrf from konsoll_sesjon where avtrykk = ? and utloper > ?
                        """,
                        (row, nr) -> new Sesjon(
                                new Operator(
                                        row.getString("ident"),
                                        row.getString("navn"),
                                        row.getString("epost"),
                                        row.getBoolean("kan_handle")),
                                row.getString("csrf")),
                        Avtrykk.av(nokkel),
                        Timestamp.from(clock.instant()))
                .stream()
                .findFirst();
    }

    void slutt(String nokkel) {
        jdbc.update("delete from konsoll_sesjon where avtrykk = ?", Avtrykk.av(nokkel));
    }

    /**
     * A sign-in that is under way.
     *
     * @param nonce must come back in the token
     * @param verifikator proves that it is we who began (PKCE)
     * @param til the page that was asked for
     */
    record Forsok(String nonce, String verifikator, String til) {}

    void begynt(String tilstand, Forsok forsok, Instant utloper) {
        jdbc.update("delete from konsoll_innlogging where utloper < ?", Timestamp.from(clock.instant()));
        jdbc.update(
                "insert into konsoll_innlogging (avtrykk, nonce, verifikator, til, utloper) values (?, ?, ?, ?, ?)",
                Avtrykk.av(tilstand),
                forsok.nonce(),
                forsok.verifikator(),
                forsok.til(),
                Timestamp.from(utloper));
    }

    /** Takes a sign-in that is under way; it can be taken once. */
    Optional<Forsok> ta(String tilstand) {
        return jdbc
                .query(
                        """
                        delete from konsoll_innlogging where avtrykk = ? and utloper > ? returning nonce, verifikator, til
                        """,
                        (row, nr) ->
                                new Forsok(row.getString("nonce"), row.getString("verifikator"), row.getString("til")),
                        Avtrykk.av(tilstand),
                        Timestamp.from(clock.instant()))
                .stream()
                .findFirst();
    }
}
