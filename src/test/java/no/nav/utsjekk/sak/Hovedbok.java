package no.nav.utsjekk.sak;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.osmodell.Kjede.Betaling;
import no.nav.utsjekk.osmodell.Linje;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;
import no.nav.utsjekk.osmodell.OsModell;
import no.nav.utsjekk.sak.Produsent.Mal;

/**
 * The books of one sak: our state, OS's state, and what the producer has been told is paid. The last one is kept from the
 * meldinger, not from the versions that the derivation made.
 */
final class Hovedbok {

    private final Produsent produsent;
    private final OsModell os = new OsModell();
    private final Map<UUID, List<Periode>> skalBetales = new HashMap<>();
    private final Set<UUID> kjente = new HashSet<>();
    private final Set<UUID> ukjentSiste = new HashSet<>();
    private final Map<LocalDate, Avvent> avvent = new HashMap<>();
    private Sak sak;
    private long sisteId;

    /** @param fraFor what there is of some of the producer's utbetalinger, in their order */
    Hovedbok(Produsent produsent, List<Optional<FraFor>> fraFor) {
        this.produsent = produsent;
        this.sak = Gitt.sak(produsent.fagsystem);
        for (int i = 0; i < produsent.maler.size(); i++) {
            var mal = produsent.maler.get(i);
            fraFor.get(i).ifPresent(f -> overta(mal, f));
        }
    }

    private void overta(Mal mal, FraFor fraFor) {
        var linjer = new ArrayList<Linje>();
        for (var p : fraFor.betalt()) {
            var forrige = linjer.isEmpty()
                    ? Optional.<String>empty()
                    : Optional.of(linjer.get(linjer.size() - 1).delytelseId());
            linjer.add(linje(mal, p, sak.sakId() + "#" + ++sisteId, Optional.empty(), forrige));
        }
        var siste = linjer.get(linjer.size() - 1).delytelseId();
        forTiden(mal, linjer);
        fraFor.opphorFom()
                .ifPresent(fra ->
                        forTiden(mal, List.of(linje(mal, fraFor.siste(), siste, Optional.of(fra), Optional.empty()))));

        var versjon = fraFor.versjon(mal, LinjeId.fromStored(siste));
        var versjoner = new ArrayList<>(sak.utbetalinger());
        versjoner.add(versjon);
        sak = new Sak(sak.fagsystem(), sak.sakId(), sak.kjentHosOs(), versjoner, Map.of(), Map.of());
        kjente.add(mal.uid());
        if (versjon.handling() != Handling.DELETE) {
            skalBetales.put(mal.uid(), new Kjede(versjon.perioder()).perioder());
            if (fraFor.art() == FraFor.Art.UKJENT) {
                ukjentSiste.add(mal.uid());
            }
        }
    }

    /** What OS has carried out before us. */
    private void forTiden(Mal mal, List<Linje> linjer) {
        var kode = os.kjenner(mal.fagomrade().name(), sak.sakId()) ? KodeEndring.ENDR : KodeEndring.NY;
        var svar = os.behandle(new Ordre(kode, mal.fagomrade().name(), sak.sakId(), Optional.empty(), linjer));
        assertThat(svar.erGodtatt()).isTrue();
    }

    /** What the producer believes to be paid for an utbetaling. */
    List<Periode> betales(UUID uid) {
        return skalBetales.getOrDefault(uid, List.of());
    }

    /**
     * What came of a melding.
     *
     * @param godtatt whether OS has taken all of it
     */
    record Behandlet(Utfall utfall, boolean godtatt) {}

    /** @param svar whether OS may take the first oppdrag that comes of it, the second ... */
    Behandlet motta(Melding melding, List<Boolean> svar) {
        var brudd = brudd(melding);
        var utfall = Utledning.utled(sak, melding, () -> new UUID(1, ++sisteId), Gitt.NA);
        if (utfall instanceof Utfall.Avvist avvist) {
            var kode = avvist.avvisning().kode();
            if (kode.equals(Regel.OVERLAPPENDE_AVVENT.name())) {
                assertThat(overlapperKjent(melding)).as(kode).isTrue();
            } else {
                assertThat(brudd).contains(kode);
            }
            return new Behandlet(utfall, false);
        }
        assertThat(brudd).as("rules that are broken, but gave %s", utfall).isEmpty();
        return utfall instanceof Utfall.Endret endret
                ? new Behandlet(utfall, send(endret, melding, svar))
                : new Behandlet(utfall, true);
    }

    private boolean send(Utfall.Endret endret, Melding melding, List<Boolean> svar) {
        var godtatt = true;
        for (int i = 0; i < endret.oppdrag().size(); i++) {
            var oppdrag = endret.oppdrag().get(i);
            kontroller(oppdrag, melding);
            godtatt &= svar.get(i) && godta(oppdrag, melding);
        }
        return godtatt;
    }

    /** The rules of 03 §5 that a melding of the right form can break, with what makes the core find them. */
    private Set<String> brudd(Melding melding) {
        var brudd = new HashSet<String>();
        for (var onske : melding.onsker()) {
            if (onske instanceof Onske.Opphor && !kjente.contains(onske.uid())) {
                brudd.add(Regel.UTBETALING_FINNES_IKKE.name());
            }
            if (onske instanceof Onske.Utbetal utbetal
                    && utbetal.perioder().isEmpty()
                    && !(skalBetales.containsKey(onske.uid())
                            && betales(onske.uid()).isEmpty())) {
                brudd.add(Regel.MANGLER_PERIODER.name());
            }
            if (onske instanceof Onske.Utbetal utbetal && skalBetales.containsKey(onske.uid())) {
                var naa = betales(onske.uid());
                if (!naa.equals(utbetal.perioder()) && utenEnhet(naa).equals(utenEnhet(utbetal.perioder()))) {
                    brudd.add(Regel.MINIMUM_CHANGES.name());
                }
            }
        }
        if (ukjentSiste.stream().anyMatch(uid -> avslutter(melding, uid))) {
            brudd.add(Regel.UFULLSTENDIG_TILSTAND.name());
        }
        return brudd;
    }

    private static List<Periode> utenEnhet(List<Periode> perioder) {
        return perioder.stream()
                .map(p -> new Periode(p.fom(), p.tom(), p.belop(), p.vedtakssats(), Optional.empty()))
                .toList();
    }

    private static boolean avslutter(Melding melding, UUID uid) {
        var onske = melding.onsker().stream().filter(o -> o.uid().equals(uid)).findFirst();
        return onske.map(o -> o instanceof Onske.Opphor).orElse(melding.omfang() != Omfang.NEVNTE);
    }

    /** Whether OS has an avvent that is in the way of the melding's, and surely has not released it (FM-52 c). */
    private boolean overlapperKjent(Melding melding) {
        return overlappende(melding).stream().anyMatch(a -> a.overfores()
                .filter(dato -> dato.isAfter(Gitt.NA.toLocalDate()))
                .isPresent());
    }

    private List<Avvent> overlappende(Melding melding) {
        return melding.avvent().filter(ny -> !ny.feilregistrering()).stream()
                .flatMap(ny -> avvent.values().stream()
                        .filter(a -> !a.fom().equals(ny.fom())
                                && a.fom().compareTo(ny.tom()) <= 0
                                && ny.fom().compareTo(a.tom()) <= 0))
                .toList();
    }

    /** What holds for every oppdrag, whatever OS answers. */
    private void kontroller(Oppdrag oppdrag, Melding melding) {
        var harNye = oppdrag.linjer().stream().anyMatch(Oppdragslinje::erNy);
        assertThat(oppdrag.avvent()).as("FM-52 b and d").isEqualTo(harNye ? melding.avvent() : Optional.empty());
        assertThat(oppdrag.avvent().isPresent() && overlapperKjent(melding))
                .as("FM-52 c")
                .isFalse();
        assertThat(oppdrag.linjer()).as("FM-15, FM-20").allMatch(l -> l.behandlingId()
                .equals(melding.behandlingId()));
        assertThat(oppdrag.versjoner()).as("FM-15").allMatch(v -> v.nokkel().equals(melding.nokkel()));
        assertThat(oppdrag.betalendeEnhet()).as("D23").isIn(enheter(oppdrag, melding));
    }

    /** D23: the offices of the perioder that change, of those with the latest tom that have one. */
    private Set<Optional<String>> enheter(Oppdrag oppdrag, Melding melding) {
        var endrede = produsent.maler.stream()
                .flatMap(mal -> endrede(mal.uid(), oppdrag, melding))
                .filter(p -> p.betalendeEnhet().isPresent())
                .toList();
        var sistTom = endrede.stream().map(Periode::tom).max(Comparator.naturalOrder());
        return sistTom.map(tom -> endrede.stream()
                        .filter(p -> p.tom().equals(tom))
                        .map(Periode::betalendeEnhet)
                        .collect(toSet()))
                .orElse(Set.of(Optional.empty()));
    }

    /** What new lines pay; where there are none, what is paid no more. */
    private Stream<Periode> endrede(UUID uid, Oppdrag oppdrag, Melding melding) {
        var linjer = oppdrag.linjer().stream().filter(l -> l.uid().equals(uid)).toList();
        if (linjer.isEmpty()) {
            return Stream.empty();
        }
        var ny = ny(melding, uid);
        if (linjer.stream().noneMatch(Oppdragslinje::erNy)) {
            return betales(uid).stream().filter(p -> !ny.contains(p));
        }
        var foms = linjer.stream()
                .filter(Oppdragslinje::erNy)
                .map(Oppdragslinje::fom)
                .collect(toSet());
        return ny.stream().filter(p -> foms.contains(p.fom()));
    }

    private static List<Periode> ny(Melding melding, UUID uid) {
        return melding.onsker().stream()
                .filter(o -> o.uid().equals(uid) && o instanceof Onske.Utbetal)
                .flatMap(o -> ((Onske.Utbetal) o).perioder().stream())
                .toList();
    }

    private boolean godta(Oppdrag oppdrag, Melding melding) {
        var svar = os.behandle(ordre(oppdrag));
        if (!svar.erGodtatt()) {
            assertThat(overlappende(melding))
                    .as("%s to %s: only an avvent that OS may have released can be in the way", svar, oppdrag.linjer())
                    .isNotEmpty();
            assertThat(svar.kodeMelding()).contains("BB18011F");
            return false;
        }
        sak = Gitt.godta(sak, oppdrag);
        oppdrag.avvent().ifPresent(this::husk);
        var onsker = melding.onsker().stream().collect(toMap(Onske::uid, o -> o));
        for (var mal : produsent.maler) {
            if (mal.fagomrade() == oppdrag.fagomrade()) {
                husk(mal.uid(), Optional.ofNullable(onsker.get(mal.uid())), melding.omfang());
            }
        }
        return true;
    }

    private void husk(Avvent sendt) {
        avvent.remove(sendt.fom());
        if (!sendt.feilregistrering()) {
            avvent.put(sendt.fom(), sendt);
        }
    }

    private void husk(UUID uid, Optional<Onske> onske, Omfang omfang) {
        if (onske.isPresent() && onske.get() instanceof Onske.Utbetal utbetal) {
            skalBetales.put(uid, utbetal.perioder());
            kjente.add(uid);
            if (!utbetal.perioder().isEmpty()) {
                ukjentSiste.remove(uid);
            }
        } else if (onske.isPresent() || omfang != Omfang.NEVNTE) {
            skalBetales.remove(uid);
        }
    }

    /** The books balance: each chain pays what was asked for, each belongs to one utbetaling, and there is no other. */
    void kontroller() {
        var eier = new HashMap<List<String>, UUID>();
        for (var mal : produsent.maler) {
            var versjon = sak.utbetalinger().stream()
                    .filter(u -> u.uid().equals(mal.uid()))
                    .findFirst();
            var kjede = versjon.map(u -> os.kjede(
                            u.fagomrade().name(), sak.sakId(), u.sisteLinje().delytelseId())
                    .orElseThrow());
            var skal = betales(mal.uid());
            var perDag = mal.type() == Periodetype.UKEDAG;

            kjede.ifPresent(
                    k -> assertThat(eier.put(k.delytelseIder(), mal.uid())).isNull());
            assertThat(kjede.map(k -> k.dager()).orElse(new TreeMap<>()))
                    .as("days of %s", mal.uid())
                    .isEqualTo(perDag ? ukedager(skal) : Map.of());
            assertThat(kjede.map(k -> k.perioder().stream().map(Hovedbok::tekst).toList())
                            .orElse(List.of()))
                    .as("perioder of %s", mal.uid())
                    .isEqualTo(
                            perDag
                                    ? List.of()
                                    : skal.stream().map(Hovedbok::tekst).toList());
            assertThat(versjon.filter(u -> u.handling() != Handling.DELETE)
                            .map(u -> new Kjede(u.perioder()).perioder()))
                    .as("the version of %s", mal.uid())
                    .isEqualTo(Optional.ofNullable(skalBetales.get(mal.uid())));
        }
        var alleKjeder = produsent.maler.stream()
                .map(Mal::fagomrade)
                .distinct()
                .mapToInt(f -> os.kjeder(f.name(), sak.sakId()).size())
                .sum();
        assertThat(alleKjeder).as("no chain without an utbetaling").isEqualTo(eier.size());
    }

    private static Map<LocalDate, BigDecimal> ukedager(List<Periode> perioder) {
        var dager = new TreeMap<LocalDate, BigDecimal>();
        perioder.forEach(p -> p.fom()
                .datesUntil(p.tom().plusDays(1))
                .filter(dag -> dag.getDayOfWeek().getValue() <= 5)
                .forEach(dag -> dager.put(dag, BigDecimal.valueOf(p.belop()))));
        return dager;
    }

    private static String tekst(Periode p) {
        return p.fom() + " " + p.tom() + " " + p.belop();
    }

    private static String tekst(Betaling b) {
        return b.fom() + " " + b.tom() + " " + b.sats();
    }

    private static Ordre ordre(Oppdrag oppdrag) {
        return new Ordre(
                KodeEndring.valueOf(oppdrag.kodeEndring().name()),
                oppdrag.fagomrade().name(),
                oppdrag.sakId(),
                oppdrag.avvent().map(a -> new Ordre.Avvent(a.fom(), a.tom(), a.feilregistrering())),
                oppdrag.linjer().stream().map(l -> linje(oppdrag, l)).toList());
    }

    private static Linje linje(Oppdrag oppdrag, Oppdragslinje l) {
        return new Linje(
                l.erNy() ? KodeEndring.NY : KodeEndring.ENDR,
                l.opphorFom(),
                l.id().delytelseId(),
                l.klassekode(),
                Optional.of(l.fom()),
                l.fom(),
                l.tom(),
                BigDecimal.valueOf(l.sats()),
                l.periodetype().satstype(),
                l.forrige().map(f -> oppdrag.sakId()),
                l.forrige().map(LinjeId::delytelseId));
    }

    private static Linje linje(Mal mal, Periode p, String id, Optional<LocalDate> opphorFom, Optional<String> forrige) {
        return new Linje(
                opphorFom.isPresent() ? KodeEndring.ENDR : KodeEndring.NY,
                opphorFom,
                id,
                mal.stonad().klassekode(),
                Optional.of(p.fom()),
                p.fom(),
                p.tom(),
                BigDecimal.valueOf(p.belop()),
                mal.type().satstype(),
                forrige,
                forrige);
    }
}
