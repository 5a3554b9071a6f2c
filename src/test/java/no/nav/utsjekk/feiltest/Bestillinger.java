package no.nav.utsjekk.feiltest;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import no.nav.utsjekk.feiltest.Bestilling.Art;
import no.nav.utsjekk.feiltest.Bestilling.Produsent;
import no.nav.utsjekk.mottak.AvledetUid;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Stonad;

/**
 * Random requests for many saker: new ones, several in a row for one sak, changes, repeats, opphør, refused and unreadable
 * ones. The same seed gives the same requests.
 */
public final class Bestillinger {

    private static final LocalDate FORSTE_MANDAG = LocalDate.of(2026, 1, 5);
    private static final int PARTISJONER = 3;
    private static final int MAKS_KORT = 3;
    private static final List<Long> BELOP = List.of(500L, 800L, 1000L);
    private static final List<String> ULESELIGE = List.of("{", "[]", "{\"sakId\":17}", "hei", "\u0000");

    private final Random random;
    private final String merke;
    private final List<Sak> saker = new ArrayList<>();
    private int nummer;

    private Bestillinger(long seed, String merke, int antallSaker) {
        this.random = new Random(seed);
        this.merke = merke;
        IntStream.range(0, antallSaker).forEach(nr -> saker.add(new Sak(nr)));
    }

    /**
     * Requests in the order in which they are to be published.
     *
     * @param merke is part of all ids, so that several lots fit into one database
     */
    public static List<Bestilling> tilfeldige(long seed, String merke, int saker, int antall) {
        var bestillinger = new Bestillinger(seed, merke, saker);
        return IntStream.range(0, antall).mapToObj(nr -> bestillinger.neste()).toList();
    }

    private Sak forrige;

    /** Often for the same sak as the one before, so that they wait in line. */
    private Bestilling neste() {
        forrige = forrige == null || random.nextInt(10) < 6 ? ettAv(saker) : forrige;
        int terning = random.nextInt(20);
        if (terning == 0) {
            return forrige.bestilling(ettAv(ULESELIGE), Art.ULESELIG);
        }
        if (terning > 3) {
            forrige.endre();
        }
        if (terning == 1 && !forrige.erTom()) {
            return forrige.bestilling(forrige.json("123"), Art.UGYLDIG);
        }
        return forrige.bestilling(forrige.json(forrige.ident), Art.GYLDIG);
    }

    private <T> T ettAv(List<T> liste) {
        return liste.get(random.nextInt(liste.size()));
    }

    /** A sak as its producer sees it: what it wants paid, by meldekort. */
    private final class Sak {

        private final Produsent produsent;
        private final String id;
        private final int partisjon;
        private final String ident;
        private final Map<Integer, SortedMap<LocalDate, Long>> kort = new TreeMap<>();
        private final Map<Integer, Long> ferietillegg = new TreeMap<>();

        Sak(int nr) {
            produsent = Produsent.values()[random.nextInt(2)];
            id = merke + (produsent == Produsent.AAP ? "A" : "D") + nr;
            partisjon = random.nextInt(PARTISJONER);
            ident = "%011d".formatted(10_000_000_000L + nr);
        }

        boolean erTom() {
            return kort.isEmpty() && ferietillegg.isEmpty();
        }

        void endre() {
            for (int nr = 0; nr < MAKS_KORT; nr++) {
                int terning = random.nextInt(10);
                if (terning < 4 || erTom()) {
                    kort.put(nr, dager(nr));
                } else if (terning == 4) {
                    kort.remove(nr);
                } else if (terning == 5 && produsent == Produsent.DP) {
                    ferietillegg.put(nr, ettAv(BELOP));
                } else if (terning == 6) {
                    ferietillegg.remove(nr);
                }
            }
            if (random.nextInt(12) == 0) {
                kort.clear();
                ferietillegg.clear();
            }
        }

        /** Two weeks, each paid in full, in two parts, in part or not at all; never nothing. */
        private SortedMap<LocalDate, Long> dager(int nr) {
            var dager = new TreeMap<LocalDate, Long>();
            while (dager.isEmpty()) {
                for (int uke = 0; uke < 2; uke++) {
                    var mandag = FORSTE_MANDAG.plusWeeks(2L * nr + uke);
                    int delt = random.nextInt(6);
                    fyll(dager, mandag, 0, delt);
                    fyll(dager, mandag, delt, 5);
                }
            }
            return dager;
        }

        private void fyll(Map<LocalDate, Long> dager, LocalDate mandag, int fra, int til) {
            if (random.nextInt(4) > 0) {
                var belop = ettAv(BELOP);
                IntStream.range(fra, til).forEach(dag -> dager.put(mandag.plusDays(dag), belop));
            }
        }

        Bestilling bestilling(String json, Art art) {
            nummer++;
            var nokkel = "%s-%04d".formatted(merke, nummer);
            return new Bestilling(
                    nokkel, produsent, partisjon, id, "B" + nokkel, json.replace("$BEH", "B" + nokkel), art, betaler());
        }

        String json(String ident) {
            return """
                    {"sakId":"%s","behandlingId":"$BEH","ident":"%s","vedtakstidspunktet":"2026-03-01T10:00:00",
                     "utbetalinger":[%s]}"""
                    .formatted(id, ident, produsent == Produsent.AAP ? aap() : dp());
        }

        private String aap() {
            return kort.entrySet().stream()
                    .flatMap(k -> k.getValue().entrySet().stream()
                            .map(dag ->
                                    "{\"id\":\"%s\",\"fom\":\"%s\",\"tom\":\"%2$s\",\"sats\":1200,\"utbetaltBeløp\":%d}"
                                            .formatted(uid(k.getKey(), ""), dag.getKey(), dag.getValue())))
                    .collect(joining(","));
        }

        private String dp() {
            var poster = new ArrayList<String>();
            kort.forEach((nr, dager) -> dager.forEach((dag, belop) -> poster.add(dpPost(nr, dag, belop, "Dagpenger"))));
            ferietillegg.forEach((nr, belop) ->
                    poster.add(dpPost(nr, FORSTE_MANDAG.plusWeeks(2L * nr), belop, "DagpengerFerietillegg")));
            return String.join(",", poster);
        }

        private String dpPost(int nr, LocalDate dag, long belop, String type) {
            return "{\"meldeperiode\":\"%s\",\"dato\":\"%s\",\"sats\":1200,\"utbetaltBeløp\":%d,\"utbetalingstype\":\"%s\"}"
                    .formatted(meldeperiode(nr), dag, belop, type);
        }

        private String meldeperiode(int nr) {
            return "periode " + nr;
        }

        private UUID uid(int nr, String klassekode) {
            return produsent == Produsent.AAP
                    ? UUID.nameUUIDFromBytes((id + nr).getBytes())
                    : AvledetUid.av(Fagsystem.DAGPENGER, id, meldeperiode(nr), new Stonad(klassekode, klassekode));
        }

        private Map<UUID, SortedSet<String>> betaler() {
            var betaler = new HashMap<UUID, SortedSet<String>>();
            kort.forEach((nr, dager) -> {
                var texts = new TreeSet<String>();
                dager.forEach((dag, belop) -> texts.add(Betalinger.dag(dag, belop)));
                betaler.put(uid(nr, "DAGPENGER"), texts);
            });
            ferietillegg.forEach((nr, belop) -> {
                var dag = FORSTE_MANDAG.plusWeeks(2L * nr);
                betaler.put(uid(nr, "DAGPENGERFERIE"), new TreeSet<>(List.of(Betalinger.engang(dag, dag, belop))));
            });
            return Map.copyOf(betaler);
        }
    }
}
