package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The product reads everything again that it has ever been sent: by all tests before this one, too. */
@EndeTilEnde
@Isolated("stops the product")
class GjentakelseTest {

    private final Testsystem system;

    GjentakelseTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void FM_06_TOP_4_reading_the_intake_topics_from_the_first_record_has_no_effect() throws Exception {
        var besvart = Aap.nySak().med("2026-01-05", 100);
        var ubesvart = Aap.nySak().med("2026-01-05", 100);
        system.godta(besvart);
        system.godta(Dagpenger.nySak());
        var nokkel = system.send(ubesvart);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        system.send(Aap.nySak().behandling("").med("2026-01-05", 100));
        system.ventTilAltErBehandlet();
        var posterFor = system.poster().hvor(post -> true).size();
        var oppdragFor = system.oppdrag().hvor(o -> true).size();
        var meldingerFor = antallMeldinger();

        system.stoppProduktet();
        spolTilbake();
        system.startProduktet();
        system.ventTilAltErBehandlet();

        int nyeSaker = LokalKafka.PARTITIONS; // those that the test itself put behind all the others
        assertThat(system.oppdrag().hvor(o -> true)).hasSize(oppdragFor + nyeSaker);
        assertThat(system.poster().hvor(post -> true))
                .as("three statuses and one utbetaling each")
                .hasSize(posterFor + 4 * nyeSaker);
        assertThat(antallMeldinger()).isEqualTo(meldingerFor + nyeSaker);
        system.svar(system.oppdrag(ubesvart.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    private int antallMeldinger() {
        return system.database().queryForObject("select count(*) from melding", Integer.class);
    }

    /** As if the consumer group had never read anything. */
    private void spolTilbake() throws ExecutionException, InterruptedException {
        var start = LokalKafka.INNTOPICS.stream()
                .flatMap(topic ->
                        IntStream.range(0, LokalKafka.PARTITIONS).mapToObj(nr -> new TopicPartition(topic, nr)))
                .collect(Collectors.toMap(Function.identity(), partisjon -> new OffsetAndMetadata(0)));
        try (var admin = Admin.create(Map.of("bootstrap.servers", system.brokers()))) {
            admin.alterConsumerGroupOffsets("utsjekk", start).all().get();
        }
    }
}
