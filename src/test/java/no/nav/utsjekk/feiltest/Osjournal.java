package no.nav.utsjekk.feiltest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;

/**
 * What the stand-in for OS has written down, read from its file.
 *
 * @param perSak the oppdrag that OS has accepted, oldest first; the same text twice is a copy
 */
public record Osjournal(Map<String, List<Oppdrag>> perSak) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An oppdrag that OS has accepted.
     *
     * @param behandlingIder of its lines
     * @param klassekoder by delytelseId
     */
    public record Oppdrag(
            String sakId, String fagomrade, Set<String> behandlingIder, Map<String, String> klassekoder, String xml) {

        private static final Pattern FAGOMRADE = Pattern.compile("<kodeFagomraade>([^<]*)</");
        private static final Pattern SAK = Pattern.compile("<fagsystemId>([^<]*)</");
        private static final Pattern HENVISNING = Pattern.compile("<henvisning>([^<]*)</");
        private static final Pattern KLASSEKODE =
                Pattern.compile("<delytelseId>([^<]*)</[^>]*>\\s*<kodeKlassifik>([^<]*)</");
        private static final Pattern NY_LINJE = Pattern.compile("<kodeEndringLinje>NY</");

        static Oppdrag av(String xml) {
            return new Oppdrag(
                    forste(SAK, xml),
                    forste(FAGOMRADE, xml),
                    HENVISNING
                            .matcher(xml)
                            .results()
                            .map(treff -> treff.group(1))
                            .collect(toSet()),
                    KLASSEKODE
                            .matcher(xml)
                            .results()
                            .collect(toMap(t -> t.group(1), t -> t.group(2), (en, annen) -> en)),
                    xml);
        }

        private static String forste(Pattern hva, String xml) {
            return hva.matcher(xml)
                    .results()
                    .map((MatchResult treff) -> treff.group(1))
                    .findFirst()
                    .orElse("");
        }

        /** Only such an oppdrag may be accepted twice: to end what has ended changes nothing (FM-05). */
        public boolean erBareOpphor() {
            return !NY_LINJE.matcher(xml).find();
        }
    }

    public static Osjournal les(Path fil) {
        var godtatte = new ArrayList<Oppdrag>();
        try (var inn = new DataInputStream(new BufferedInputStream(Files.newInputStream(fil)))) {
            while (true) {
                var innslag = new byte[inn.readInt()];
                inn.readFully(innslag);
                var xml = JSON.readTree(innslag).path("xml").asText();
                if (!xml.isEmpty()) {
                    godtatte.add(Oppdrag.av(xml));
                }
            }
        } catch (EOFException slutt) {
            return new Osjournal(godtatte.stream().collect(groupingBy(Oppdrag::sakId)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those with lines of the request. */
    public List<Oppdrag> godtatte(Bestilling bestilling) {
        var ider = bestilling.behandlingIder().collect(toSet());
        return godtatte(bestilling.sakId()).stream()
                .filter(o -> o.behandlingIder().stream().anyMatch(ider::contains))
                .toList();
    }

    List<Oppdrag> godtatte(String sakId) {
        return perSak.getOrDefault(sakId, List.of());
    }
}
