package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import no.nav.utsjekk.docs.Rute;
import no.nav.utsjekk.docs.Rutefil;
import no.nav.utsjekk.lokal.LokalKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An exception that nobody foresaw, twice, from every step of what goes on beside the payments: dry runs, avstemming and
 * housekeeping. The work is done all the same, once. {@link GiftigeStegTest} does the same, and worse, to the payments.
 */
@EndeTilEnde({
    "camel.main.configuration-classes=no.nav.utsjekk.ende.Giftstrategi",
    "NETT_PERIODE_MS=300",
    "OPPRYDDING_PERIODE_MS=200",
    "OPPDRAG_LEIE=PT0.5S",
    "AVSTEMMING_LEIE=PT1S",
    "FEIL_VENTETID_MS=50",
    "FEIL_GIFTIG_VENTETID_MS=10"
})
class GiftigeSidestegTest {

    private static final int GANGER = 2;

    /** Reached when something else has failed, when a clock says so, or when OS behaves badly. */
    private static final Set<String> SJELDNE = Set.of(
            "simulering-en",
            "simulering-en-transaksjon",
            "simulering-proxytoken",
            "opprydding-melding-en",
            "avstemming",
            "avstemming-kjor");

    /** The same, of single steps. */
    private static final Set<String> SJELDNE_STEG = Set.of(
            "glem-token",
            "til-kall-igjen",
            "logg-uten-svar",
            "hvem-svarte-ikke",
            "uten-token",
            "uten-svar-fra-os",
            "uten-svar",
            "avbrutt",
            "til-proxytoken",
            "vekk-status-fra-simuleringsfrist",
            "sts",
            "husk-token");

    /** What only moves things within the exchange. */
    private static final Set<String> ENKLE = Set.of("setHeader", "removeHeaders", "setVariable");

    /** Something that goes on beside the payments, and what is to come of it. */
    enum Side {
        SIMULERING("70-simulering.camel.yaml", GiftigeSidestegTest::simuleres),
        AVSTEMMING("60-avstemming.camel.yaml", GiftigeSidestegTest::avstemmes),
        OPPRYDDING("80-opprydding.camel.yaml", GiftigeSidestegTest::ryddes);

        private final String fil;
        private final BiConsumer<GiftigeSidestegTest, Runnable> arbeid;

        Side(String fil, BiConsumer<GiftigeSidestegTest, Runnable> arbeid) {
            this.fil = fil;
            this.arbeid = arbeid;
        }

        private Stream<Arguments> steg() {
            return Rutefil.alle().stream()
                    .filter(rutefil -> rutefil.navn().equals(fil))
                    .flatMap(rutefil -> rutefil.ruter().stream())
                    .filter(rute ->
                            rute.konfigurasjon().isPresent() && !rute.id().endsWith("-dodbrev"))
                    .filter(rute -> !SJELDNE.contains(rute.id()))
                    .flatMap(Rute::alle)
                    .filter(trinn -> !ENKLE.contains(trinn.eip()))
                    .flatMap(trinn -> trinn.id().stream())
                    .filter(steg -> !SJELDNE_STEG.contains(steg))
                    .map(steg -> Arguments.of(this, steg));
        }
    }

    private final Testsystem system;
    private final Aap sak = Aap.nySak().med("2026-01-05", 100);

    GiftigeSidestegTest(Testsystem system) {
        this.system = system;
    }

    static Stream<Arguments> steg() {
        return Stream.of(Side.values()).flatMap(Side::steg);
    }

    @Test
    void every_side_has_steps() {
        assertThat(Side.values()).allSatisfy(side -> assertThat(side.steg()).hasSizeGreaterThan(8));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steg")
    void what_fails_twice_is_done_all_the_same_and_once(Side side, String steg) {
        try (var gift = Giftstrategi.i(steg, exchange -> true, GANGER)) {
            side.arbeid.accept(this, () -> Testsystem.ventPa("giften er brukt opp", () -> gift.kastet() > GANGER));
        }
    }

    private void simuleres(Runnable ventPaGift) {
        var nokkel = system.send(sak.somDryrun());

        system.simulert(nokkel, 1);
        ventPaGift.run();
        system.ventTilAltErBehandlet();
        assertThat(system.simulertNa(nokkel)).hasSize(1);
        assertThat(system.statuserNa(nokkel)).isEmpty();
        assertThat(system.antallOppdrag(sak.sakId())).isZero();
    }

    private void avstemmes(Runnable ventPaGift) {
        system.godta(sak);
        var idag = LocalDate.now(ZoneId.of("Europe/Oslo")).toString();

        var kjoring = system.operator().avstem(idag, idag);

        var ventet = (int) system.operator().kjoring(kjoring).get("meldinger");
        assertThat(system.avstemming(kjoring)).hasSize(ventet).doesNotHaveDuplicates();
        ventPaGift.run();
    }

    private void ryddes(Runnable ventPaGift) {
        system.godta(sak);
        system.ventTilAltErBehandlet();
        var melding =
                "(select id from melding where sak = (select id from sak where sak_id = '%s'))".formatted(sak.sakId());
        system.database()
                .batchUpdate(
                        "update kvittering set mottatt = now() - interval '100 days'"
                                + " where oppdrag in (select id from oppdrag where melding in " + melding + ")",
                        "update oppdrag set besvart = now() - interval '100 days' where melding in " + melding,
                        "update utboks set levert = now() - interval '100 days' where melding in " + melding,
                        "update melding set mottatt = now() - interval '100 days', ferdig = now() - interval '100 days'"
                                + " where id in " + melding);
        system.database()
                .update(
                        "insert into mottatt (topic, partisjon, posisjon, tidspunkt, lagret) values (?, 0, -1, 0, now() - interval '100 days')",
                        LokalKafka.INNTOPICS.get(0));

        Testsystem.ventPa("arkivert", () -> antall("melding_arkiv") == 1 && antall("melding") == 0);
        Testsystem.ventPa(
                "det sagte er arkivert",
                () -> system.database()
                                .queryForObject(
                                        "select count(*) from utboks where levert < now() - interval '99 days'",
                                        Long.class)
                        == 0);
        Testsystem.ventPa(
                "posten er glemt",
                () -> system.database().queryForObject("select count(*) from mottatt where posisjon = -1", Long.class)
                        == 0);
        ventPaGift.run();
    }

    private long antall(String tabell) {
        return system.database()
                .queryForObject(
                        "select count(*) from " + tabell + " where sak = (select id from sak where sak_id = ?)",
                        Long.class,
                        sak.sakId());
    }
}
