package no.nav.utsjekk.setninger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.database.Testbaser;
import no.nav.utsjekk.lokal.LokalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a melding costs does not grow with what is old (design, Throughput): no statement of the product reads a large table
 * from end to end. {@code -Dsporringsplan.gamle=1000000} for as many old meldinger.
 */
@ExtendWith(Testbaser.Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SporringsplanTest {

    private static final int GAMLE = Integer.getInteger("sporringsplan.gamle", 20_000);
    private static final Set<String> LESER_ALT_FORST = Set.of("Sort", "Aggregate", "Hash", "WindowAgg");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SingleConnectionDataSource forbindelse;
    private final JdbcTemplate jdbc;
    private Set<String> delindekser;

    SporringsplanTest(Testbaser baser) {
        forbindelse = new SingleConnectionDataSource(baser.migrert(), LokalPostgres.NAVN, LokalPostgres.NAVN, true);
        jdbc = new JdbcTemplate(forbindelse);
    }

    @BeforeAll
    void fyll() {
        Gammelt.fyll(jdbc, GAMLE);
        jdbc.execute("set plan_cache_mode = force_generic_plan");
        delindekser = new HashSet<>(jdbc.queryForList(
                "select indexrelid::regclass::text from pg_index where indpred is not null", String.class));
    }

    @AfterAll
    void close() {
        forbindelse.destroy();
    }

    static Stream<Setning> setninger() {
        var iBruk = Setninger.iBruk();
        return iBruk.get(iBruk.size() - 1).alle().stream();
    }

    @ParameterizedTest
    @MethodSource("setninger")
    void no_statement_reads_a_large_table_from_end_to_end(Setning setning) throws JsonProcessingException {
        assertThat(funn(setning)).as(setning.sql()).isEmpty();
    }

    @Test
    void what_is_not_finished_is_found_by_an_index_of_its_own() throws JsonProcessingException {
        assertThat(indekser("tilstand = 'KLAR' order by id limit")).contains("melding_klar");
        assertThat(indekser("tilstand = 'TIL_SENDING' and tidligst <= now() order by"))
                .contains("oppdrag_til_sending");
        assertThat(indekser("levert is null and kanal = 'KAFKA' order by id limit"))
                .contains("utboks_kafka");
        assertThat(indekser("where avslag_frist < now() order by")).contains("oppdrag_avslag");
    }

    private Set<String> indekser(String bit) throws JsonProcessingException {
        var brukte = new HashSet<String>();
        for (var setning : setninger()
                .filter(s -> s.sql().replaceAll("\\s+", " ").contains(bit))
                .toList()) {
            noder(plan(setning))
                    .forEach(node -> brukte.add(node.path("Index Name").asText()));
        }
        return brukte;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from melding",
                "select id from melding where fagsystem = 'x'",
                "select id from melding where feil is not null order by id limit 1",
                "delete from utboks where melding = 1",
                "select * from oppdrag_alle where xml = 'x'"
            })
    void one_that_does_is_told_of(String sql) throws JsonProcessingException {
        assertThat(funn(new Setning(List.of(), sql))).isNotEmpty();
    }

    private List<String> funn(Setning setning) throws JsonProcessingException {
        var funn = new ArrayList<String>();
        samle(plan(setning), false, funn);
        return funn;
    }

    /** A scan below a limit stops when it has its rows; only the nodes that need all of their input first take that away. */
    private void samle(JsonNode node, boolean begrenset, List<String> funn) {
        var type = node.path("Node Type").asText();
        var stopper = type.equals("Limit") || begrenset && !LESER_ALT_FORST.contains(type);
        if (leserAlt(node, stopper)) {
            funn.add(node.toString());
        }
        node.path("Plans").forEach(under -> samle(under, stopper, funn));
    }

    private JsonNode plan(Setning setning) throws JsonProcessingException {
        jdbc.execute(setning.forbered("provd"));
        try {
            return JSON.readTree(jdbc.queryForObject(setning.forklar("provd"), String.class))
                    .get(0)
                    .get("Plan");
        } finally {
            jdbc.execute("deallocate provd");
        }
    }

    private static Stream<JsonNode> noder(JsonNode plan) {
        return Stream.concat(
                Stream.of(plan),
                StreamSupport.stream(plan.path("Plans").spliterator(), false).flatMap(SporringsplanTest::noder));
    }

    /** An index that is read from its start is as bad as the table, unless it has only what is unfinished or ends at a limit. */
    private boolean leserAlt(JsonNode node, boolean begrenset) {
        var type = node.path("Node Type").asText();
        if (!Gammelt.STORE.contains(node.path("Relation Name").asText())) {
            return false;
        }
        return type.equals("Seq Scan")
                || type.startsWith("Index")
                        && !node.has("Index Cond")
                        && (node.has("Filter") || !begrenset)
                        && !delindekser.contains(node.path("Index Name").asText());
    }
}
