package no.nav.utsjekk.osmodell;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.utsjekk.osmodell.Ordre.Avvent;

/** What OS holds for one (fagområde, fagsystemId): lines, chains and active avvent. Known once it has carried an order. */
final class Oppdragsregister {

    private final Map<String, Linje> linjer = new HashMap<>();
    private final Map<String, Aktivkjede> kjedeTilLinje = new HashMap<>();
    private final Set<Aktivkjede> kjeder = new LinkedHashSet<>();
    private final Map<LocalDate, Avvent> aktiveAvvent = new HashMap<>();
    private boolean kjent;

    /** One that can change without this one. */
    Oppdragsregister kopi() {
        var kopi = new Oppdragsregister();
        var kopier = new HashMap<Aktivkjede, Aktivkjede>();
        kjeder.forEach(kjede -> kopier.put(kjede, Aktivkjede.som(kjede.somDenEr())));
        kopi.linjer.putAll(linjer);
        kjedeTilLinje.forEach((linje, kjede) -> kopi.kjedeTilLinje.put(linje, kopier.get(kjede)));
        kjeder.forEach(kjede -> kopi.kjeder.add(kopier.get(kjede)));
        kopi.aktiveAvvent.putAll(aktiveAvvent);
        kopi.kjent = kjent;
        return kopi;
    }

    boolean erKjent() {
        return kjent;
    }

    Optional<Linje> linje(String delytelseId) {
        return Optional.ofNullable(linjer.get(delytelseId));
    }

    Collection<Avvent> aktiveAvvent() {
        return aktiveAvvent.values();
    }

    List<Kjede> kjeder() {
        return kjeder.stream().map(Aktivkjede::somDenEr).toList();
    }

    Optional<Kjede> kjede(String delytelseId) {
        return Optional.ofNullable(kjedeTilLinje.get(delytelseId.stripTrailing()))
                .map(Aktivkjede::somDenEr);
    }

    void overta() {
        kjent = true;
    }

    void overta(Linje siste, Kjede fra) {
        if (linjer.putIfAbsent(siste.delytelseId(), siste) != null) {
            throw new IllegalArgumentException("line known already: " + siste.delytelseId());
        }
        overta();
        var kjede = Aktivkjede.som(fra);
        kjeder.add(kjede);
        kjedeTilLinje.put(siste.delytelseId(), kjede);
    }

    /** Lines take effect in their order. The order has passed the rules. */
    void utfor(Ordre ordre) {
        kjent = true;
        ordre.avvent().ifPresent(this::registrer);
        ordre.linjer().forEach(this::utfor);
    }

    private void utfor(Linje linje) {
        if (linje.erNy()) {
            var kjede = linje.refDelytelseId().map(kjedeTilLinje::get).orElseGet(Aktivkjede::new);
            kjede.betal(linje);
            kjeder.add(kjede);
            kjedeTilLinje.put(linje.delytelseId(), kjede);
            linjer.put(linje.delytelseId(), linje);
        } else {
            linje.opphorFom().ifPresent(kjedeTilLinje.get(linje.delytelseId())::slettFraOgMed);
        }
    }

    private void registrer(Avvent avvent) {
        if (avvent.feilregistrert()) {
            aktiveAvvent.remove(avvent.fom());
        } else {
            aktiveAvvent.put(avvent.fom(), avvent);
        }
    }
}
