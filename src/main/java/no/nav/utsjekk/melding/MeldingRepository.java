package no.nav.utsjekk.melding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.vakt.Metrics;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables {@code sak} (as a lock) and {@code melding}.
 *
 * <p>Whoever changes which melding of a sak has its turn holds the sak's row lock: {@link #add} for new ones, and
 * {@link #finish} through {@link #lockSaker}. Saker are always locked in one order, so that batches cannot deadlock.
 */
public final class MeldingRepository {

    private static final int MAX_SAK_ID = 30;

    private final JdbcTemplate jdbc;
    private final MeldingsdelRepository deler;
    private final SaksturRepository tur;
    private final DryrunsvarRepository dryrunsvar;
    private final Metrics metrics;

    public MeldingRepository(JdbcTemplate jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.deler = new MeldingsdelRepository(jdbc);
        this.tur = new SaksturRepository(jdbc);
        this.dryrunsvar = new DryrunsvarRepository(jdbc);
        this.metrics = metrics;
    }

    private record Saksnokkel(Fagsystem fagsystem, String sakId) {}

    private record Sak(long id, Saksnokkel nokkel) {}

    /** Whether a sak with this id can exist at all (FM-53, FM-14); one that cannot is refused by the derivation. */
    public static boolean isPossibleSakId(String sakId) {
        return !sakId.isBlank() && sakId.length() <= MAX_SAK_ID && sakId.equals(sakId.strip());
    }

    /**
     * Stores meldinger in their order. The first of a sak that has none in flight gets its turn, the others wait.
     *
     * @return ids by the place that the melding came from, in the order of the argument
     */
    public List<Long> add(List<NyMelding> meldinger) {
        var saker = lockOrCreateSaker(
                meldinger.stream().flatMap(m -> sakOf(m).stream()).distinct().toList());
        var rows = Rows.of(meldinger)
                .text(m -> m.post().nokkel())
                .text(m -> m.fagsystem().name())
                .bigint(m -> sakOf(m).map(saker::get).orElse(null))
                .text(m -> m.post().topic())
                .integer(m -> m.post().partisjon())
                .bigint(m -> m.post().posisjon())
                .bytes(m -> m.post().innhold())
                .optionalText(m -> m.post().traceparent())
                .bool(NyMelding::dryrun)
                .optionalText(NyMelding::feil)
                .optionalText(NyMelding::transaksjon)
                .query(
                        jdbc,
                        """
                        insert into melding (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, traceparent, dryrun,
                                             feil, transaksjon, tilstand, utfall, ferdig)
                        select nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, traceparent, dryrun, feil::json,
                               transaksjon,
                               case when feil is not null then 'FERDIG'
                                    when sak is null then 'KLAR'
                                    when row_number() over (partition by sak, feil is null order by nr) = 1
                                         and not exists (select from melding m
                                                         where m.sak = ny.sak and m.tilstand in ('KLAR', 'UTLEDET'))
                                      then 'KLAR'
                                    else 'VENTER' end,
                               case when feil is not null then 'FEILET' end,
                               case when feil is not null then now() end
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                          as ny (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, traceparent, dryrun, feil,
                                 transaksjon, nr)
                        order by nr
                        returning id, topic, partisjon, posisjon
                        """,
                        (row, nr) -> Map.entry(
                                place(row.getString("topic"), row.getInt("partisjon"), row.getLong("posisjon")),
                                row.getLong("id")));
        var idByPlace = rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var ids = meldinger.stream()
                .map(NyMelding::post)
                .map(post -> idByPlace.get(place(post.topic(), post.partisjon(), post.posisjon())))
                .toList();
        deler.add(meldinger, ids);
        return ids;
    }

    private static String place(String topic, int partisjon, long posisjon) {
        return topic + '/' + partisjon + '/' + posisjon;
    }

    private static Optional<Saksnokkel> sakOf(NyMelding melding) {
        return melding.sakId().map(sakId -> new Saksnokkel(melding.fagsystem(), sakId));
    }

    /** Takes the row lock of a sak, which is made if there is none; gives the row's id. */
    public long lockOrCreateSak(Fagsystem fagsystem, String sakId) {
        var nokkel = new Saksnokkel(fagsystem, sakId);
        return lockOrCreateSaker(List.of(nokkel)).get(nokkel);
    }

    private Map<Saksnokkel, Long> lockOrCreateSaker(List<Saksnokkel> nokler) {
        var saker = new HashMap<Saksnokkel, Long>();
        createSaker(nokler).forEach(sak -> saker.put(sak.nokkel(), sak.id()));
        lockSakerOf(nokler.stream().filter(n -> !saker.containsKey(n)).toList())
                .forEach(sak -> saker.put(sak.nokkel(), sak.id()));
        return saker;
    }

    /** Those that did not exist; nobody else sees them until this transaction ends, so they need no lock. */
    private List<Sak> createSaker(List<Saksnokkel> nokler) {
        return rowsOf(nokler)
                .query(
                        jdbc,
                        """
                        insert into sak (fagsystem, sak_id)
                        select fagsystem, sak_id from unnest(?, ?) as ny (fagsystem, sak_id)
                        order by fagsystem, sak_id
                        on conflict do nothing returning id, fagsystem, sak_id
                        """,
                        (row, nr) -> readSak(row));
    }

    private List<Sak> lockSakerOf(List<Saksnokkel> nokler) {
        return rowsOf(nokler)
                .query(
                        jdbc,
                        // one look into the index per key, whatever the planner thinks of the table
                        """
                        select id, fagsystem, sak_id from sak
                        where id = any(array(select s.id from unnest(?, ?) as n (fagsystem, sak_id)
                                             cross join lateral (select id from sak where fagsystem = n.fagsystem
                                                                 and sak_id = n.sak_id limit 1) as s))
                        order by id for no key update
                        """,
                        (row, nr) -> readSak(row));
    }

    private static Sak readSak(ResultSet row) throws SQLException {
        return new Sak(
                row.getLong("id"),
                new Saksnokkel(Fagsystem.valueOf(row.getString("fagsystem")), row.getString("sak_id")));
    }

    private static Rows<Saksnokkel> rowsOf(List<Saksnokkel> nokler) {
        return Rows.of(nokler).text(n -> n.fagsystem().name()).text(Saksnokkel::sakId);
    }

    /** Takes the row locks of saker, in the one order that all use. Call it before anything else of the sak is written. */
    public void lockSaker(Collection<Long> saker) {
        Rows.of(List.copyOf(saker))
                .bigint(Function.identity())
                .query(
                        jdbc,
                        "select id from sak where id = any(?) order by id for no key update",
                        (row, nr) -> row.getLong("id"));
    }

    /** The oldest meldinger whose turn it is and that no other transaction is working on; locked. Gives their ids. */
    public List<Long> claimReady(int max) {
        return jdbc.queryForList(
                "select id from melding where tilstand = 'KLAR' order by id limit ? for update skip locked",
                Long.class,
                max);
    }

    /** The melding if it is still its turn; locked. Gives its id. */
    public List<Long> claimReady(long id) {
        return jdbc.queryForList(
                "select id from melding where tilstand = 'KLAR' and id = ? for update", Long.class, id);
    }

    /** Meldinger in their order. */
    public List<LagretMelding> load(List<Long> ids) {
        return withParts(Rows.of(ids)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        "select " + Klar.COLUMNS + " from melding where id = any(?) order by id",
                        (row, nr) -> Klar.read(row)));
    }

    private record Klar(
            long id,
            Fagsystem fagsystem,
            Optional<Long> sak,
            boolean dryrun,
            Meldingspost post,
            Optional<String> transaksjon) {

        static final String COLUMNS =
                "id, nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, traceparent, dryrun, transaksjon";

        static Klar read(ResultSet row) throws SQLException {
            return new Klar(
                    row.getLong("id"),
                    Fagsystem.valueOf(row.getString("fagsystem")),
                    Optional.ofNullable(row.getObject("sak", Long.class)),
                    row.getBoolean("dryrun"),
                    MeldingsdelRepository.readPost(row),
                    Optional.ofNullable(row.getString("transaksjon")));
        }
    }

    private List<LagretMelding> withParts(List<Klar> klare) {
        var andre = deler.load(klare.stream()
                .filter(k -> k.transaksjon().isPresent())
                .map(Klar::id)
                .toList());
        return klare.stream()
                .map(k -> new LagretMelding(
                        k.id(),
                        k.fagsystem(),
                        k.sak(),
                        k.dryrun(),
                        k.transaksjon(),
                        Stream.concat(Stream.of(k.post()), andre.getOrDefault(k.id(), List.of()).stream())
                                .toList()))
                .toList();
    }

    /** A melding whose oppdrag exist from now on. */
    public record Utledet(long melding, String detaljer) {}

    /** Puts meldinger in flight: their oppdrag have been stored. */
    public void derived(List<Utledet> utledet) {
        var ventetider = Rows.of(utledet)
                .bigint(Utledet::melding)
                .text(Utledet::detaljer)
                .query(
                        jdbc,
                        """
                        update melding set tilstand = 'UTLEDET', utledet = now(), detaljer = u.detaljer::json
                        from unnest(?, ?) as u (id, detaljer) where melding.id = u.id
                        returning melding.id, fagsystem,
                        """
                                + Ventetid.SEKUNDER,
                        (row, nr) -> Ventetid.read(row));
        Ventetid.recordAfterCommit(metrics, Metrics.Steg.MOTTATT, ventetider);
    }

    /**
     * A melding's final answer, as it was given: {@code detaljer} and {@code feil} as JSON.
     *
     * @param resultat of a dry run that went well, as JSON
     */
    public record Besvart(
            boolean ok, boolean dryrun, Optional<String> detaljer, Optional<String> feil, Optional<String> resultat) {}

    /** The final answers of those meldinger that have one, by melding. */
    public Map<Long, Besvart> answers(List<Long> meldinger) {
        return Rows.of(meldinger)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        """
                        select m.id, m.utfall, m.dryrun, m.detaljer, m.feil, s.innhold as resultat
                        from melding m left join dryrunsvar s on s.melding = m.id
                        where m.id = any(?) and m.tilstand = 'FERDIG'
                        """,
                        (row, nr) -> Map.entry(
                                row.getLong("id"),
                                new Besvart(
                                        row.getString("utfall").equals("OK"),
                                        row.getBoolean("dryrun"),
                                        Optional.ofNullable(row.getString("detaljer")),
                                        Optional.ofNullable(row.getString("feil")),
                                        Optional.ofNullable(row.getString("resultat")))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Answers meldinger for good and gives the next waiting melding of each of their saker its turn. */
    public void finish(List<Ferdig> ferdige) {
        var ventetider = new ArrayList<Ventetid>();
        var saker = Rows.of(ferdige)
                .bigint(Ferdig::melding)
                .text(f -> f.ok() ? "OK" : "FEILET")
                .optionalText(Ferdig::feil)
                .query(
                        jdbc,
                        """
                        update melding set tilstand = 'FERDIG', utfall = f.utfall, feil = f.feil::json, ferdig = clock_timestamp()
                        from unnest(?, ?, ?) as f (id, utfall, feil)
                        where melding.id = f.id
                        returning melding.id, sak, fagsystem,
                        """
                                + Ventetid.SEKUNDER,
                        (row, nr) -> {
                            ventetider.add(Ventetid.read(row));
                            return row.getObject("sak", Long.class);
                        })
                .stream()
                .filter(sak -> sak != null)
                .toList();
        dryrunsvar.add(ferdige);
        Ventetid.recordAfterCommit(metrics, Metrics.Steg.FERDIG, ventetider);
        tur.give(saker);
    }

    /** @see SaksturRepository#simulate */
    public void simulate(List<LagretMelding> dryruns) {
        tur.simulate(dryruns);
    }
}
