package no.nav.utsjekk.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a migration may say to tables that others are using: nothing that rewrites or reads a table while it is locked, and
 * nothing that takes away what the version before needs (docs/adr/0017).
 */
final class Migreringsregler {

    private record Regel(String grunn, Pattern monster) {

        Regel(String grunn, String monster) {
            this(grunn, Pattern.compile(monster));
        }
    }

    private static final Pattern NY_TABELL =
            Pattern.compile("create (?:unlogged )?table (?:if not exists )?([\\w.\"]+)");
    private static final Pattern TABELL = Pattern.compile(
            "(?:alter table (?:if exists )?(?:only )?|create (?:unique )?index.*? on (?:only )?)([\\w.\"]+).*");

    /** Of statements on tables that were there before. */
    private static final List<Regel> FORBUDT = List.of(
            new Regel(
                    "endrer type: skriver tabellen på nytt", "alter table .* alter (column )?\\S+ (set data )?type .*"),
            new Regel(
                    "ny kolonne som må oppgis",
                    "alter table .* add (column )?(?!constraint|check|unique|primary|foreign)(?!.*\\bdefault\\b).*\\bnot null\\b.*"),
            new Regel("leser hele tabellen under lås", "alter table .* set not null.*"),
            new Regel(
                    "leser hele tabellen under lås; bruk not valid, og validate i neste migrering",
                    "alter table .* add (constraint \\S+ )?(check|foreign key)(?!.*\\bnot valid\\b).*"),
            new Regel(
                    "bygger en indeks under lås",
                    "alter table .* add (constraint \\S+ )?(unique|primary key)(?!.*using index).*"),
            new Regel("bygger en indeks under lås; bruk concurrently", "create (unique )?index (?!concurrently).*"),
            new Regel("gir nytt navn", "alter table .* rename .*"));

    /** Of any statement. */
    private static final List<Regel> ALLTID_FORBUDT = List.of(
            new Regel("skriver tabellen på nytt", "(vacuum full|cluster)\\b.*"),
            new Regel("låser en tabell", "lock\\b.*"),
            new Regel("endrer alle rader i én transaksjon", "(update|delete from|truncate|merge into)\\b.*"));

    private Migreringsregler() {}

    /** What is wrong with a migration; empty when it can be applied while others work. */
    static List<String> brudd(String sql) {
        var nye = new HashSet<String>();
        var brudd = new ArrayList<String>();
        for (var setning : setninger(sql)) {
            var ny = NY_TABELL.matcher(setning);
            if (ny.lookingAt()) {
                nye.add(ny.group(1));
            }
            var regler = new ArrayList<>(ALLTID_FORBUDT);
            var tabell = TABELL.matcher(setning);
            if (tabell.matches() && !nye.contains(tabell.group(1))) {
                regler.addAll(FORBUDT);
            }
            regler.stream()
                    .filter(regel -> regel.monster().matcher(setning).matches())
                    .forEach(regel -> brudd.add(regel.grunn() + ": " + setning));
        }
        return brudd;
    }

    private static List<String> setninger(String sql) {
        return Pattern.compile(";")
                .splitAsStream(sql.replaceAll("--[^\n]*", " ").replaceAll("'[^']*'", "''"))
                .map(s -> s.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT))
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
