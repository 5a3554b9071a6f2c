package no.nav.utsjekk.maaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Locale;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a measured part is looked at with when it is not clear where the time goes: statements, tables, a flight recording. */
final class Diagnostikk {

    private final Valg valg;
    private final JdbcTemplate jdbc;
    private final JdbcTemplate superbruker;

    Diagnostikk(Oppstilling oppstilling) {
        this.valg = oppstilling.valg();
        this.jdbc = new JdbcTemplate(oppstilling.postgres().dataSource());
        this.superbruker = new JdbcTemplate(oppstilling.postgres().superbruker());
    }

    /** Begins what was asked for; ends with {@link Opptak#close}. */
    Opptak start(String scenario) throws IOException {
        if (valg.setninger()) {
            superbruker.execute("create extension if not exists pg_stat_statements");
            superbruker.execute("select pg_stat_statements_reset()");
        }
        return new Opptak(scenario, valg.jfr() ? opptak() : null);
    }

    private static Recording opptak() throws IOException {
        try {
            var opptak = new Recording(Configuration.getConfiguration("profile"));
            opptak.start();
            return opptak;
        } catch (ParseException e) {
            throw new IllegalStateException("the machine's own profile cannot be read", e);
        }
    }

    /** A measured part under observation. */
    final class Opptak implements AutoCloseable {

        private final String scenario;
        private final Recording flygedata;

        /** @param flygedata null when there is to be none */
        private Opptak(String scenario, Recording flygedata) {
            this.scenario = scenario;
            this.flygedata = flygedata;
        }

        /** Prints what was asked for. */
        void fortell(int antall) {
            if (valg.setninger()) {
                setninger(scenario, antall);
            }
            if (valg.tabeller()) {
                steg(antall / valg.runder());
                tabeller();
            }
        }

        @Override
        public void close() {
            if (flygedata == null) {
                return;
            }
            try (flygedata) {
                Files.createDirectories(valg.data());
                Path fil = valg.data().resolve(scenario + ".jfr");
                flygedata.dump(fil);
                System.out.println("JFR: " + fil);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The dearest statements. */
    private void setninger(String scenario, int antall) {
        System.out.printf(
                "%nSetninger, %s%n%11s %9s %9s %12s  %s%n",
                scenario, "µs/melding", "kall", "rader", "WAL/melding", "setning");
        superbruker.query(
                """
                select total_exec_time, calls, rows, wal_bytes, regexp_replace(query, '\\s+', ' ', 'g') as setning
                from pg_stat_statements s join pg_database d on d.oid = s.dbid and d.datname = current_database()
                order by total_exec_time desc limit 25
                """,
                row -> {
                    var setning = row.getString("setning");
                    System.out.printf(
                            Locale.ROOT,
                            "%11.1f %9d %9d %12.0f  %s%n",
                            row.getDouble("total_exec_time") * 1000 / antall,
                            row.getLong("calls"),
                            row.getLong("rows"),
                            row.getDouble("wal_bytes") / antall,
                            setning.substring(0, Math.min(140, setning.length())));
                });
    }

    /** Which tables are read row by row: there should be none that grow. */
    private void tabeller() {
        System.out.printf(
                "%n%-24s %9s %12s %9s %9s %9s %9s%n",
                "tabell", "seq", "seq rader", "indeks", "insert", "update", "hot");
        jdbc.query(
                """
                select relname, seq_scan, seq_tup_read, idx_scan, n_tup_ins, n_tup_upd, n_tup_hot_upd
                from pg_stat_user_tables where n_tup_ins > 0 order by seq_tup_read desc
                """,
                row -> {
                    System.out.printf(
                            "%-24s %9d %12d %9d %9d %9d %9d%n",
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7));
                });
    }

    /** How far each step of the story had come after each tenth of the last burst: the slowest one is the limit. */
    private void steg(int n) {
        System.out.printf("%n%-8s %18s %18s %18s %18s%n", "prosent", "mottatt", "utledet", "sendt", "ferdig");
        jdbc.query(
                """
                with siste as (select * from melding order by id desc limit ?),
                     start as (select min(mottatt) as tid from siste)
                select tidel * 10 as prosent,
                       percentile_disc(tidel / 10.0) within group (order by mottatt) - start.tid as mottatt,
                       percentile_disc(tidel / 10.0) within group (order by utledet) - start.tid as utledet,
                       percentile_disc(tidel / 10.0) within group (order by sendt) - start.tid as sendt,
                       percentile_disc(tidel / 10.0) within group (order by ferdig) - start.tid as ferdig
                from siste, start, generate_series(1, 10) as tidel group by tidel, start.tid order by tidel
                """,
                row -> {
                    System.out.printf(
                            "%-8s %18s %18s %18s %18s%n",
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
                },
                n);
    }
}
