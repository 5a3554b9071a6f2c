package no.nav.utsjekk.maaling;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nav.utsjekk.lokal.LokalPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fills the database with what was done long ago: copies of a melding that the product itself has handled, so that the rows are
 * as wide as its own whatever columns they have. The last ones stay in the hot tables, the others are in the archive.
 *
 * <p>Keys are new; what stands inside documents is the first one's, but for the sak.
 */
final class Gammelt implements AutoCloseable {

    /** Old oppdrag that have not been archived yet. */
    private static final int I_BRUK = 500_000;

    private static final int PORSJON = 50_000;

    /** More than a melding has rows in the utboks. */
    private static final int PLASS_I_UTBOKS = 16;

    /** Rows of one melding, parents first: what tells them from others of the same table, and what is new in the copy number i. */
    private static final List<Kopi> KOPIER = List.of(
            new Kopi(
                    "melding",
                    "t.id = $melding",
                    Map.of(
                            "id", "$m0 + i",
                            "sak", "$s0 + i % $saker",
                            "nokkel", "'G' || ($s0 + i % $saker)",
                            "posisjon", "-$m0 - i")),
            new Kopi(
                    "mottatt",
                    "t.posisjon = (select posisjon from melding where id = $melding) limit 1",
                    Map.of("topic", "'gammelt'", "posisjon", "$m0 + i")),
            new Kopi(
                    "utbetaling",
                    "t.sak = $sak",
                    Map.of("uid", "gen_random_uuid()", "sak", "$s0 + i % $saker", "indeks", "$m0 + i")),
            new Kopi(
                    "oppdrag",
                    "t.melding = $melding",
                    Map.of(
                            "id", "$o0 + i",
                            "melding", "$m0 + i",
                            "sak", "$s0 + i % $saker",
                            "fagsystem_id", "'G' || ($s0 + i % $saker)",
                            "utledet", "t.utledet - ($m0 + i) * interval '1 microsecond'",
                            "xml", "replace(t.xml, t.fagsystem_id, 'G' || ($s0 + i % $saker))")),
            new Kopi(
                    "oppdragslinje",
                    "t.oppdrag = $oppdrag",
                    Map.of(
                            "oppdrag", "$o0 + i",
                            "uid", "gen_random_uuid()",
                            "delytelse_id", "encode(uuid_send(gen_random_uuid()), 'base64')")),
            new Kopi(
                    "kvittering",
                    "t.oppdrag = $oppdrag",
                    Map.of("id", "$k0 + i", "oppdrag", "$o0 + i", "jms_id", "'G' || ($k0 + i)")),
            new Kopi(
                    "utboks",
                    "t.melding = $melding",
                    Map.of("id", "$u0 + i * " + PLASS_I_UTBOKS + " + t.kopinr", "melding", "$m0 + i")));

    private final SingleConnectionDataSource forbindelse;
    private final JdbcTemplate jdbc;
    private final Map<String, String> mal;
    private long saker;
    private long oppdrag;

    private record Kopi(String tabell, String mal, Map<String, String> nye) {}

    /** @throws IllegalStateException when the product has handled nothing yet that can be copied */
    Gammelt(LokalPostgres postgres) {
        forbindelse = new SingleConnectionDataSource(postgres.jdbcUrl(), "postgres", "postgres", true);
        jdbc = new JdbcTemplate(forbindelse);
        jdbc.execute("set session_replication_role = replica"); // rows that fit each other need no check for each row
        mal = jdbc
                .queryForList(
                        """
                        select m.id as melding, m.sak, o.id as oppdrag
                        from melding m join oppdrag o on o.melding = m.id
                        where m.tilstand = 'FERDIG' and m.utfall = 'OK' and o.tilstand = 'GODTATT'
                          and (select count(*) from utbetaling u where u.sak = m.sak) = 1
                        order by m.id desc limit 1
                        """)
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("ingen ferdig melding å kopiere"))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, verdi -> verdi.getValue().toString()));
    }

    /** Adds until there are so many old saker and oppdrag; spreads the new oppdrag over the new saker. */
    void fyll(long tilSaker, long tilOppdrag) {
        var nyeSaker = tilSaker - saker;
        var nyeOppdrag = tilOppdrag - oppdrag;
        if (nyeSaker > 0 && nyeOppdrag > 0) {
            var plass = plass(nyeSaker, nyeOppdrag);
            sak(plass, nyeSaker);
            KOPIER.stream().filter(kopi -> finnes(kopi.tabell())).forEach(kopi -> kopier(kopi, plass, nyeOppdrag));
            jdbc.execute("vacuum analyze");
        }
        saker = tilSaker;
        oppdrag = tilOppdrag;
    }

    /** Numbers that nobody else gets: those of the sequences are moved on. */
    private Map<String, String> plass(long nyeSaker, long nyeOppdrag) {
        var plass = new HashMap<>(mal);
        plass.put("saker", String.valueOf(nyeSaker));
        plass.put("s0", reserver("sak", nyeSaker));
        plass.put("m0", reserver("melding", nyeOppdrag));
        plass.put("o0", reserver("oppdrag", nyeOppdrag));
        plass.put("k0", reserver("kvittering", nyeOppdrag));
        plass.put("u0", reserver("utboks", nyeOppdrag * PLASS_I_UTBOKS));
        return plass;
    }

    private String reserver(String tabell, long antall) {
        var sekvens = "pg_get_serial_sequence('%s', 'id')".formatted(tabell);
        var neste = jdbc.queryForObject("select nextval(%s)".formatted(sekvens), Long.class);
        jdbc.queryForObject("select setval(%s, %d)".formatted(sekvens, neste + antall), Long.class);
        return String.valueOf(neste);
    }

    private void sak(Map<String, String> plass, long antall) {
        var kopi = new Kopi("sak", "t.id = $sak", Map.of("id", "$s0 + i", "sak_id", "'G' || ($s0 + i)"));
        porsjoner("sak", kopi, plass, 0, antall);
    }

    private void kopier(Kopi kopi, Map<String, String> plass, long antall) {
        var arkiv = kopi.tabell() + "_arkiv";
        var iBruk = Math.min(I_BRUK, antall);
        if (finnes(arkiv)) {
            porsjoner(arkiv, kopi, plass, 0, antall - iBruk);
        } else if (kopi.tabell().equals("utbetaling")) {
            porsjoner(kopi.tabell(), kopi, plass, 0, antall - iBruk); // they are never archived
        }
        porsjoner(kopi.tabell(), kopi, plass, antall - iBruk, antall);
    }

    private void porsjoner(String til, Kopi kopi, Map<String, String> plass, long fra, long slutt) {
        for (long i = fra; i < slutt; i += PORSJON) {
            jdbc.execute(setning(til, kopi, plass, i, Math.min(slutt, i + PORSJON) - 1));
        }
        if (slutt - fra >= PORSJON) {
            System.out.printf("  fylt %s med %d%n", til, slutt - fra);
        }
    }

    private String setning(String til, Kopi kopi, Map<String, String> plass, long fra, long siste) {
        var kolonner = kolonner(kopi.tabell());
        var verdier = kolonner.stream()
                .map(kolonne -> kopi.nye().getOrDefault(kolonne, "t." + kolonne))
                .collect(Collectors.joining(", "));
        var sql =
                """
                insert into %s (%s) overriding system value
                select %s
                from (select t.*, row_number() over () as kopinr from %s t where %s) t, generate_series(%d::bigint, %d::bigint) i"""
                        .formatted(til, String.join(", ", kolonner), verdier, kopi.tabell(), kopi.mal(), fra, siste);
        for (var navn : plass.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            sql = sql.replace("$" + navn, plass.get(navn));
        }
        return sql;
    }

    private List<String> kolonner(String tabell) {
        return jdbc.queryForList(
                """
                select column_name from information_schema.columns
                where table_name = ? and table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position
                """,
                String.class,
                tabell);
    }

    private boolean finnes(String tabell) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, "public." + tabell));
    }

    @Override
    public void close() {
        forbindelse.destroy();
    }
}
