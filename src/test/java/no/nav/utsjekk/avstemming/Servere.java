package no.nav.utsjekk.avstemming;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import no.nav.utsjekk.lokal.LokalMq;
import org.apache.commons.io.FileUtils;

/** A real MQ for tests that need no more of the world than that and a database. */
final class Servere implements AutoCloseable {

    private static final Path DATA = Path.of("target", "data", "avstemming");

    private final LokalMq mq = LokalMq.ledig(DATA);

    Servere() {
        try {
            FileUtils.deleteDirectory(DATA.toFile());
            mq.start();
        } catch (Exception e) {
            throw new IllegalStateException("MQ startet ikke", e);
        }
    }

    ConnectionFactory mq() {
        return mq.connectionFactory();
    }

    @Override
    public void close() throws IOException {
        mq.stopp();
        FileUtils.deleteDirectory(DATA.toFile());
    }
}
