package no.nav.utsjekk.feiltest;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.bestilling.Krav;
import no.nav.utsjekk.feiltest.bestilling.Sak;
import no.nav.utsjekk.hovedbok.Hovedbok;
import no.nav.utsjekk.hovedbok.HovedbokRepository;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.lokal.OsStandin;
import no.nav.utsjekk.osmodell.Kjede;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.status.UtbetalingJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Design invariant 7 for one sak: what OS pays, what is committed and what was published is what it must be, and each
 * utbetaling has a chain of its own.
 */
record Bokrevisjon(
        Sak sak,
        List<Osjournal.Oppdrag> godtatte,
        OsStandin os,
        JdbcTemplate database,
        Map<String, String> publiserte) {

    private static final UtbetalingJson VERSJON =
            new UtbetalingJson((fagomrade, navn) -> new Stonad(navn, "likegyldig"));

    /** @param skalVaere by uid, ended ones included */
    Stream<Avvik> avvik(Map<UUID, Krav> skalVaere) {
        var json = versjoner();
        var versjoner = json.entrySet().stream().collect(toMap(Map.Entry::getKey, v -> VERSJON.read(v.getValue())));
        var kjeder = kjeder();
        return Stream.of(
                        sammenlign("utbetalinger", skalVaere.keySet(), versjoner.keySet()),
                        sammenlign("antall kjeder", versjoner.size(), kjeder.size()),
                        sammenlign(
                                "kjeder med hver sin utbetaling",
                                kjeder.size(),
                                eide(versjoner, kjeder).size()),
                        json.entrySet().stream().flatMap(v -> publiseringsavvik(v.getKey(), v.getValue())),
                        skalVaere.entrySet().stream()
                                .filter(s -> versjoner.containsKey(s.getKey()))
                                .flatMap(s -> avvik(s.getValue(), versjoner.get(s.getKey()), kjeder)),
                        hovedbokavvik())
                .flatMap(identity());
    }

    private Stream<Avvik> publiseringsavvik(UUID uid, String versjon) {
        return versjon.equals(publiserte.get(uid.toString()))
                ? Stream.empty()
                : Stream.of(new Avvik(
                        sak.id(), "det som sist er publisert om %s, er ikke det som er lagret".formatted(uid)));
    }

    /** The product's own ledger must have found the same. */
    private Stream<Avvik> hovedbokavvik() {
        var bok = new Hovedboker(TransactionOperations.withoutTransaction(), new HovedbokRepository(database))
                .av(sak.produsent().fagsystem(), sak.id());
        return bok.stemmer() && bok.ubesvarte().isEmpty()
                ? Stream.empty()
                : Stream.of(new Avvik(sak.id(), "hovedboken: " + avvik(bok)));
    }

    private static List<String> avvik(Hovedbok bok) {
        return Stream.of(
                        bok.avvik().stream(),
                        bok.ubesvarte().stream().map(u -> "ubesvart: " + u),
                        bok.fagomrader().stream()
                                .flatMap(f -> f.kontoer().stream())
                                .flatMap(konto -> konto.avvik().stream()))
                .flatMap(identity())
                .toList();
    }

    private Stream<Avvik> avvik(Krav skal, Utbetaling versjon, List<Hoskjede> kjeder) {
        var kjede = kjede(versjon, kjeder);
        var navn = skal.navn();
        return Stream.of(
                        sammenlign(
                                navn + " i databasen",
                                skal.plan().betalinger(),
                                versjon.handling() == Handling.DELETE ? new TreeSet<>() : Betalinger.av(versjon)),
                        sammenlign(
                                navn + " hos OS",
                                skal.plan().betalinger(),
                                kjede.map(k -> Betalinger.av(k.kjede)).orElseGet(TreeSet::new)),
                        sammenlign(
                                "fagområde og klassekode for " + navn,
                                Set.of(skal.fagomrade() + " " + skal.klassekode()),
                                kjede.map(this::klassekoder).orElse(Set.of())))
                .flatMap(identity());
    }

    private record Hoskjede(String fagomrade, Kjede kjede) {}

    private List<Hoskjede> kjeder() {
        return godtatte.stream()
                .map(Osjournal.Oppdrag::fagomrade)
                .distinct()
                .flatMap(f -> os.kjeder(f, sak.id()).stream().map(k -> new Hoskjede(f, k)))
                .toList();
    }

    private Set<Hoskjede> eide(Map<UUID, Utbetaling> versjoner, List<Hoskjede> kjeder) {
        return versjoner.values().stream()
                .flatMap(v -> kjede(v, kjeder).stream())
                .collect(toSet());
    }

    private static Optional<Hoskjede> kjede(Utbetaling versjon, List<Hoskjede> kjeder) {
        var siste = versjon.sisteLinje().delytelseId();
        return kjeder.stream()
                .filter(k -> k.kjede.delytelseIder().contains(siste))
                .findFirst();
    }

    /** Of all lines that the chain ever had. */
    private Set<String> klassekoder(Hoskjede kjede) {
        var linjer = new HashSet<>(kjede.kjede.delytelseIder());
        return godtatte.stream()
                .flatMap(o -> o.klassekoder().entrySet().stream())
                .filter(k -> linjer.contains(k.getKey()))
                .map(k -> kjede.fagomrade + " " + k.getValue())
                .collect(toSet());
    }

    private Map<UUID, String> versjoner() {
        return database
                .query(
                        """
                        select uid, versjon from utbetaling join sak on sak.id = utbetaling.sak
                        where sak_id = ? and versjon is not null
                        """,
                        (row, nr) -> Map.entry(row.getObject("uid", UUID.class), row.getString("versjon")),
                        sak.id())
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Stream<Avvik> sammenlign(String hva, Object skal, Object er) {
        return skal.equals(er)
                ? Stream.empty()
                : Stream.of(new Avvik(sak.id(), "%s: skal være %s, er %s".formatted(hva, skal, er)));
    }
}
