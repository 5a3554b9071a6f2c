package no.nav.utsjekk.oppdrag;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.sak.Avvent;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Oppdragslinje;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code oppdrag}, {@code oppdragslinje} and {@code oppdragsavvent}, as far as making and sending oppdrag goes. */
public final class OppdragRepository {

    /** OS would refuse the oppdrag of a sak that it is simulating (FM-38). */
    private static final String SIMULERES =
            "exists (select from simuleringslas l where l.sak = oppdrag.sak and l.til > now())";

    private final JdbcTemplate jdbc;

    public OppdragRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Identity(long melding, String fagomrade) {}

    private record AvventRow(long oppdrag, long sak, Avvent avvent) {}

    private record LinjeRow(long oppdrag, int nr, Oppdragslinje linje) {}

    /** Stores oppdrag with their lines; from then on they are to be sent, or held. Gives their ids in the same order. */
    public List<Long> add(List<NyttOppdrag> nye) {
        Map<Identity, Long> ids = Rows.of(nye)
                .bigint(NyttOppdrag::melding)
                .bigint(NyttOppdrag::sak)
                .text(n -> n.oppdrag().fagomrade().name())
                .text(n -> n.oppdrag().sakId())
                .asText(n -> n.oppdrag().utledet())
                .text(NyttOppdrag::xml)
                .text(n -> "[" + String.join(",", n.versjoner()) + "]")
                .text(n -> n.holdes() ? "HOLDT" : "TIL_SENDING")
                .query(
                        jdbc,
                        """
                        insert into oppdrag (melding, sak, fagomrade, fagsystem_id, utledet, xml, versjoner, tilstand)
                        select melding, sak, fagomrade, fagsystem_id, utledet::timestamp, xml, versjoner::json, tilstand
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                          as ny (melding, sak, fagomrade, fagsystem_id, utledet, xml, versjoner, tilstand, nr)
                        order by nr
                        returning id, melding, fagomrade
                        """,
                        (row, nr) -> Map.entry(
                                new Identity(row.getLong("melding"), row.getString("fagomrade")), row.getLong("id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var idsInOrder = nye.stream()
                .map(n -> ids.get(
                        new Identity(n.melding(), n.oppdrag().fagomrade().name())))
                .toList();
        addLinjer(IntStream.range(0, nye.size())
                .boxed()
                .flatMap(i -> linjer(idsInOrder.get(i), nye.get(i).oppdrag().linjer()))
                .toList());
        addAvvent(IntStream.range(0, nye.size())
                .boxed()
                .flatMap(i -> avvent(idsInOrder.get(i), nye.get(i)))
                .toList());
        addSokeord(nye.stream().flatMap(OppdragRepository::sokeord).distinct().toList());
        return idsInOrder;
    }

    /** A word by which operators find a sak. */
    private record Sokeord(String slag, String verdi, long sak) {}

    private static Stream<Sokeord> sokeord(NyttOppdrag nytt) {
        var behandlinger = nytt.oppdrag().versjoner().stream()
                .map(versjon -> new Sokeord("BEHANDLING", versjon.behandlingId(), nytt.sak()));
        return Stream.concat(Stream.of(new Sokeord("PERSON", nytt.oppdrag().personident(), nytt.sak())), behandlinger);
    }

    private void addSokeord(List<Sokeord> ord) {
        Rows.of(ord)
                .text(Sokeord::slag)
                .text(Sokeord::verdi)
                .bigint(Sokeord::sak)
                .update(
                        jdbc,
                        """
                        insert into sokeord (slag, verdi, sak) select * from unnest(?, ?, ?) on conflict do nothing
                        """);
    }

    private static Stream<AvventRow> avvent(long oppdrag, NyttOppdrag nytt) {
        return nytt.oppdrag().avvent().stream().map(avvent -> new AvventRow(oppdrag, nytt.sak(), avvent));
    }

    private void addAvvent(List<AvventRow> rows) {
        Rows.of(rows)
                .bigint(AvventRow::oppdrag)
                .bigint(AvventRow::sak)
                .asText(r -> r.avvent().fom())
                .asText(r -> r.avvent().tom())
                .asText(r -> r.avvent().overfores().orElse(null))
                .optionalText(r -> r.avvent().arsak().map(Avvent.Arsak::name))
                .bool(r -> r.avvent().feilregistrering())
                .update(
                        jdbc,
                        """
                        insert into oppdragsavvent (oppdrag, sak, fom, tom, overfores, arsak, feilregistrering)
                        select oppdrag, sak, fom::date, tom::date, overfores::date, arsak, feilregistrering
                        from unnest(?, ?, ?, ?, ?, ?, ?) as a (oppdrag, sak, fom, tom, overfores, arsak, feilregistrering)
                        """);
    }

    private static Stream<LinjeRow> linjer(long oppdrag, List<Oppdragslinje> linjer) {
        return IntStream.range(0, linjer.size()).mapToObj(nr -> new LinjeRow(oppdrag, nr + 1, linjer.get(nr)));
    }

    private void addLinjer(List<LinjeRow> rows) {
        Rows.of(rows)
                .bigint(LinjeRow::oppdrag)
                .integer(LinjeRow::nr)
                .asText(r -> r.linje().uid())
                .text(r -> r.linje().id().delytelseId())
                .bool(r -> r.linje().erNy())
                .asText(r -> r.linje().opphorFom().orElse(null))
                .text(r -> r.linje().klassekode())
                .asText(r -> r.linje().fom())
                .asText(r -> r.linje().tom())
                .bigint(r -> r.linje().sats())
                .text(r -> r.linje().periodetype().satstype())
                .bigint(r -> r.linje().vedtakssats().orElse(null))
                .optionalText(r -> r.linje().forrige().map(LinjeId::delytelseId))
                .update(
                        jdbc,
                        """
                        insert into oppdragslinje (oppdrag, nr, uid, delytelse_id, ny, opphor_fom, klassekode, fom, tom, sats,
                                                   satstype, vedtakssats, ref)
                        select oppdrag, nr, uid::uuid, delytelse_id, ny, opphor_fom::date, klassekode, fom::date, tom::date,
                               sats, satstype, vedtakssats, ref
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                          as l (oppdrag, nr, uid, delytelse_id, ny, opphor_fom, klassekode, fom, tom, sats, satstype,
                                vedtakssats, ref)
                        """);
    }

    /** Whether there is anything to send at all now: cheap, for the idle system. */
    public boolean anyToSend() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                select exists (select from oppdrag where tilstand = 'TIL_SENDING' and tidligst <= now() and not
                """
                        + SIMULERES
                        + ")",
                Boolean.class));
    }

    /**
     * Picks oppdrag to be sent and counts the copy that is about to be handed over, before it is (D7). What one instance
     * has picked, no other picks until the lease is over.
     *
     * @return ids, oldest first
     */
    public List<Long> reserve(int max, Duration lease) {
        return jdbc.query(
                """
                update oppdrag set overleveringer = overleveringer + 1, sist_overlevert = clock_timestamp(),
                                   tidligst = now() + make_interval(secs => ?)
                where id in (select id from oppdrag where not %s and tilstand = 'TIL_SENDING' and tidligst <= now()
                             order by tidligst, id limit ? for update skip locked)
                returning id
                """
                        .formatted(SIMULERES),
                (row, nr) -> row.getLong("id"),
                lease.toMillis() / 1000.0,
                max);
    }

    /** Counts one more copy of an oppdrag that is about to be handed over again; gives its id if it still is to be sent. */
    public List<Long> countCopy(long id) {
        return jdbc.query(
                """
                update oppdrag set overleveringer = overleveringer + 1, sist_overlevert = clock_timestamp()
                where id = ? and tilstand = 'TIL_SENDING' returning id
                """,
                (row, nr) -> row.getLong("id"),
                id);
    }

    /** An oppdrag on its way to MQ. */
    public record TilSending(long id, long melding, String fagomrade, String xml) {}

    /** Those of the picked oppdrag that are still to be sent; answered ones are not (D7). Locked. */
    public List<TilSending> lockForSending(List<Long> ids) {
        return Rows.of(ids)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        """
                        select id, melding, fagomrade, xml from oppdrag
                        where id = any(?) and tilstand = 'TIL_SENDING' order by id for update
                        """,
                        (row, nr) -> new TilSending(
                                row.getLong("id"),
                                row.getLong("melding"),
                                row.getString("fagomrade"),
                                row.getString("xml")));
    }

    /** Fails when the transaction has been ended, and with it the locks that it holds. */
    public void requireTransaction() {
        jdbc.execute("select 1");
    }

    /** Notes that oppdrag were handed to MQ. */
    public void sent(List<TilSending> oppdrag) {
        Rows.of(oppdrag).bigint(TilSending::id).update(jdbc, "update oppdrag set tilstand = 'SENDT' where id = any(?)");
    }

    /** An oppdrag that is kept back. */
    record Holdt(long melding, String fagomrade) {}

    /** Keeps an oppdrag back until an operator decides, if it was to be sent. */
    Optional<Holdt> hold(long id) {
        return jdbc
                .query(
                        """
                        update oppdrag set tilstand = 'HOLDT' where id = ? and tilstand = 'TIL_SENDING'
                        returning melding, fagomrade
                        """,
                        (row, nr) -> new Holdt(row.getLong("melding"), row.getString("fagomrade")),
                        id)
                .stream()
                .findFirst();
    }
}
