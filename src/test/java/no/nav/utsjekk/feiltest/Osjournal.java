package no.nav.utsjekk.feiltest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the stand-in for OS has written down, read from its file.
 *
 * @param godtatte by behandlingId, the oppdrag that OS has accepted; the same text twice is a copy
 */
public record Osjournal(Map<String, List<String>> godtatte) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HENVISNING = Pattern.compile("<henvisning>([^<]*)</");
    private static final Pattern NY_LINJE = Pattern.compile("<kodeEndringLinje>NY</");

    public static Osjournal les(Path fil) {
        var godtatte = new HashMap<String, List<String>>();
        try (var inn = new DataInputStream(Files.newInputStream(fil))) {
            while (true) {
                var innslag = new byte[inn.readInt()];
                inn.readFully(innslag);
                noter(JSON.readTree(innslag), godtatte);
            }
        } catch (EOFException slutt) {
            return new Osjournal(godtatte);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void noter(JsonNode innslag, Map<String, List<String>> godtatte) {
        var xml = innslag.path("xml").asText();
        var henvisning = HENVISNING.matcher(xml);
        if (henvisning.find()) {
            godtatte.computeIfAbsent(henvisning.group(1), ny -> new ArrayList<>())
                    .add(xml);
        }
    }

    public List<String> godtatte(String behandlingId) {
        return godtatte.getOrDefault(behandlingId, List.of());
    }

    /** Only such an oppdrag may be accepted twice: to end what has ended changes nothing (FM-05). */
    public static boolean erBareOpphor(String xml) {
        return !NY_LINJE.matcher(xml).find();
    }
}
