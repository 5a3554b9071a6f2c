package no.nav.utsjekk.kvittering;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.database.Rows;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds the oppdrag that kvitteringer answer, by what OS echoes and never by the form of the XML (FM-08).
 *
 * <p>An oppdrag with new lines is known by their ids. One that only ends chains, whose ids earlier oppdrag share, is known
 * by fagområde, sak and time of derivation; without the time, as the only unanswered one of its sak.
 */
public final class OppdragMatcher {

    private static final DateTimeFormatter TIDSPUNKT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HH.mm.ss.SSSSSS", Locale.ROOT);

    private final JdbcTemplate jdbc;

    public OppdragMatcher(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An oppdrag that may be the one. */
    public record Treff(
            long oppdrag,
            long sak,
            String fagomrade,
            String fagsystemId,
            LocalDateTime utledet,
            boolean ubesvart,
            Set<String> delytelseIder) {}

    /**
     * The oppdrag of each kvittering that has exactly one. What no hot oppdrag fits is looked for in the archive too: a copy
     * may be answered late (FM-09).
     */
    public Map<Kvittering, Treff> match(List<Kvittering> kvitteringer) {
        var treff = new HashMap<>(matchHot(kvitteringer));
        treff.putAll(matchAlle(kvitteringer.stream()
                .distinct()
                .filter(k -> !treff.containsKey(k))
                .toList()));
        return treff;
    }

    private Map<Kvittering, Treff> matchHot(List<Kvittering> kvitteringer) {
        var byLinje = byNewLine(kvitteringer);
        var bySak = bySak(kvitteringer);
        return kvitteringer.stream()
                .distinct()
                .flatMap(k -> match(k, byLinje, bySak).map(treff -> Map.entry(k, treff)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<Treff> match(
            Kvittering kvittering, Map<String, List<Treff>> byLinje, Map<String, List<Treff>> bySak) {
        var candidates = firstNewLine(kvittering)
                .map(id -> byLinje.getOrDefault(id, List.of()).stream())
                .orElseGet(() -> bySak.getOrDefault(sakOf(kvittering), List.of()).stream()
                        .filter(treff -> kvittering.tidspktMelding().isPresent() || treff.ubesvart()));
        return onlyOne(kvittering, candidates);
    }

    private static Optional<Treff> onlyOne(Kvittering kvittering, Stream<Treff> candidates) {
        var matches = candidates.filter(treff -> confirms(treff, kvittering)).toList();
        return matches.size() == 1 ? Optional.of(matches.get(0)) : Optional.empty();
    }

    private static boolean confirms(Treff treff, Kvittering kvittering) {
        return treff.fagomrade().equals(kvittering.fagomrade())
                && treff.fagsystemId().equals(kvittering.fagsystemId())
                && treff.delytelseIder().equals(delytelseIder(kvittering))
                && kvittering
                        .tidspktMelding()
                        .map(TIDSPUNKT.format(treff.utledet())::equals)
                        .orElse(true);
    }

    private static Optional<String> firstNewLine(Kvittering kvittering) {
        return kvittering.linjer().stream()
                .filter(Kvittering.Linje::ny)
                .map(Kvittering.Linje::delytelseId)
                .findFirst();
    }

    private static Set<String> delytelseIder(Kvittering kvittering) {
        return kvittering.linjer().stream().map(Kvittering.Linje::delytelseId).collect(Collectors.toSet());
    }

    private static String sakOf(Kvittering kvittering) {
        return kvittering.fagomrade() + '/' + kvittering.fagsystemId();
    }

    private record ByLinje(String delytelseId, Treff treff) {}

    /** Several where lines are numbered within their sak (docs/adr/0022). */
    private Map<String, List<Treff>> byNewLine(List<Kvittering> kvitteringer) {
        var ids = kvitteringer.stream()
                .flatMap(k -> firstNewLine(k).stream())
                .distinct()
                .toList();
        return Rows.of(ids)
                .text(Function.identity())
                .query(
                        jdbc,
                        """
                        select l.delytelse_id, o.id, o.sak, o.fagomrade, o.fagsystem_id, o.utledet, o.tilstand,
                               (select array_agg(delytelse_id) from oppdragslinje where oppdrag = o.id) as linjer
                        from oppdragslinje l join oppdrag o on o.id = l.oppdrag
                        where l.ny and l.delytelse_id = any(?)
                        """,
                        (row, nr) -> new ByLinje(row.getString("delytelse_id"), read(row)))
                .stream()
                .collect(groupingBy(ByLinje::delytelseId, mapping(ByLinje::treff, toList())));
    }

    private Map<String, List<Treff>> bySak(List<Kvittering> kvitteringer) {
        var without = kvitteringer.stream()
                .filter(k -> firstNewLine(k).isEmpty()
                        && k.tidspktMelding().map(t -> parse(t).isPresent()).orElse(true))
                .toList();
        return Rows.of(without)
                .text(Kvittering::fagomrade)
                .text(Kvittering::fagsystemId)
                .asText(k -> k.tidspktMelding().flatMap(OppdragMatcher::parse).orElse(null))
                .query(
                        jdbc,
                        """
                        select distinct o.id, o.sak, o.fagomrade, o.fagsystem_id, o.utledet, o.tilstand,
                               (select array_agg(delytelse_id) from oppdragslinje where oppdrag = o.id) as linjer
                        from unnest(?, ?, ?) as k (fagomrade, fagsystem_id, utledet)
                        join oppdrag o on o.fagomrade = k.fagomrade and o.fagsystem_id = k.fagsystem_id
                          and (o.utledet = k.utledet::timestamp
                               or k.utledet is null and o.tilstand in ('HOLDT', 'TIL_SENDING', 'SENDT'))
                        """,
                        (row, nr) -> read(row))
                .stream()
                .collect(groupingBy(treff -> treff.fagomrade() + '/' + treff.fagsystemId()));
    }

    private record ByNr(int nr, Treff treff) {}

    /** One statement over both places: what is on its way between them is seen in one of them. */
    private Map<Kvittering, Treff> matchAlle(List<Kvittering> kvitteringer) {
        var byNr = Rows.of(kvitteringer)
                .text(Kvittering::fagomrade)
                .text(Kvittering::fagsystemId)
                .asText(k -> k.tidspktMelding().flatMap(OppdragMatcher::parse).orElse(null))
                .optionalText(OppdragMatcher::firstNewLine)
                .query(
                        jdbc,
                        """
                        select k.nr, o.id, o.sak, o.fagomrade, o.fagsystem_id, o.utledet, o.tilstand,
                               (select array_agg(delytelse_id) from oppdragslinje_alle where oppdrag = o.id) as linjer
                        from unnest(?, ?, ?, ?) with ordinality as k (fagomrade, fagsystem_id, utledet, linje, nr)
                        join oppdrag_alle o on o.fagsystem_id = k.fagsystem_id and o.fagomrade = k.fagomrade
                          and (k.utledet is null or o.utledet = k.utledet::timestamp)
                        where k.linje is null and k.utledet is not null
                           or exists (select from oppdragslinje_alle l
                                      where l.oppdrag = o.id and l.ny and l.delytelse_id = k.linje)
                        """,
                        (row, nr) -> new ByNr(row.getInt("nr") - 1, read(row)))
                .stream()
                .collect(groupingBy(ByNr::nr, mapping(ByNr::treff, toList())));
        return byNr.entrySet().stream()
                .flatMap(e -> {
                    var kvittering = kvitteringer.get(e.getKey());
                    return onlyOne(kvittering, e.getValue().stream())
                            .map(treff -> Map.entry(kvittering, treff))
                            .stream();
                })
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<LocalDateTime> parse(String tidspunkt) {
        try {
            return Optional.of(LocalDateTime.parse(tidspunkt, TIDSPUNKT));
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    private static Treff read(ResultSet row) throws SQLException {
        var linjer = row.getArray("linjer");
        return new Treff(
                row.getLong("id"),
                row.getLong("sak"),
                row.getString("fagomrade"),
                row.getString("fagsystem_id"),
                row.getObject("utledet", LocalDateTime.class),
                Set.of("HOLDT", "TIL_SENDING", "SENDT").contains(row.getString("tilstand")),
                linjer == null
                        ? Set.of()
                        : Arrays.stream((String[]) linjer.getArray())
                                .filter(Objects::nonNull)
                                .collect(Collectors.toCollection(HashSet::new)));
    }
}
