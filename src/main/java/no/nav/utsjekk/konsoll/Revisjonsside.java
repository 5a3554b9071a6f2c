package no.nav.utsjekk.konsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.konsoll.RevisjonRepository.Filter;
import no.nav.utsjekk.konsoll.RevisjonRepository.Linje;
import no.nav.utsjekk.konsoll.Svar.Fil;
import no.nav.utsjekk.konsoll.Svar.Side;

/** What operators have done, and why; never changed, and to be taken away as a file (OC-13, OPS-44). */
public final class Revisjonsside {

    private static final int MAX = 100;
    private static final int MAX_FIL = 100_000;
    private static final long STANDARD_DOGN = 120; // a tertial, which is how often it is reviewed

    private final RevisjonRepository revisjon;
    private final Clock clock;

    public Revisjonsside(RevisjonRepository revisjon, Clock clock) {
        this.revisjon = revisjon;
        this.clock = clock;
    }

    Svar vis(Besok besok) {
        var linjer = revisjon.list(filter(besok), MAX);
        var modell = new HashMap<String, Object>();
        modell.put("linjer", linjer);
        for (var felt : List.of("hvem", "handling", "fom", "tom")) {
            besok.sporsmal(felt).ifPresent(verdi -> modell.put(felt, verdi));
        }
        modell.put(
                "handlinger",
                Stream.concat(
                                Stream.of(Oppgave.values()).map(Enum::name),
                                Stream.of(
                                        "VIS_PERSON", "SOK_PERSON", "LES_DODBREV", "LES_KVITTERING", "LES_AVSTEMMING"))
                        .toList());
        if (linjer.size() == MAX) {
            modell.put("neste", linjer.get(MAX - 1).id());
        }
        return Side.av("revisjon", modell);
    }

    Svar csv(Besok besok) {
        var hode = "id;tidspunkt;hvem;navn;handling;utfall;gjelder;grunn;resultat\n";
        var linjer = revisjon.list(filter(besok), MAX_FIL).stream()
                .map(Revisjonsside::linje)
                .collect(Collectors.joining("\n", "", "\n"));
        return new Fil("revisjon.csv", "text/csv; charset=utf-8", (hode + linjer).getBytes(UTF_8));
    }

    private static String linje(Linje linje) {
        return Stream.of(
                        String.valueOf(linje.id()),
                        linje.tidspunkt().toString(),
                        linje.hvem(),
                        linje.navn(),
                        linje.handling(),
                        linje.utfall(),
                        linje.om(),
                        linje.grunn(),
                        linje.resultat())
                .map(Revisjonsside::celle)
                .collect(Collectors.joining(";"));
    }

    /** A spreadsheet takes what begins with these for a formula, whoever wrote it. */
    private static String celle(String tekst) {
        var ufarlig = tekst.matches("(?s)[=+\\-@\t\r].*") ? "'" + tekst : tekst;
        return '"' + ufarlig.replace("\"", "\"\"").replaceAll("\\s+", " ") + '"';
    }

    private Filter filter(Besok besok) {
        var na = clock.instant();
        return new Filter(
                besok.sporsmal("hvem"),
                besok.sporsmal("handling"),
                dag(besok, "fom").orElse(na.minus(Duration.ofDays(STANDARD_DOGN))),
                dag(besok, "tom").map(tom -> tom.plus(Duration.ofDays(1))).orElse(na.plusSeconds(1)),
                besok.sporsmal("for").map(Besok::tall).orElse(Long.MAX_VALUE));
    }

    private static Optional<Instant> dag(Besok besok, String navn) {
        try {
            return besok.sporsmal(navn).map(LocalDate::parse).map(dag -> dag.atStartOfDay(Tekst.OSLO)
                    .toInstant());
        } catch (DateTimeException notADate) {
            throw new Avvist(400, navn + " må være en dato (åååå-mm-dd)");
        }
    }
}
