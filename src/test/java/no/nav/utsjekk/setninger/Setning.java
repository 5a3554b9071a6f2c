package no.nav.utsjekk.setninger;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement of the product.
 *
 * @param typer of its parameters, by Postgres' names
 * @param sql with parameters as {@code $1}, {@code $2} ...
 */
public record Setning(List<String> typer, String sql) implements Comparable<Setning> {

    private static final Pattern TEXT_OR_PARAMETER = Pattern.compile("'[^']*'|\\?");
    private static final String TYPER = "-- ";

    public Setning {
        typer = List.copyOf(typer);
    }

    /** From JDBC's form, in which each parameter is a question mark. */
    static Setning avJdbc(List<String> typer, String jdbc) {
        var nr = new int[1];
        var sql = TEXT_OR_PARAMETER
                .matcher(jdbc.strip())
                .replaceAll(del -> Matcher.quoteReplacement(del.group().equals("?") ? "$" + ++nr[0] : del.group()));
        return new Setning(typer, sql.replaceAll("\n\\s*\n", "\n"));
    }

    /** Whether Postgres can prepare it. */
    boolean kanForberedes() {
        return sql.matches("(?is)(select|insert|update|delete|with)\\b.*");
    }

    /** SQL that has Postgres parse and check it under a name. */
    public String forbered(String navn) {
        return "prepare " + navn + (typer.isEmpty() ? "" : " (" + String.join(", ", typer) + ")") + " as " + sql;
    }

    /** SQL that has Postgres tell how it would run, whatever the parameters are. */
    public String forklar(String navn) {
        return "explain (format json) execute " + navn
                + (typer.isEmpty()
                        ? ""
                        : typer.stream().map(type -> "null").collect(Collectors.joining(", ", " (", ")")));
    }

    String skriv() {
        return TYPER + String.join(", ", typer) + "\n" + sql + "\n";
    }

    static Setning les(String tekst) {
        var linjer = tekst.split("\n", 2);
        return new Setning(
                Arrays.stream(linjer[0].substring(TYPER.length()).split(", "))
                        .filter(type -> !type.isBlank())
                        .toList(),
                linjer[1].stripTrailing());
    }

    @Override
    public int compareTo(Setning annen) {
        return skriv().compareTo(annen.skriv());
    }
}
