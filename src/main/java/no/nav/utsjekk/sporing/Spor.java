package no.nav.utsjekk.sporing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.sporing.Span.Slag;
import no.nav.utsjekk.sporing.SporRepository.Sporet;
import no.nav.utsjekk.sporing.SporRepository.SporetOppdrag;
import no.nav.utsjekk.vakt.Metrics.Steg;
import no.nav.utsjekk.vakt.Personvern;

/**
 * The trace of a melding, out of what the database knows of it: one span from when it was taken in until it was answered, below
 * the producer's, and below that one for each step that has ended.
 */
record Spor(Sporet melding, List<SporetOppdrag> oppdrag) {

    private static final String ROT = "melding";

    /** The spans that end when a melding comes as far as that. */
    List<Span> spans(Steg til) {
        return switch (til) {
            case MOTTATT -> utledet();
            case HOS_OPPDRAG -> sendt();
            case FERDIG -> ferdig();
        };
    }

    private List<Span> utledet() {
        return melding
                .utledet()
                .map(utledet -> del("utled", Slag.INTERNAL, melding.mottatt(), utledet, Map.of(), Optional.empty()))
                .stream()
                .toList();
    }

    private List<Span> sendt() {
        var spans = new ArrayList<Span>();
        melding.utledet()
                .ifPresent(utledet -> oppdrag.forEach(o -> o.overlevert()
                        .ifPresent(overlevert -> spans.add(del(
                                "oppdrag-ut " + o.id(),
                                Slag.PRODUCER,
                                utledet,
                                overlevert,
                                attributter(o),
                                Optional.empty())))));
        return spans;
    }

    private List<Span> ferdig() {
        var spans = new ArrayList<Span>();
        oppdrag.forEach(o -> o.overlevert().ifPresent(overlevert -> o.besvart()
                .ifPresent(besvart -> spans.add(
                        del("kvittering " + o.id(), Slag.CONSUMER, overlevert, besvart, attributter(o), avslag(o))))));
        melding.ferdig().ifPresent(ferdig -> spans.add(rot(ferdig)));
        return spans;
    }

    private Span rot(Instant ferdig) {
        return new Span(
                melding.kontekst(),
                id(ROT),
                melding.kontekst().span(),
                ROT,
                Slag.CONSUMER,
                melding.mottatt(),
                ferdig,
                attributter(),
                melding.utfall().filter("FEILET"::equals));
    }

    private Span del(
            String navn, Slag slag, Instant fra, Instant til, Map<String, String> egne, Optional<String> feil) {
        var alle = new LinkedHashMap<>(attributter());
        alle.putAll(egne);
        return new Span(
                melding.kontekst(),
                id(navn),
                id(ROT),
                navn.split(" ")[0],
                slag,
                fra,
                til.isBefore(fra) ? fra : til,
                alle,
                feil);
    }

    private String id(String navn) {
        return melding.kontekst().egetSpan("%d %s %s".formatted(melding.melding(), melding.nokkel(), navn));
    }

    private Map<String, String> attributter() {
        var alle = new LinkedHashMap<String, String>();
        alle.put("utsjekk.melding", Long.toString(melding.melding()));
        alle.put("utsjekk.nokkel", Personvern.uten(melding.nokkel()));
        alle.put("utsjekk.fagsystem", melding.fagsystem());
        melding.sakId().ifPresent(sakId -> alle.put("utsjekk.sakId", Personvern.uten(sakId)));
        melding.utfall().ifPresent(utfall -> alle.put("utsjekk.utfall", utfall));
        return alle;
    }

    private static Map<String, String> attributter(SporetOppdrag oppdrag) {
        var alle = new LinkedHashMap<String, String>();
        alle.put("utsjekk.oppdrag", Long.toString(oppdrag.id()));
        alle.put("utsjekk.fagomrade", oppdrag.fagomrade());
        oppdrag.alvorlighetsgrad().ifPresent(grad -> alle.put("utsjekk.alvorlighetsgrad", grad));
        return alle;
    }

    private static Optional<String> avslag(SporetOppdrag oppdrag) {
        return oppdrag.alvorlighetsgrad().filter(grad -> !grad.equals("00") && !grad.equals("04"));
    }
}
