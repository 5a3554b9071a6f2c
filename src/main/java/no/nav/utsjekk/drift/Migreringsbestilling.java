package no.nav.utsjekk.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.drift.Kall.Innsendt;
import no.nav.utsjekk.iverksetting.Tilleggsstonad;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * Which saker an operator wants to be migrated (MG-60).
 *
 * @param alle whether all of the fagsystem are meant
 * @param saker by sakId, with the uid of each stønad: for tilleggsstønader
 */
record Migreringsbestilling(Fagsystem fagsystem, boolean alle, Map<String, Map<Tilleggsstonad, UUID>> saker) {

    /** @throws Nektet when it makes no sense */
    static Migreringsbestilling les(Innsendt innsendt) {
        var fagsystem = fagsystem(innsendt);
        var saker = new LinkedHashMap<String, Map<Tilleggsstonad, UUID>>();
        innsendt.json().path("saker").forEach(sakId -> saker.put(tekst(sakId, "saker"), Map.of()));
        innsendt.json().path("uider").forEach(uid -> legg(saker, uid));
        var bestilling = new Migreringsbestilling(fagsystem, innsendt.flag("alle"), saker);
        bestilling.krev();
        return bestilling;
    }

    private void krev() {
        if (alle != saker.isEmpty()) {
            throw Nektet.ugyldig("Må oppgi enten saker eller alle");
        }
        if (fagsystem == Fagsystem.TILLEGGSSTØNADER
                && (alle || saker.values().stream().anyMatch(Map::isEmpty))) {
            throw Nektet.ugyldig("Må oppgi uider (sakId, stønad, uid) for tilleggsstønader");
        }
        if (fagsystem == Fagsystem.TILTAKSPENGER && saker.values().stream().anyMatch(uider -> !uider.isEmpty())) {
            throw Nektet.ugyldig("Tiltakspenger har beregnede uider");
        }
        var uider = saker.values().stream().flatMap(s -> s.values().stream()).toList();
        if (uider.stream().distinct().count() < uider.size()) {
            throw Nektet.ugyldig("Flere stønader har samme uid");
        }
    }

    private static Fagsystem fagsystem(Innsendt innsendt) {
        return innsendt.text("fagsystem")
                .flatMap(navn -> Arrays.stream(Fagsystem.values())
                        .filter(f -> f.name().equals(navn))
                        .findFirst())
                .filter(f -> f == Fagsystem.TILTAKSPENGER || f == Fagsystem.TILLEGGSSTØNADER)
                .orElseThrow(() -> Nektet.ugyldig("fagsystem må være TILTAKSPENGER eller TILLEGGSSTØNADER"));
    }

    private static void legg(Map<String, Map<Tilleggsstonad, UUID>> saker, JsonNode uid) {
        var sakId = tekst(uid.path("sakId"), "uider.sakId");
        var flere = new LinkedHashMap<>(saker.getOrDefault(sakId, Map.of()));
        if (flere.put(stonad(uid), uuid(uid)) != null) {
            throw Nektet.ugyldig("Samme stønad er oppgitt flere ganger på sak " + sakId);
        }
        saker.put(sakId, flere);
    }

    private static Tilleggsstonad stonad(JsonNode uid) {
        var navn = tekst(uid.path("stønad"), "uider.stønad");
        return Arrays.stream(Tilleggsstonad.values())
                .filter(stonad -> stonad.name().equals(navn))
                .findFirst()
                .orElseThrow(() -> Nektet.ugyldig("Ukjent stønad i uider"));
    }

    private static UUID uuid(JsonNode uid) {
        var tekst = tekst(uid.path("uid"), "uider.uid");
        return Optional.of(tekst)
                .filter(t -> t.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(UUID::fromString)
                .orElseThrow(() -> Nektet.ugyldig("uider.uid må være UUID"));
    }

    private static String tekst(JsonNode node, String navn) {
        if (!node.isTextual() || node.textValue().isBlank() || node.textValue().indexOf('\0') >= 0) {
            throw Nektet.ugyldig(navn + " må være tekst");
        }
        return node.textValue();
    }
}
