package no.nav.utsjekk.ende;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** A fault that the test puts into the database: a trigger that refuses certain rows until the fault is closed. */
final class Feilkilde implements AutoCloseable {

    private final JdbcTemplate database;
    private final String tabell;
    private final String navn =
            "feil_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    /**
     * @param vilkar which rows are refused, in SQL, as {@code new}
     * @param sqlState what the fault looks like
     */
    Feilkilde(JdbcTemplate database, String tabell, String vilkar, String sqlState) {
        this.database = database;
        this.tabell = tabell;
        database.execute("create sequence " + navn);
        database.execute(
                """
                create function %1$s() returns trigger language plpgsql as $$
                begin
                  if %2$s then
                    perform nextval('%1$s');
                    raise exception 'feil fra testen' using errcode = '%3$s';
                  end if;
                  return new;
                end $$
                """
                        .formatted(navn, vilkar, sqlState));
        database.execute("create trigger %1$s before insert or update on %2$s for each row execute function %1$s()"
                .formatted(navn, tabell));
    }

    /** Returns when the product has run into the fault so often. */
    void ventPaForsok(int antall) {
        Testsystem.ventPa("forsøk mot " + tabell, () -> forsok() >= antall);
    }

    /** How often the product has run into the fault. A sequence counts what is rolled back too. */
    long forsok() {
        var antall = database.queryForObject(
                "select case when is_called then last_value else 0 end from " + navn, Long.class);
        return antall == null ? 0 : antall;
    }

    @Override
    public void close() {
        database.execute("drop trigger %s on %s".formatted(navn, tabell));
        database.execute("drop function " + navn);
        database.execute("drop sequence " + navn);
    }
}
