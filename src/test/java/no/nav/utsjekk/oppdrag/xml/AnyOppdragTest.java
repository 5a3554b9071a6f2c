package no.nav.utsjekk.oppdrag.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;
import net.jqwik.time.api.Dates;
import no.nav.utsjekk.sak.Avvent;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Oppdragslinje;
import no.nav.utsjekk.sak.Periodetype;

/** Whatever the core derives within the limits of intake is a valid document, and says the same when read back. */
class AnyOppdragTest {

    private static final Optional<Kontrakt> KONTRAKT = Kontrakt.find();

    /** By our own schema, and by the public one when it is at hand. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void any_oppdrag_is_valid(@ForAll("oppdrag") Oppdrag oppdrag) {
        var xml = OppdragXml.write(oppdrag);

        assertThat(OppdragXml.validate(xml)).isEmpty();
        assertThat(KONTRAKT.map(kontrakt -> kontrakt.godtar(xml))).isNotEqualTo(Optional.of(false));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void any_oppdrag_says_the_same_when_read_back(@ForAll("oppdrag") Oppdrag oppdrag) {
        var lest = OppdragXml.read(OppdragXml.write(oppdrag));

        assertThat(lest.kodeEndring()).isEqualTo(oppdrag.kodeEndring().name());
        assertThat(lest.kodeFagomraade()).isEqualTo(oppdrag.fagomrade().name());
        assertThat(lest.fagsystemId()).isEqualTo(oppdrag.sakId());
        assertThat(lest.oppdragGjelderId()).isEqualTo(oppdrag.personident());
        assertThat(lest.saksbehId()).isEqualTo(oppdrag.saksbehandler());
        assertThat(lest.avstemming().isPresent()).isEqualTo(!oppdrag.linjer().isEmpty());
        assertThat(lest.avvent()).isEqualTo(oppdrag.avvent().map(AnyOppdragTest::lest));
        assertThat(lest.linjer())
                .isEqualTo(oppdrag.linjer().stream()
                        .map(linje -> lest(oppdrag, linje))
                        .toList());
    }

    private static Oppdragsdokument.Avvent lest(Avvent avvent) {
        return new Oppdragsdokument.Avvent(
                avvent.fom(),
                avvent.tom(),
                avvent.arsak().map(Avvent.Arsak::kode),
                avvent.overfores(),
                avvent.feilregistrering());
    }

    private static Oppdragsdokument.Linje lest(Oppdrag oppdrag, Oppdragslinje linje) {
        var forrige = linje.forrige().filter(id -> linje.erNy());
        return new Oppdragsdokument.Linje(
                linje.erNy() ? "NY" : "ENDR",
                linje.opphorFom().map(fom -> "OPPH"),
                linje.opphorFom(),
                linje.vedtaksdato().toString(),
                linje.id().delytelseId(),
                linje.klassekode(),
                Optional.of(linje.fom()),
                linje.fom(),
                linje.tom(),
                BigDecimal.valueOf(linje.sats()),
                linje.periodetype().satstype(),
                oppdrag.saksbehandler(),
                oppdrag.personident(),
                linje.behandlingId(),
                forrige.map(id -> oppdrag.sakId()),
                forrige.map(LinjeId::delytelseId),
                linje.vedtakssats().map(BigDecimal::valueOf),
                oppdrag.beslutter());
    }

    @Provide
    Arbitrary<Oppdrag> oppdrag() {
        var hode = Combinators.combine(
                Arbitraries.of(Oppdrag.KodeEndring.class),
                Arbitraries.of(Fagomrade.class),
                tekst(1, 30),
                Arbitraries.strings().numeric().ofLength(11),
                tekst(1, 8),
                tekst(1, 8));
        return hode.flatAs((kode, fagomrade, sakId, ident, saksbehandler, beslutter) -> Combinators.combine(
                        DateTimes.dateTimes().ofPrecision(ChronoUnit.MICROS),
                        avvent().optional(),
                        tekst(4, 4).optional(),
                        linje().list().ofMaxSize(5))
                .as((utledet, avvent, enhet, linjer) -> new Oppdrag(
                        kode,
                        fagomrade,
                        sakId,
                        ident,
                        saksbehandler,
                        beslutter,
                        utledet,
                        avvent,
                        enhet,
                        linjer,
                        List.of())));
    }

    private static Arbitrary<Avvent> avvent() {
        return Combinators.combine(
                        dato(),
                        dato(),
                        dato().optional(),
                        Arbitraries.of(Avvent.Arsak.class).optional(),
                        Arbitraries.of(true, false))
                .as(Avvent::new);
    }

    private static Arbitrary<Oppdragslinje> linje() {
        var kjede = Combinators.combine(
                dato().optional(), dato(), linjeId(), tekst(1, 20), linjeId().optional(), kroner().optional());
        return kjede.flatAs((opphor, vedtak, id, klassekode, forrige, vedtakssats) -> Combinators.combine(
                        dato(),
                        dato(),
                        kroner(),
                        Arbitraries.of(Periodetype.UKEDAG, Periodetype.MND, Periodetype.EN_GANG),
                        tekst(1, 30))
                .as((fom, tom, sats, periodetype, behandlingId) -> new Oppdragslinje(
                        UUID.nameUUIDFromBytes(new byte[0]),
                        opphor,
                        vedtak,
                        id,
                        klassekode,
                        fom,
                        tom,
                        sats,
                        periodetype,
                        behandlingId,
                        forrige,
                        vedtakssats)));
    }

    private static Arbitrary<LinjeId> linjeId() {
        return Arbitraries.randomValue(random -> LinjeId.of(new UUID(random.nextLong(), random.nextLong())));
    }

    private static Arbitrary<LocalDate> dato() {
        return Dates.dates().between(LocalDate.of(1900, 1, 1), LocalDate.of(9999, 12, 31));
    }

    private static Arbitrary<Long> kroner() {
        return Arbitraries.longs().between(1, 99_999_999_999L);
    }

    /** Any text of that length without blanks at its end, markup and all sorts of letters among it. */
    private static Arbitrary<String> tekst(int min, int max) {
        return Arbitraries.strings()
                .withChars("<>&\"'ÆØÅæøåéß€語 ]-=/+")
                .alpha()
                .numeric()
                .ofMinLength(min)
                .ofMaxLength(max)
                .filter(tekst -> tekst.equals(tekst.stripTrailing()));
    }
}
