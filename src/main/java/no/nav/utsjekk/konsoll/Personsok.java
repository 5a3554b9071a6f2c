package no.nav.utsjekk.konsoll;

import java.util.List;
import java.util.Map;
import no.nav.utsjekk.konsoll.Svar.Side;

/** Search by person: asks why first, and writes down that it was done; the number is in no address and no log (09 §2.1). */
public final class Personsok {

    private static final int MAX_GRUNN = 1_000;

    private final SakshistorieRepository saker;
    private final Innsyn innsyn;

    public Personsok(SakshistorieRepository saker, Innsyn innsyn) {
        this.saker = saker;
        this.innsyn = innsyn;
    }

    /** @param person 11 digits */
    Svar vis(Besok besok, String person) {
        besok.krevHandling();
        var grunn = besok.felt("grunn", MAX_GRUNN);
        if (grunn.isEmpty()) {
            return Side.av("personsok", Map.of("person", person, "saker", List.of(), "sokt", false));
        }
        innsyn.personsok(besok.operator(), grunn.get());
        return Side.av("personsok", Map.of("person", person, "saker", saker.medPerson(person), "sokt", true));
    }
}
