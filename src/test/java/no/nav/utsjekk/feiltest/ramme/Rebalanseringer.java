package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.lokal.LokalKafka;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Somebody comes to the consumer group and leaves it again and again, as processes do that crash while they start. */
record Rebalanseringer(int antall) implements Uhell {

    @Override
    public String navn() {
        return antall + " rebalances";
    }

    @Override
    public String beskrivelse() {
        return "a stranger joins the consumer group, is given partitions, reads nothing, and leaves, again and again";
    }

    @Override
    public void skje(Rigg rigg, Runde runde) {
        for (int nr = 0; nr < antall; nr++) {
            komOgGa(rigg);
        }
    }

    /** Commits nothing, so what it was given is read by whoever has the partition next. */
    private static void komOgGa(Rigg rigg) {
        var config = Map.<String, Object>of(
                "bootstrap.servers",
                rigg.brokers(),
                "group.id",
                LokalKafka.KONSUMENTGRUPPE,
                "enable.auto.commit",
                "false",
                "partition.assignment.strategy",
                CooperativeStickyAssignor.class.getName());
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(LokalKafka.INNTOPICS);
            for (int forsok = 0; forsok < 50 && consumer.assignment().isEmpty(); forsok++) {
                consumer.poll(Duration.ofMillis(100));
            }
        }
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) {
        return Etterpa.avvik(rigg);
    }
}
