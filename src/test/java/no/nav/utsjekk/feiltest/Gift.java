package no.nav.utsjekk.feiltest;

import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the database treat what a test has marked in a way that nobody foresaw. The product has no part in it. */
public record Gift(JdbcTemplate database, String navn) {

    /** A bug, as far as the product can tell. */
    public static final String GIFTIG = "XX000";

    /**
     * Refuses rows for as long as it stays.
     *
     * @param nar SQL: which new rows
     */
    public static Gift avvis(JdbcTemplate database, String tabell, String nar, String sqlState) {
        return avvis(database, tabell, nar, sqlState, Integer.MAX_VALUE);
    }

    /** Refuses so many times; a try that is rolled back counts too. */
    public static Gift avvis(JdbcTemplate database, String tabell, String nar, String sqlState, int ganger) {
        return legg(
                database,
                tabell,
                nar,
                """
                if nextval('%%s') <= %d then raise exception 'gift' using errcode = '%s'; end if;
                """
                        .formatted(ganger, sqlState));
    }

    /** Kills the connection under the hands of the product, more often than a poisoned element is tried. */
    public static Gift drepForbindelse(JdbcTemplate database, String tabell, String nar) {
        return legg(
                database,
                tabell,
                nar,
                "if nextval('%s') <= 5 then perform pg_terminate_backend(pg_backend_pid()); end if;");
    }

    /** Changes rows. */
    public static Gift endre(JdbcTemplate database, String tabell, String nar, String endring) {
        return legg(database, tabell, nar, endring + ";");
    }

    private static Gift legg(JdbcTemplate database, String tabell, String nar, String handling) {
        var navn = "gift_" + Long.toUnsignedString(System.nanoTime(), 36);
        database.execute("create sequence " + navn);
        database.execute(
                """
                create function %1$s() returns trigger language plpgsql as $$
                begin
                  if %2$s then %3$s end if;
                  return new;
                end $$
                """
                        .formatted(navn, nar, handling.replace("%s", navn)));
        database.execute("create trigger %1$s before insert or update on %2$s for each row execute function %1$s()"
                .formatted(navn, tabell));
        return new Gift(database, navn);
    }

    /** Whether it has hit anything. */
    public boolean virket() {
        return Boolean.TRUE.equals(database.queryForObject("select is_called from " + navn, Boolean.class));
    }

    public void fjern() {
        database.execute("drop function %s cascade".formatted(navn));
        database.execute("drop sequence " + navn);
    }
}
