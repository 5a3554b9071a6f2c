package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import no.nav.utsjekk.hovedbok.Oppdragsleser;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.osmodell.OsModell;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Oppdragslinje;
import no.nav.utsjekk.sak.Periodetype;

/** The stand-in has no rules of its own: it answers and books as the model of OS says (11), and nothing else. */
class OsReglerTest {

    /** Of the rules OS-1 to OS-10. */
    private static final List<String> KODER = List.of(
            "BXXX001F",
            "B110008F",
            "B110011F",
            "BB50008F",
            "BB50019F",
            "BB50024F",
            "BB50030F",
            "BB50031F",
            "BB51014F",
            "BB18011F");

    private static final List<String> SAKER = List.of("S1", "S2");

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void answers_and_books_as_the_model_whatever_comes(@ForAll("dokumenter") List<String> dokumenter)
            throws IOException {
        var modell = new OsModell();
        var fil = Files.createTempFile(Files.createDirectories(Path.of("target", "data")), "os", "");
        try (var bok = Osbok.apne(fil)) {
            for (var nr = 0; nr < dokumenter.size(); nr++) {
                var xml = dokumenter.get(nr);
                var svar = bok.behandle(
                        MottattOppdrag.of(Instant.EPOCH, "id-" + nr, LokalMq.KVITTERING, xml), Svarplan.RETT);

                assertThat(svar).isEqualTo(Mmel.av(Oppdragsleser.behandle(modell, xml)));
                Statistics.collect(svar.kodeMelding().orElse("godtatt"));
            }
            for (var sak : SAKER) {
                assertThat(bok.kjeder("AAP", sak)).isEqualTo(modell.kjeder("AAP", sak));
            }
        } finally {
            Files.delete(fil);
        }
    }

    @Example
    void no_rule_is_written_down_a_second_time() throws IOException {
        var funnet = new HashSet<String>();
        try (var filer = Files.list(Path.of("src/test/java/no/nav/utsjekk/lokal"))) {
            for (var fil : filer.filter(f -> !f.toString().endsWith("Test.java"))
                    .filter(f -> !f.endsWith("Simuleringstekst.java")) // quotes a fault as OS has written it
                    .toList()) {
                var tekst = Files.readString(fil);
                KODER.stream()
                        .filter(tekst::contains)
                        .map(kode -> fil + ": " + kode)
                        .forEach(funnet::add);
            }
        }
        assertThat(funnet).isEmpty();
        assertThat(kode(modellenAvviser()))
                .as("the codes are those of the model")
                .isIn(KODER);
    }

    private static String modellenAvviser() {
        return OppdragXml.write(oppdrag(Oppdrag.KodeEndring.ENDR, "S1", List.of()));
    }

    private static String kode(String xml) {
        return Oppdragsleser.behandle(new OsModell(), xml).kodeMelding().orElseThrow();
    }

    /** Small enough that every rule is hit, and that some get past them all. */
    @Provide
    Arbitrary<List<String>> dokumenter() {
        var linje = Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.of("a", "b", "c").injectNull(0.5),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(100L, 200L),
                        Arbitraries.of(Periodetype.UKEDAG, Periodetype.MND),
                        Arbitraries.integers().between(1, 8).injectNull(0.7))
                .as(OsReglerTest::linje);
        return Combinators.combine(
                        Arbitraries.of(Oppdrag.KodeEndring.class),
                        Arbitraries.of(SAKER),
                        linje.list().ofMaxSize(3),
                        Arbitraries.of("", "<sats>", "</avstemming-115>").edgeCases(e -> e.none()),
                        Arbitraries.integers().between(1, 10))
                .as((kodeEndring, sakId, linjer, brudd, ti) -> {
                    var xml = OppdragXml.write(oppdrag(kodeEndring, sakId, linjer));
                    return ti > 8 && !brudd.isEmpty() ? xml.replace(brudd, "") : xml;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Oppdragslinje linje(
            String id, String ref, int fom, int dager, long sats, Periodetype type, Integer opphor) {
        return new Oppdragslinje(
                new UUID(0, 1),
                Optional.ofNullable(opphor).map(OsReglerTest::dag),
                dag(1),
                new LinjeId(id),
                "AAPOR",
                dag(fom),
                dag(fom + dager - 1),
                sats,
                type,
                "B1",
                Optional.ofNullable(ref).map(LinjeId::new),
                Optional.empty());
    }

    private static LocalDate dag(int dag) {
        return LocalDate.of(2026, 6, dag);
    }

    private static Oppdrag oppdrag(Oppdrag.KodeEndring kodeEndring, String sakId, List<Oppdragslinje> linjer) {
        return new Oppdrag(
                kodeEndring,
                Fagomrade.AAP,
                sakId,
                "12345678910",
                "Z123456",
                "Z654321",
                LocalDateTime.of(2026, 6, 1, 10, 0),
                Optional.empty(),
                Optional.empty(),
                linjer,
                List.of());
    }
}
