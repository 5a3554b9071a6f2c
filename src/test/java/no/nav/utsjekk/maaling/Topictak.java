package no.nav.utsjekk.maaling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import no.nav.utsjekk.lokal.LokalKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records to a topic of its own, plain and in transactions, with the patience that the product's outlet has. */
final class Topictak implements AutoCloseable {

    private static final String TOPIC = "tak";
    private static final byte[] POST = new byte[300];

    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> vanlig;
    private final KafkaProducer<byte[], byte[]> transaksjonell;

    Topictak(String brokers, Admin admin) throws InterruptedException, ExecutionException {
        this.admin = admin;
        admin.createTopics(List.of(new NewTopic(TOPIC, LokalKafka.PARTITIONS, (short) 1)))
                .all()
                .get();
        vanlig = producer(Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 5));
        transaksjonell = producer(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 5, "transactional.id", TOPIC));
        transaksjonell.initTransactions();
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(new HashMap<>(settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void send(int antall) {
        for (int nr = 0; nr < antall; nr++) {
            vanlig.send(new ProducerRecord<>(TOPIC, POST));
        }
        vanlig.flush();
    }

    void transaksjoner(int antall) {
        transaksjoner(antall, Tak.PORSJON);
    }

    void enTransaksjonPerPost(int antall) {
        transaksjoner(antall, 1);
    }

    private void transaksjoner(int antall, int perTransaksjon) {
        for (int sendt = 0; sendt < antall; sendt += perTransaksjon) {
            transaksjonell.beginTransaction();
            for (int nr = 0; nr < Math.min(perTransaksjon, antall - sendt); nr++) {
                transaksjonell.send(new ProducerRecord<>(TOPIC, POST));
            }
            transaksjonell.commitTransaction();
        }
    }

    @Override
    public void close() {
        vanlig.close();
        transaksjonell.close();
        admin.deleteTopics(List.of(TOPIC));
    }
}
