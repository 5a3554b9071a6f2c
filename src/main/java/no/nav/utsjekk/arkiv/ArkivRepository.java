package no.nav.utsjekk.arkiv;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nav.utsjekk.database.Rows;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Moves meldinger between the hot tables and those named {@code *_arkiv}. A melding moves as a whole: at any time all that
 * belongs to it is in one of the two places, and the views named {@code *_alle} have it wherever it is.
 *
 * <p>Every method is part of the caller's transaction.
 */
public final class ArkivRepository {

    /** What belongs to a melding, in the order in which foreign keys let it come back. */
    private enum Del {
        MELDING("melding", "id"),
        MELDINGSDEL("meldingsdel", "melding"),
        TRANSAKSJON("transaksjon", "melding"),
        OPPDRAG("oppdrag", "melding"),
        OPPDRAGSLINJE("oppdragslinje", "oppdrag"),
        KVITTERING("kvittering", "oppdrag"),
        VARSEL_OM_MELDING("varsel", "melding"),
        VARSEL_OM_OPPDRAG("varsel", "oppdrag");

        private final String tabell;
        private final String kolonne;

        Del(String tabell, String kolonne) {
            this.tabell = tabell;
            this.kolonne = kolonne;
        }

        private List<Long> nokler(List<Long> meldinger, List<Long> oppdrag) {
            return kolonne.equals("oppdrag") ? oppdrag : meldinger;
        }
    }

    private final JdbcTemplate jdbc;

    public ArkivRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some of the hot meldinger, to be looked at.
     *
     * @param kandidater those that were answered long enough ago
     * @param neste where the next look begins: after this id; 0 when there is nothing older behind these
     */
    public record Vindu(List<Long> kandidater, long neste) {}

    private record Rad(long id, boolean ferdig, boolean gammel) {}

    /**
     * The next meldinger in order of id. Reads so many rows whatever is in the table: no index is kept for it.
     *
     * @param etter id of the last one that has been looked at
     * @param alder how long ago a melding must have been answered
     */
    public Vindu vindu(long etter, int max, Duration alder) {
        var rader = jdbc.query(
                """
                select id, tilstand = 'FERDIG' and ferdig < now() - interval '%1$d ms' as ferdig,
                       mottatt < now() - interval '%1$d ms' as gammel
                from melding where id > ? order by id limit ?
                """
                        .formatted(alder.toMillis()),
                (row, nr) -> new Rad(row.getLong("id"), row.getBoolean("ferdig"), row.getBoolean("gammel")),
                etter,
                max);
        var mer = rader.size() == max && rader.get(max - 1).gammel();
        return new Vindu(
                rader.stream().filter(Rad::ferdig).map(Rad::id).toList(),
                mer ? rader.get(max - 1).id() : 0);
    }

    /**
     * Moves those of the meldinger to the archive that nobody needs any more and nobody is working on.
     *
     * @param alder how long ago the last thing must have happened to a melding
     * @return how many rows left each table
     */
    public Map<String, Integer> arkiver(List<Long> kandidater, Duration alder) {
        var laste = new HashSet<>(ids(
                "select id from melding where id = any(?) and tilstand = 'FERDIG' order by id for update skip locked",
                kandidater));
        laste.removeAll(opptatte("oppdrag", kandidater));
        laste.removeAll(opptatte("transaksjon", kandidater));
        var meldinger = unneeded(List.copyOf(laste), alder);
        var oppdrag = ids("select id from oppdrag where melding = any(?)", meldinger);
        var deler = new ArrayList<>(List.of(Del.values()));
        Collections.reverse(deler);
        var antall = new LinkedHashMap<String, Integer>();
        deler.forEach(del -> antall.merge(
                del.tabell,
                move(del.nokler(meldinger, oppdrag), "", del.tabell, del.tabell + "_arkiv", del.kolonne),
                Integer::sum));
        return antall;
    }

    /** Meldinger with a row in the table that somebody else has locked; the other rows are locked from now on. */
    private Set<Long> opptatte(String tabell, List<Long> meldinger) {
        var laste = Set.copyOf(ids(
                "select id from " + tabell + " where melding = any(?) order by id for update skip locked", meldinger));
        return Rows.of(meldinger)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        "select id, melding from " + tabell + " where melding = any(?)",
                        (row, nr) -> laste.contains(row.getLong("id")) ? null : row.getLong("melding"))
                .stream()
                .filter(melding -> melding != null)
                .collect(Collectors.toSet());
    }

    /**
     * Those of the locked meldinger that are history. What OS has not answered, what has not been delivered, and what a
     * person must look at stays, however old it is.
     */
    private List<Long> unneeded(List<Long> meldinger, Duration alder) {
        return ids(
                """
                select m.id from melding m
                where m.id = any(?) and m.ferdig < now() - interval '%1$d ms'
                  and not exists (select from oppdrag o where o.melding = m.id
                                  and (o.besvart is null or o.besvart >= now() - interval '%1$d ms'))
                  and not exists (select from oppdrag o join kvittering k on k.oppdrag = o.id where o.melding = m.id
                                  and (k.utfall = 'PARKERT' or k.mottatt >= now() - interval '%1$d ms'))
                  and not exists (select from dodbrev d where d.melding = m.id
                                  and (d.avsluttet is null or d.avsluttet >= now() - interval '%1$d ms'))
                  and not exists (select from oppdrag o join dodbrev d on d.oppdrag = o.id where o.melding = m.id
                                  and (d.avsluttet is null or d.avsluttet >= now() - interval '%1$d ms'))
                  and not exists (select from utboks u
                                  where u.melding = m.id and u.levert is null and u.kanal = 'KAFKA')
                order by m.id
                """
                        .formatted(alder.toMillis()),
                meldinger);
    }

    /**
     * Brings the meldinger of archived oppdrag back, because OS has something to say about them.
     *
     * @param oppdrag those that are not in the archive are passed over
     * @return how many meldinger came back
     */
    public int hentFram(Collection<Long> oppdrag) {
        return bringBack(ids("select distinct melding from oppdrag_arkiv where id = any(?)", List.copyOf(oppdrag)));
    }

    private int bringBack(List<Long> onsket) {
        var meldinger = ids("select id from melding_arkiv where id = any(?) order by id for update", onsket);
        var oppdrag = ids("select id from oppdrag_arkiv where melding = any(?)", meldinger);
        for (var del : Del.values()) {
            if (del != Del.TRANSAKSJON) { // a repeat begins it anew
                move(
                        del.nokler(meldinger, oppdrag),
                        "overriding system value",
                        del.tabell + "_arkiv",
                        del.tabell,
                        del.kolonne);
            }
        }
        return meldinger.size();
    }

    /** What a producer calls one of its transactions. */
    public record Transaksjon(String fagsystem, String id) {}

    private record Arkivert(Transaksjon transaksjon, long melding) {}

    /**
     * Brings back what transactions have become that were in the archive, so that repeats of their records are known. Their
     * rows in {@code transaksjon} are there again, new and locked by the caller.
     *
     * @return how many meldinger came back
     */
    public int hentFramTransaksjoner(List<Transaksjon> nye) {
        var arkiverte = rowsOf(nye)
                .query(
                        jdbc,
                        """
                        with bort as (delete from transaksjon_arkiv
                                      where (fagsystem, transaksjon_id) in (select * from unnest(?, ?)) returning *)
                        select distinct on (fagsystem, transaksjon_id) fagsystem, transaksjon_id, melding from bort
                        order by fagsystem, transaksjon_id, id desc
                        """,
                        (row, nr) -> arkivert(row));
        var antall =
                bringBack(arkiverte.stream().map(Arkivert::melding).distinct().toList());
        Rows.of(arkiverte)
                .text(a -> a.transaksjon().fagsystem())
                .text(a -> a.transaksjon().id())
                .bigint(Arkivert::melding)
                .update(
                        jdbc,
                        """
                        update transaksjon set melding = a.melding from unnest(?, ?, ?) as a (fagsystem, id, melding)
                        where transaksjon.fagsystem = a.fagsystem and transaksjon_id = a.id
                        """);
        return antall;
    }

    private static Arkivert arkivert(ResultSet row) throws SQLException {
        return new Arkivert(
                new Transaksjon(row.getString("fagsystem"), row.getString("transaksjon_id")), row.getLong("melding"));
    }

    private static Rows<Transaksjon> rowsOf(List<Transaksjon> transaksjoner) {
        return Rows.of(transaksjoner).text(Transaksjon::fagsystem).text(Transaksjon::id);
    }

    private List<Long> ids(String sql, List<Long> nokler) {
        return Rows.of(nokler).bigint(Function.identity()).query(jdbc, sql, (row, nr) -> row.getLong(1));
    }

    /** The columns of the two tables are the same, also those that a later version of the schema has added. */
    private int move(List<Long> nokler, String overriding, String fra, String til, String kolonne) {
        return Rows.of(nokler)
                .bigint(Function.identity())
                .update(
                        jdbc,
                        """
                        with bort as (delete from %s where %s = any(?) returning *)
                        insert into %s %s select * from bort
                        """
                                .formatted(fra, kolonne, til, overriding));
    }
}
