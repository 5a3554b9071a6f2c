package no.nav.utsjekk.feiltest.ramme;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.nav.utsjekk.lokal.MottattOppdrag;
import no.nav.utsjekk.lokal.OsStandin;

/** How often each oppdrag has come to OS. A message that the broker gives OS again is the same message. */
final class Kopiteller implements OsStandin.Lytter {

    private final Map<String, Map<String, Set<String>>> perSak = new ConcurrentHashMap<>();

    @Override
    public void mottatt(MottattOppdrag oppdrag) {
        perSak.computeIfAbsent(oppdrag.sakId(), ny -> new ConcurrentHashMap<>())
                .computeIfAbsent(oppdrag.xml(), ny -> ConcurrentHashMap.newKeySet())
                .add(oppdrag.meldingId());
    }

    /** By its XML, how often each oppdrag of a sak has come. */
    Map<String, Integer> ganger(String sakId) {
        var ganger = new ConcurrentHashMap<String, Integer>();
        perSak.getOrDefault(sakId, Map.of()).forEach((xml, meldinger) -> ganger.put(xml, meldinger.size()));
        return ganger;
    }
}
