package no.nav.utsjekk.maaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What it means to have much in the database. */
final class Storrelse {

    /** The figures that must not change much, and by how much: a rate down to 0.85, a cost or a wait up to 1.15. */
    private static final Map<String, Krav> FORHOLD = Map.of(
            Utbrudd.PER_SEKUND, Krav.minst(0.85),
            Utbrudd.CPU, Krav.hoyst(1.15),
            Utbrudd.COMMITS, Krav.hoyst(1.15),
            Utbrudd.WAL, Krav.hoyst(1.15),
            Enkeltvis.TIL_MQ, Krav.hoyst(1.15),
            Enkeltvis.TIL_MQ_P99, Krav.hoyst(1.15),
            Enkeltvis.TIL_OK, Krav.hoyst(1.15),
            Enkeltvis.TIL_OK_P99, Krav.hoyst(1.15));

    private final Oppstilling oppstilling;
    private final Rapport rapport;

    Storrelse(Oppstilling oppstilling, Rapport rapport) {
        this.oppstilling = oppstilling;
        this.rapport = rapport;
    }

    /** The same figures at each size; for the graphs. */
    void vekst(String scenario) throws Exception {
        var perSak = (double) oppstilling.valg().oppdrag() / oppstilling.valg().saker();
        try (var gammelt = new Gammelt(oppstilling.postgres())) {
            for (var storrelse : oppstilling.valg().storrelser()) {
                gammelt.fyll(storrelse, (long) (storrelse * perSak));
                rapport.leggTil(figurer(scenario));
            }
        }
    }

    /** The figures of an almost empty database, those of a full one, and how they are to each other; what operators wait for. */
    void gamle(String scenario) throws Exception {
        var tom = figurer(scenario);
        try (var gammelt = new Gammelt(oppstilling.postgres())) {
            gammelt.fyll(oppstilling.valg().saker(), oppstilling.valg().oppdrag());
        }
        var full = figurer(scenario);
        rapport.leggTil(tom);
        rapport.leggTil(full);
        for (int nr = 0; nr < tom.size(); nr++) {
            forhold(tom.get(nr), full);
        }
        rapport.leggTil(new Operatorsporringer(oppstilling).maal(scenario));
    }

    private void forhold(Figur tom, List<Figur> full) {
        full.stream()
                .filter(figur -> figur.navn().equals(tom.navn()) && FORHOLD.containsKey(tom.navn()))
                .map(figur -> Figur.av(
                                figur.scenario(),
                                "full mot tom: " + figur.navn(),
                                "ganger",
                                figur.median() / tom.median())
                        .under(figur.under())
                        .med(FORHOLD.get(figur.navn())))
                .forEach(rapport::leggTil);
    }

    /** Just after a checkpoint, both when empty and when full: pages that are written first after one go whole into the WAL. */
    private List<Figur> figurer(String scenario) throws Exception {
        oppstilling.iRo();
        var saker = oppstilling.tall().saker(); // those of the bench itself too
        new JdbcTemplate(oppstilling.postgres().superbruker()).execute("checkpoint");
        var figurer = new ArrayList<>(new Utbrudd(oppstilling).nye(scenario));
        figurer.addAll(new Enkeltvis(oppstilling).maal(scenario));
        figurer.replaceAll(figur -> figur.under(Map.of("saker", saker)));
        return figurer;
    }
}
