package no.nav.utsjekk.hovedbok;

import static no.nav.utsjekk.hovedbok.Saksbilde.Tilstand.AVVIST;
import static no.nav.utsjekk.hovedbok.Saksbilde.Tilstand.GODTATT;
import static no.nav.utsjekk.hovedbok.Saksbilde.Tilstand.SENDT;
import static no.nav.utsjekk.hovedbok.Saksliv.U1;
import static no.nav.utsjekk.hovedbok.Saksliv.U2;
import static no.nav.utsjekk.hovedbok.Saksliv.U3;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import no.nav.utsjekk.hovedbok.Saksbilde.Tilstand;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Omfang;
import no.nav.utsjekk.sak.Onske;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Utbetaling;

/**
 * Design invariant 7 as the ledger sees it: whatever is asked for and however OS answers, and whatever the sak was before it
 * became ours, the ledger finds that OS pays what the newest accepted melding asked for. What that is, is kept from the
 * meldinger, not from the versions.
 */
class ReplayPropertyTest {

    private static final List<UUID> UIDER = List.of(U1, U2, U3);
    private static final LocalDate START = LocalDate.of(2024, 6, 3);

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void the_ledger_agrees_after_any_sequence_of_meldinger_and_answers(
            @ForAll("fortider") List<Fortid> fortid, @ForAll("lop") List<Steg> lop) {
        var liv = new Liv(fortid);
        for (var steg : lop) {
            liv.motta(steg);
            liv.kontroller();
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void a_version_that_somebody_has_changed_is_found(
            @ForAll("fortider") List<Fortid> fortid, @ForAll("lop") List<Steg> lop) {
        var liv = new Liv(fortid);
        lop.forEach(liv::motta);
        var endrede = liv.skalBetales.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(ReplayPropertyTest::betalesPaEnUkedag))
                .map(Map.Entry::getKey)
                .toList();
        Assume.that(!endrede.isEmpty());

        for (var uid : endrede) {
            var bok = Replay.av(liv.sak.bilde(v -> v.uid().equals(uid) ? dyrere(v) : v));
            assertThat(bok.stemmer()).as("%s", uid).isFalse();
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void an_oppdrag_that_somebody_has_made_accepted_or_refused_is_found(@ForAll("lop") List<Steg> lop) {
        var liv = new Liv(List.of());
        lop.forEach(liv::motta);
        Assume.that(!liv.sak.poster().isEmpty());
        var siste = liv.sak.poster().get(liv.sak.poster().size() - 1);
        Assume.that(siste.erGodtatt());

        var bok = Replay.av(liv.sak.medPoster(post -> post.id() == siste.id() ? avvist(post) : post));

        assertThat(bok.stemmer()).as("without %s", siste.linjer()).isFalse();
    }

    private static boolean betalesPaEnUkedag(Periode p) {
        return p.fom().datesUntil(p.tom().plusDays(1)).anyMatch(Liv::erUkedag);
    }

    private static Saksbilde.Post avvist(Saksbilde.Post p) {
        return new Saksbilde.Post(
                p.id(), p.fagomrade(), AVVIST, p.utledet(), 1, Optional.empty(), p.linjer(), List.of());
    }

    private static Utbetaling dyrere(Utbetaling v) {
        return new Utbetaling(
                v.uid(),
                v.nokkel(),
                v.fagomrade(),
                v.handling(),
                v.forstePaSak(),
                v.sakId(),
                v.behandlingId(),
                v.sisteLinje(),
                v.sistePeriode(),
                v.personident(),
                v.vedtakstidspunkt(),
                v.stonad(),
                v.beslutter(),
                v.saksbehandler(),
                v.periodetype(),
                v.avvent(),
                v.perioder().stream()
                        .map(p -> new Periode(p.fom(), p.tom(), p.belop() + 1, p.vedtakssats(), p.betalendeEnhet()))
                        .toList());
    }

    /** How an utbetaling was before it became ours: not there, or with perioder that may overlap (FM-25) or lack (FM-54). */
    record Fortid(boolean finnes, Handling handling, boolean overlapper, List<Bit> biter, Optional<Bit> siste) {

        Optional<Utbetaling> versjon(UUID uid) {
            if (!finnes) {
                return Optional.empty();
            }
            var perioder = new ArrayList<Periode>();
            var fom = START;
            for (var bit : biter) {
                var periode = bit.periode(fom);
                perioder.add(periode);
                fom = overlapper
                        ? fom.plusDays(1 + bit.opphold())
                        : periode.tom().plusDays(1);
            }
            var v = Saksliv.overtatt(uid, handling, Optional.empty(), perioder);
            return Optional.of(new Utbetaling(
                    uid,
                    v.nokkel(),
                    v.fagomrade(),
                    handling,
                    true,
                    v.sakId(),
                    v.behandlingId(),
                    new LinjeId("S#" + uid.getLeastSignificantBits()),
                    siste.map(bit -> bit.periode(START.plusDays(30))),
                    v.personident(),
                    v.vedtakstidspunkt(),
                    v.stonad(),
                    v.beslutter(),
                    v.saksbehandler(),
                    v.periodetype(),
                    Optional.empty(),
                    perioder));
        }
    }

    /** What a melding says of one utbetaling: nothing, the end, or the first of the perioder that it has and others after. */
    record Valg(boolean nevnt, boolean opphor, int behold, List<Bit> nye) {

        Optional<Onske> onske(UUID uid, List<Periode> naa) {
            if (!nevnt) {
                return Optional.empty();
            }
            var perioder = new ArrayList<>(naa.subList(0, Math.min(behold, naa.size())));
            var fom = perioder.isEmpty()
                    ? START
                    : perioder.get(perioder.size() - 1).tom().plusDays(1);
            for (var bit : nye) {
                var periode = bit.periode(fom);
                perioder.add(periode);
                fom = periode.tom().plusDays(1);
            }
            return Optional.of(opphor ? Saksliv.opphor(uid) : Saksliv.betal(uid, perioder));
        }
    }

    record Steg(Omfang omfang, List<Valg> valg, List<Tilstand> svar) {}

    /** Days off, then a periode. */
    record Bit(int opphold, int dager, long belop) {
        Periode periode(LocalDate etter) {
            var fom = etter.plusDays(opphold);
            return new Periode(fom, fom.plusDays(dager - 1), belop, Optional.empty(), Optional.empty());
        }
    }

    /** The sak, and what the producer has been told is paid. */
    private static final class Liv {

        private final Saksliv sak;
        private final Map<UUID, List<Periode>> skalBetales = new HashMap<>();
        private boolean ubesvart;

        Liv(List<Fortid> fortid) {
            sak = new Saksliv(IntStream.range(0, fortid.size())
                    .mapToObj(i -> fortid.get(i).versjon(UIDER.get(i)))
                    .flatMap(Optional::stream)
                    .toArray(Utbetaling[]::new));
        }

        /** Nothing is derived while something is unanswered. */
        void motta(Steg steg) {
            if (ubesvart) {
                return;
            }
            var onsker = IntStream.range(0, UIDER.size())
                    .mapToObj(i ->
                            steg.valg().get(i).onske(UIDER.get(i), skalBetales.getOrDefault(UIDER.get(i), List.of())))
                    .flatMap(Optional::stream)
                    .toList();
            var for_ = sak.poster().size();
            sak.motta(steg.omfang(), steg.svar(), onsker);
            for (var post : sak.poster().subList(for_, sak.poster().size())) {
                ubesvart |= post.tilstand() == SENDT;
                if (post.erGodtatt()) {
                    godtatt(post.fagomrade(), steg.omfang(), onsker);
                }
            }
        }

        private void godtatt(Fagomrade fagomrade, Omfang omfang, List<Onske> onsker) {
            UIDER.stream()
                    .filter(uid -> Saksliv.MALER.get(uid).fagomrade() == fagomrade)
                    .forEach(uid -> {
                        var onske =
                                onsker.stream().filter(o -> o.uid().equals(uid)).findFirst();
                        if (onske.isPresent() && onske.get() instanceof Onske.Utbetal utbetal) {
                            skalBetales.put(uid, utbetal.perioder());
                        } else if (onske.isPresent() || omfang != Omfang.NEVNTE) {
                            skalBetales.remove(uid);
                        }
                    });
        }

        void kontroller() {
            var bok = Replay.av(sak.bilde());
            assertThat(bok.stemmer()).as("%s", bok).isTrue();
            assertThat(bok.ubesvarte().isEmpty()).isEqualTo(!ubesvart);
            bok.fagomrader().stream()
                    .flatMap(fagomrade -> fagomrade.kontoer().stream())
                    .filter(konto -> skalBetales.containsKey(konto.uid()))
                    .forEach(konto -> assertThat(betales(konto.osBetaler()))
                            .as("%s", konto)
                            .isEqualTo(betales(
                                    Saksliv.MALER.get(konto.uid()).periodetype(), skalBetales.get(konto.uid()))));
        }

        private static SortedMap<String, BigDecimal> betales(List<Betaling> betalinger) {
            var betales = new TreeMap<String, BigDecimal>();
            betalinger.forEach(b -> nokler(b.satstype().equals("DAG"), b.fom(), b.tom())
                    .forEach(nokkel -> betales.put(nokkel, b.belop())));
            return betales;
        }

        private static SortedMap<String, BigDecimal> betales(Periodetype type, List<Periode> perioder) {
            var betales = new TreeMap<String, BigDecimal>();
            perioder.forEach(p -> nokler(type == Periodetype.UKEDAG, p.fom(), p.tom())
                    .forEach(nokkel -> betales.put(nokkel, BigDecimal.valueOf(p.belop()))));
            return betales;
        }

        private static Stream<String> nokler(boolean perDag, LocalDate fom, LocalDate tom) {
            return perDag
                    ? fom.datesUntil(tom.plusDays(1)).filter(Liv::erUkedag).map(LocalDate::toString)
                    : Stream.of(fom + " " + tom);
        }

        private static boolean erUkedag(LocalDate dag) {
            return dag.getDayOfWeek().getValue() <= 5;
        }
    }

    @Provide
    Arbitrary<List<Fortid>> fortider() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(Handling.class),
                        Arbitraries.of(true, false),
                        biter(0, 4),
                        biter(1, 1).map(biter -> biter.get(0)).optional(0.5))
                .as(Fortid::new)
                .list()
                .ofSize(UIDER.size());
    }

    @Provide
    Arbitrary<List<Steg>> lop() {
        var svar = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(GODTATT)),
                Tuple.of(3, Arbitraries.just(AVVIST)),
                Tuple.of(1, Arbitraries.just(SENDT)));
        var valg = Combinators.combine(
                        Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)),
                        Arbitraries.frequency(Tuple.of(1, true), Tuple.of(5, false)),
                        Arbitraries.integers().between(0, 4),
                        biter(1, 4))
                .as(Valg::new);
        return Combinators.combine(
                        Arbitraries.of(Omfang.class),
                        valg.list().ofSize(UIDER.size()),
                        svar.list().ofSize(2))
                .as(Steg::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    private static Arbitrary<List<Bit>> biter(int fra, int til) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.of(100L, 200L))
                .as(Bit::new)
                .list()
                .ofMinSize(fra)
                .ofMaxSize(til);
    }
}
