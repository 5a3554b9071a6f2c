package no.nav.utsjekk.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a schema demands of those who use it.
 *
 * @param kolonner by table or view and column
 * @param krav what rows must fulfil, by table: checks, keys, unique indexes
 */
record Skjema(Map<String, Kolonne> kolonner, Map<String, Set<String>> krav) {

    /** @param valgfri whether rows can be inserted without it */
    record Kolonne(String tabell, String type, boolean kanVaereNull, boolean valgfri) {}

    private record Krav(String tabell, String tekst) {}

    static Skjema les(JdbcTemplate jdbc) {
        var kolonner = new TreeMap<String, Kolonne>();
        jdbc.query(
                """
                select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as null_ok,
                       not a.attnotnull or a.atthasdef or a.attidentity <> '' or a.attgenerated <> '' as valgfri
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p') and a.attnum > 0
                  and not a.attisdropped and c.relname <> 'flyway_schema_history'
                """,
                row -> {
                    kolonner.put(
                            row.getString("relname") + "." + row.getString("attname"),
                            new Kolonne(
                                    row.getString("relname"),
                                    row.getString("type"),
                                    row.getBoolean("null_ok"),
                                    row.getBoolean("valgfri")));
                });
        var krav = new TreeMap<String, Set<String>>();
        jdbc.query(
                        """
                        select conrelid::regclass::text as tabell, pg_get_constraintdef(oid) as tekst from pg_constraint
                        where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'u', 'p', 'x')
                        union all
                        select indrelid::regclass::text, 'unique ' || regexp_replace(pg_get_indexdef(indexrelid), '^.* USING', '')
                        from pg_index join pg_class on pg_class.oid = indexrelid
                        where indisunique and relnamespace = 'public'::regnamespace
                        """,
                        (row, nr) -> new Krav(row.getString("tabell"), row.getString("tekst")))
                .forEach(k ->
                        krav.computeIfAbsent(k.tabell(), ny -> new TreeSet<>()).add(k.tekst()));
        return new Skjema(kolonner, krav);
    }

    /** In what a newer schema would fail those who know only this one; empty when they can go on. */
    List<String> brudd(Skjema ny) {
        var brudd = new ArrayList<String>();
        kolonner.forEach((navn, kolonne) -> {
            var nye = ny.kolonner.get(navn);
            if (nye == null) {
                brudd.add(navn + " er borte");
            } else if (!nye.type().equals(kolonne.type())) {
                brudd.add("%s er %s, ikke %s".formatted(navn, nye.type(), kolonne.type()));
            } else if (kolonne.kanVaereNull() && !nye.kanVaereNull()) {
                brudd.add(navn + " kan ikke lenger være null");
            } else if (kolonne.valgfri() && !nye.valgfri()) {
                brudd.add(navn + " må nå oppgis");
            }
        });
        ny.kolonner.forEach((navn, kolonne) -> {
            if (kjenner(kolonne.tabell()) && !kolonner.containsKey(navn) && !kolonne.valgfri()) {
                brudd.add(navn + " er ny og må oppgis");
            }
        });
        ny.krav.forEach((tabell, krav) ->
                nyeKrav(tabell, krav).forEach(k -> brudd.add("%s har et nytt krav: %s".formatted(tabell, k))));
        return brudd;
    }

    private Stream<String> nyeKrav(String tabell, Set<String> krav) {
        return krav.stream()
                .filter(k -> kjenner(tabell)
                        && !this.krav.getOrDefault(tabell, Set.of()).contains(k));
    }

    private boolean kjenner(String tabell) {
        return kolonner.values().stream().anyMatch(k -> k.tabell().equals(tabell));
    }
}
