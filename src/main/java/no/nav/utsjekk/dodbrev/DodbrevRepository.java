package no.nav.utsjekk.dodbrev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utboks.Utgaende;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code dodbrev}. A letter with a Kafka record also goes to the record's dead letter topic. */
public final class DodbrevRepository {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC_SUFFIX = ".dlt";

    /** How often a person is told again of something that goes on failing by itself. */
    private static final Duration GJENTAS = Duration.ofHours(1);

    private static final String INSERT =
            """
            insert into dodbrev (kilde, rute, topic, partisjon, posisjon, tidspunkt, nokkel, innhold, hoder, melding, oppdrag,
                                 kvittering, utboks, arsak, detaljer, etter_melding)
            select distinct on (kilde) kilde, rute, topic, partisjon, posisjon, tidspunkt, nokkel, innhold, hoder::json, melding,
                   oppdrag, kvittering, utboks, arsak, detaljer,
                   coalesce(melding, (select max(m.id) from melding_alle m), 0)
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              as ny (kilde, rute, topic, partisjon, posisjon, tidspunkt, nokkel, innhold, hoder, melding, oppdrag,
                     kvittering, utboks, arsak, detaljer)
            on conflict (kilde) do update set
              rute = excluded.rute, melding = coalesce(excluded.melding, dodbrev.melding), arsak = excluded.arsak,
              detaljer = excluded.detaljer,
              forsok = dodbrev.forsok + 1, sist_feilet = clock_timestamp(),
              avslutning = null, avsluttet = null, avsluttet_av = null
            """;

    private final JdbcTemplate jdbc;
    private final UtboksRepository utboks;
    private final VarselRepository varsler;
    private final Clock clock;

    public DodbrevRepository(JdbcTemplate jdbc, UtboksRepository utboks, VarselRepository varsler, Clock clock) {
        this.jdbc = jdbc;
        this.utboks = utboks;
        this.varsler = varsler;
        this.clock = clock;
    }

    /** The name of the topic that dead letters of another topic go to. */
    public static String topicFor(String topic) {
        return topic + TOPIC_SUFFIX;
    }

    /**
     * Keeps letters, puts their records on the dead letter topics, and raises a varsel for each. Something that has a letter
     * from before does not get another one: that one is open again.
     */
    public void add(List<Dodbrev> brev) {
        var ids = insert(brev, INSERT);
        utboks.add(brev.stream().flatMap(b -> record(b).stream()).toList());
        varsler.add(brev.stream().map(b -> varsel(b, ids.get(b.kilde()))).toList());
    }

    /**
     * The last resort: one statement that keeps what failed as it is, and nothing else that could fail. What fails again and
     * again by itself is not told of each time.
     *
     * @return the letter's id; empty when it is known
     */
    Optional<Long> addRaw(Dodbrev brev) {
        var known =
                " where dodbrev.avslutning is not null or dodbrev.sist_feilet < clock_timestamp() - interval '%d ms'"
                        .formatted(GJENTAS.toMillis());
        return insert(List.of(brev), INSERT + known).values().stream().findFirst();
    }

    private Map<String, Long> insert(List<Dodbrev> brev, String sql) {
        return Rows.of(brev)
                .text(Dodbrev::kilde)
                .text(Dodbrev::rute)
                .text(b -> post(b, Dodbrev.Post::topic))
                .integer(b -> post(b, Dodbrev.Post::partisjon))
                .bigint(b -> post(b, Dodbrev.Post::posisjon))
                .bigint(b -> b.post().flatMap(Dodbrev.Post::tidspunkt).orElse(null))
                .bytes(b -> b.post().flatMap(Dodbrev.Post::nokkel).orElse(null))
                .bytes(b -> b.post().flatMap(Dodbrev.Post::innhold).orElse(null))
                .text(b -> write(b.post().map(Dodbrev.Post::hoder).orElseGet(Map::of)))
                .bigint(b -> b.melding().orElse(null))
                .bigint(b -> b.oppdrag().orElse(null))
                .bigint(b -> b.kvittering().orElse(null))
                .bigint(b -> b.utboks().orElse(null))
                .text(Dodbrev::arsak)
                .text(b -> b.detaljer().replace("\0", ""))
                .query(
                        jdbc,
                        sql + " returning kilde, id",
                        (row, nr) -> Map.entry(row.getString("kilde"), row.getLong("id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <R> R post(Dodbrev brev, Function<Dodbrev.Post, R> value) {
        return brev.post().map(value).orElse(null);
    }

    private static String write(Map<String, String> hoder) {
        try {
            return JSON.writeValueAsString(hoder);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written as JSON", e);
        }
    }

    private Optional<Utgaende> record(Dodbrev brev) {
        return brev.post()
                .filter(Dodbrev.Post::erFraKafka)
                .map(post -> new Utgaende(
                        Utgaende.Kanal.KAFKA,
                        topicFor(post.topic()),
                        brev.melding(),
                        post.nokkel(),
                        post.innhold(),
                        hoder(brev, post)));
    }

    /** The record's own headers, and where, when and why it failed. */
    private Map<String, String> hoder(Dodbrev brev, Dodbrev.Post post) {
        var hoder = new HashMap<>(post.hoder());
        hoder.putAll(Map.of(
                "dodbrev-arsak", brev.arsak(),
                "dodbrev-rute", brev.rute(),
                "dodbrev-topic", post.topic(),
                "dodbrev-partisjon", Integer.toString(post.partisjon()),
                "dodbrev-posisjon", Long.toString(post.posisjon()),
                "dodbrev-tidspunkt", clock.instant().toString()));
        return hoder;
    }

    private static Varsel varsel(Dodbrev brev, long id) {
        var sted = brev.post()
                .map(post ->
                        " (%s, partisjon %d, posisjon %d)".formatted(post.topic(), post.partisjon(), post.posisjon()))
                .orElse("");
        return new Varsel(
                Varsel.Type.DODBREV,
                "%s ga opp: %s%s, dødbrev %d".formatted(brev.rute(), brev.arsak(), sted, id),
                brev.melding(),
                brev.oppdrag(),
                Optional.empty());
    }
}
