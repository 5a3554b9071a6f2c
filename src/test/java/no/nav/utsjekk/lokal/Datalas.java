package no.nav.utsjekk.lokal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lock on the data directory, held by one local run at a time. The operating system lets go of it when the process dies,
 * so whatever still runs on the directory when the lock is ours was left behind by a run that is gone.
 */
final class Datalas implements AutoCloseable {

    private final FileChannel channel;

    private Datalas(FileChannel channel) {
        this.channel = channel;
    }

    static Datalas ta(Path data) throws IOException {
        Files.createDirectories(data);
        var channel = FileChannel.open(data.resolve("lokal.lock"), CREATE, READ, WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new LokalFeil("En annen lokal kjøring bruker allerede " + data
                    + ". Stopp den, eller velg et annet sted med -Dlokal.data=DIR");
        }
        return new Datalas(channel);
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
