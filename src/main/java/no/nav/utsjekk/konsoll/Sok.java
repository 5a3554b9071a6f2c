package no.nav.utsjekk.konsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nav.utsjekk.konsoll.SokRepository.Filter;
import no.nav.utsjekk.konsoll.SokRepository.Sak;
import no.nav.utsjekk.konsoll.SokRepository.Treff;
import no.nav.utsjekk.konsoll.SokRepository.Underveis;
import no.nav.utsjekk.konsoll.Svar.Side;
import no.nav.utsjekk.konsoll.Svar.Videre;
import no.nav.utsjekk.sak.Fagsystem;

/** Search in one step (09 §2.1): what is typed is a sak, a key, an uid or an id; or a list by time, status and text. */
public final class Sok {

    private static final int MAX = 100;
    private static final int MAX_TEKST = 200;
    private static final int STANDARD_DOGN = 3;
    private static final Pattern TALL = Pattern.compile("[0-9]{1,18}");
    /** What may be a fødselsnummer must never be in an address, a log or a history. */
    static final Pattern PERSON = Pattern.compile("[0-9]{6}\\s?[0-9]{5}");

    private static final List<String> STATUSER = List.of("FEILET", "OK", "VENTER", "KLAR", "UTLEDET");

    private final SokRepository repository;
    private final Personsok personer;
    private final Clock clock;

    public Sok(SokRepository repository, Personsok personer, Clock clock) {
        this.repository = repository;
        this.personer = personer;
        this.clock = clock;
    }

    /** What was typed into the field, as a form: goes on to an address that can be shared, unless it is a person. */
    Svar finn(Besok besok) {
        besok.krevEgetSkjema();
        var sokt = besok.felt("q", MAX_TEKST).orElse("");
        if (PERSON.matcher(sokt).matches()) {
            return personer.vis(besok, sokt.replaceAll("\\s", ""));
        }
        return Videre.til("/drift/sok?q=" + URLEncoder.encode(sokt, UTF_8));
    }

    Svar vis(Besok besok) {
        var sokt = besok.sporsmal("q");
        if (sokt.filter(q -> PERSON.matcher(q).matches()).isPresent()) {
            throw new Avvist(400, "Søk på person gjøres i søkefeltet, så nummeret ikke havner i adressen.");
        }
        return sokt.map(q -> oppslag(besok, q)).orElseGet(() -> liste(besok));
    }

    private Svar oppslag(Besok besok, String q) {
        var saker = new ArrayList<Sak>(repository.saker(q));
        repository.medBehandling(q).stream().filter(sak -> !saker.contains(sak)).forEach(saker::add);
        uid(q).flatMap(repository::medUid).ifPresent(saker::add);
        var meldinger = new ArrayList<Treff>(repository.medNokkel(q, MAX));
        if (TALL.matcher(q).matches()) {
            meldinger.addAll(repository.medId(Long.parseLong(q)));
        }
        if (saker.size() == 1 && meldinger.isEmpty()) {
            return Videre.til(Saksside.adresse(saker.get(0)));
        }
        return side(besok, saker, meldinger, Optional.of(q));
    }

    private static Optional<UUID> uid(String q) {
        try {
            return Optional.of(UUID.fromString(q)).filter(uid -> uid.toString().equalsIgnoreCase(q));
        } catch (IllegalArgumentException notUuid) {
            return Optional.empty();
        }
    }

    private Svar liste(Besok besok) {
        var filter = filter(besok);
        var status = besok.sporsmal("status").filter(STATUSER::contains);
        var treff = status.map(s -> medStatus(s, filter))
                .orElseGet(() -> STATUSER.stream().flatMap(s -> medStatus(s, filter)))
                .sorted(Comparator.comparing(Treff::mottatt).reversed())
                .limit(MAX)
                .toList();
        return side(besok, List.of(), treff, Optional.empty());
    }

    private Stream<Treff> medStatus(String status, Filter filter) {
        var underveis = Arrays.stream(Underveis.values()).anyMatch(u -> u.name().equals(status));
        if (underveis) {
            return filter.tekst().isPresent() ? Stream.empty() : repository.underveis(status, filter, MAX).stream();
        }
        return repository.ferdige(status, filter, MAX).stream();
    }

    private Filter filter(Besok besok) {
        var na = clock.instant();
        var dogn = besok.sporsmal("dogn")
                .filter(tekst -> tekst.matches("[0-9]{1,3}"))
                .map(Long::valueOf)
                .orElse((long) STANDARD_DOGN);
        return new Filter(
                dag(besok, "fom").map(Sok::start).orElse(na.minus(Duration.ofDays(dogn))),
                dag(besok, "tom").map(dag -> start(dag.plusDays(1))).orElse(na.plusSeconds(1)),
                besok.sporsmal("fagsystem").filter(kode -> Arrays.stream(Fagsystem.values())
                        .anyMatch(f -> f.name().equals(kode))),
                besok.sporsmal("tekst").map(tekst -> tekst.substring(0, Math.min(MAX_TEKST, tekst.length()))));
    }

    private static Optional<LocalDate> dag(Besok besok, String navn) {
        try {
            return besok.sporsmal(navn).map(LocalDate::parse);
        } catch (DateTimeException notADate) {
            throw new Avvist(400, "%s må være en dato (åååå-mm-dd)".formatted(navn));
        }
    }

    private static Instant start(LocalDate dag) {
        return dag.atStartOfDay(Tekst.OSLO).toInstant();
    }

    private static Side side(Besok besok, List<Sak> saker, List<Treff> treff, Optional<String> sokt) {
        var modell = new HashMap<String, Object>();
        modell.put("saker", saker);
        modell.put("treff", treff);
        modell.put("fullt", treff.size() >= MAX);
        modell.put("max", MAX);
        sokt.ifPresent(q -> modell.put("sokt", q));
        for (var felt : List.of("status", "fagsystem", "fom", "tom", "tekst", "dogn")) {
            besok.sporsmal(felt).ifPresent(verdi -> modell.put(felt, verdi));
        }
        modell.put("live", besok.sporsmal("live").isPresent());
        modell.put("statuser", STATUSER);
        modell.put(
                "fagsystemer", Arrays.stream(Fagsystem.values()).map(Enum::name).toList());
        return Side.av("sok", modell);
    }
}
