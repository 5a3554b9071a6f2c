package no.nav.utsjekk.lokal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nav.utsjekk.hovedbok.Oppdragsleser;
import no.nav.utsjekk.oppdrag.xml.Oppdragsdokument;
import no.nav.utsjekk.osmodell.Kjede;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.OsModell;
import no.nav.utsjekk.osmodell.Simulering;

/**
 * What the stand-in has decided, on disk. A file that only grows has an entry for each message: its id, the answer, and the
 * oppdrag if it was accepted, as JSON after its length in bytes.
 *
 * <p>The entry is on disk before the JMS commit that takes the message and sends the answer. A message whose commit was lost
 * comes again and gets the answer that it got, instead of being refused as its own duplicate.
 *
 * <p>A sak's oppdrag are replayed when the sak is next asked for: start costs one pass over the file, however many there are.
 */
final class Osbok implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private final FileChannel fil;
    private final OsModell modell = new OsModell();
    private final Map<String, Mmel> besvart = new HashMap<>();
    private final Map<Ostransaksjon, Mmel> transaksjoner = new HashMap<>();
    private final Map<Sak, List<Plass>> ikkeLest = new HashMap<>();
    private final ByteArrayOutputStream ikkeLagret = new ByteArrayOutputStream();

    private record Sak(String fagomrade, String sakId) {

        static Sak av(Oppdragsdokument dokument) {
            return new Sak(dokument.kodeFagomraade(), dokument.fagsystemId());
        }
    }

    /** Where a line is in the file. */
    private record Plass(long fra, int lengde) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Innslag(
            String meldingId,
            Mmel mmel,
            Optional<Sak> sak,
            Optional<String> xml,
            Optional<Ostransaksjon> transaksjon) {}

    private Osbok(FileChannel fil) {
        this.fil = fil;
    }

    static Osbok apne(Path fil) throws IOException {
        Files.createDirectories(fil.getParent());
        var bok = new Osbok(FileChannel.open(fil, CREATE, READ, WRITE));
        bok.lesAlt();
        return bok;
    }

    /** OS's answer to the message; books the oppdrag when it is accepted. The same message always gets the same answer. */
    synchronized Mmel behandle(MottattOppdrag oppdrag, Svarplan plan) {
        var tidligere = besvart.get(oppdrag.meldingId());
        if (tidligere != null) {
            return tidligere;
        }
        var mmel = plan.avvist().orElseGet(() -> vurder(oppdrag, plan));
        noter(oppdrag, mmel);
        return mmel;
    }

    /** What OS pays for an oppdrag now. */
    synchronized List<Kjede> kjeder(String fagomrade, String sakId) {
        les(new Sak(fagomrade, sakId));
        return modell.kjeder(fagomrade, sakId);
    }

    /** What OS has of a fagområde with keys in a range, and how it has answered. */
    synchronized Map<Ostransaksjon, Mmel> transaksjoner(String fagomrade, String nokkelFom, String nokkelTom) {
        return transaksjoner.entrySet().stream()
                .filter(e ->
                        e.getKey().fagomrade().equals(fagomrade) && e.getKey().erI(nokkelFom, nokkelTom))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** An oppdrag that has been accepted stays accepted, whatever is said of its copies. */
    private void svart(Ostransaksjon transaksjon, Mmel mmel) {
        transaksjoner.merge(transaksjon, mmel, (tidligere, ny) -> tidligere.godtatt() ? tidligere : ny);
    }

    /** What the oppdrag would do if it came now; books nothing. */
    synchronized Simulering simuler(Ordre ordre) {
        les(new Sak(ordre.fagomrade(), ordre.fagsystemId()));
        return modell.simuler(ordre);
    }

    private Mmel vurder(MottattOppdrag oppdrag, Svarplan plan) {
        oppdrag.dokument().map(Sak::av).ifPresent(this::les);
        var mmel = Mmel.av(oppdrag.dokument()
                .map(lest -> Oppdragsleser.behandle(modell, oppdrag.xml(), lest))
                .orElseGet(() -> Oppdragsleser.behandle(modell, oppdrag.xml())));
        return mmel.godtatt() && plan.varsel() ? Mmel.varsel() : mmel;
    }

    private void noter(MottattOppdrag oppdrag, Mmel mmel) {
        besvart.put(oppdrag.meldingId(), mmel);
        var godtatt = mmel.godtatt();
        var innslag = new Innslag(
                oppdrag.meldingId(),
                mmel,
                oppdrag.dokument().filter(dokument -> godtatt).map(Sak::av),
                Optional.of(oppdrag.xml()).filter(xml -> godtatt),
                oppdrag.dokument().flatMap(Ostransaksjon::av));
        innslag.transaksjon().ifPresent(transaksjon -> svart(transaksjon, mmel));
        try {
            var bytes = JSON.writeValueAsBytes(innslag);
            ikkeLagret.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            ikkeLagret.writeBytes(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when every answer given so far is on disk. */
    synchronized void lagre() {
        try {
            var bytes = ByteBuffer.wrap(ikkeLagret.toByteArray());
            while (bytes.hasRemaining()) {
                fil.write(bytes);
            }
            fil.force(false);
            ikkeLagret.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        fil.close();
    }

    private void lesAlt() throws IOException {
        var slutt = 0L;
        var inn = new DataInputStream(new BufferedInputStream(Channels.newInputStream(fil)));
        for (var innslag = neste(inn); innslag.isPresent(); innslag = neste(inn)) {
            var lengde = innslag.get().length;
            husk(JSON.readValue(innslag.get(), Innslag.class), new Plass(slutt + Integer.BYTES, lengde));
            slutt += Integer.BYTES + lengde;
        }
        fil.truncate(slutt); // what was not written to its end was never followed by a commit
        fil.position(slutt);
    }

    private static Optional<byte[]> neste(DataInputStream inn) throws IOException {
        try {
            var innslag = new byte[inn.readInt()];
            inn.readFully(innslag);
            return Optional.of(innslag);
        } catch (EOFException slutt) {
            return Optional.empty();
        }
    }

    private void husk(Innslag innslag, Plass plass) {
        besvart.put(innslag.meldingId(), innslag.mmel());
        innslag.transaksjon().ifPresent(transaksjon -> svart(transaksjon, innslag.mmel()));
        innslag.sak().ifPresent(sak -> ikkeLest.computeIfAbsent(sak, ny -> new ArrayList<>())
                .add(plass));
    }

    private void les(Sak sak) {
        for (var plass : ikkeLest.getOrDefault(sak, List.of())) {
            Oppdragsleser.behandle(modell, lesXml(plass));
        }
        ikkeLest.remove(sak);
    }

    private String lesXml(Plass plass) {
        try {
            var innslag = ByteBuffer.allocate(plass.lengde());
            while (innslag.hasRemaining()) {
                fil.read(innslag, plass.fra() + innslag.position());
            }
            return JSON.readValue(innslag.array(), Innslag.class).xml().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
