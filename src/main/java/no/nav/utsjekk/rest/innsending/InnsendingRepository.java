package no.nav.utsjekk.rest.innsending;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code rest_nokkel}, and what callers wait for to show in {@code melding} and {@code dryrunsvar}. */
public final class InnsendingRepository {

    private final JdbcTemplate jdbc;

    public InnsendingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a key for an hour; false when somebody else has it (DR-08, GW-14). */
    boolean claim(String nokkel) {
        jdbc.update("delete from rest_nokkel where tatt < now() - interval '1 hour'");
        return jdbc.update("insert into rest_nokkel (nokkel) values (?) on conflict do nothing", nokkel) > 0;
    }

    /** A number that no other request over HTTP has. */
    long nesteNummer() {
        return jdbc.queryForObject("select nextval('rest_nummer')", Long.class);
    }

    /** How far a melding has come. */
    Optional<Stand> stand(long melding) {
        return jdbc
                .query(
                        """
                        select m.dryrun, m.utfall, m.detaljer, m.feil, s.innhold
                        from melding m left join dryrunsvar s on s.melding = m.id where m.id = ?
                        """,
                        (row, nr) -> new Stand(
                                row.getBoolean("dryrun"),
                                Optional.ofNullable(row.getString("utfall")).map("OK"::equals),
                                Optional.ofNullable(row.getString("detaljer")),
                                Optional.ofNullable(row.getString("feil")),
                                Optional.ofNullable(row.getString("innhold"))),
                        melding)
                .stream()
                .findFirst();
    }
}
