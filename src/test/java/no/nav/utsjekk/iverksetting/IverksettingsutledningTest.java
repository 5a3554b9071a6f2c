package no.nav.utsjekk.iverksetting;

import static no.nav.utsjekk.iverksetting.Gitt.aap;
import static no.nav.utsjekk.iverksetting.Gitt.tilsynBarn;
import static no.nav.utsjekk.iverksetting.Gitt.tiltakspenger;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.utsjekk.iverksetting.Iverksettingsutledning.Utledet;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;
import no.nav.utsjekk.sak.Oppdragslinje;
import no.nav.utsjekk.sak.Sak;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.sak.Utfall;
import org.junit.jupiter.api.Test;

class IverksettingsutledningTest {

    /** A sak whose iverksettinger OS accepts one after the other. */
    private static final class Saksgang {

        private final Fagsystem fagsystem;
        private final String sakId;
        private final List<Utledet> gang = new ArrayList<>(
                List.of(new Utledet(new Utfall.Uendret(Optional.empty()), TilkjentYtelse.TOM, Map.of(), List.of())));

        Saksgang(Fagsystem fagsystem, String sakId) {
            this.fagsystem = fagsystem;
            this.sakId = sakId;
        }

        Utfall utfall(Andel... andeler) {
            var iverksetting = Gitt.iverksetting(fagsystem, sakId, gang.size(), List.of(andeler));
            gang.add(utled(
                    iverksetting,
                    sak(fagsystem, sakId, Set.of()),
                    gang.get(gang.size() - 1).etter()));
            return gang.get(gang.size() - 1).utfall();
        }

        Oppdrag oppdrag(Andel... andeler) {
            return ((Utfall.Endret) utfall(andeler)).oppdrag().get(0);
        }
    }

    private static Sak sak(Fagsystem fagsystem, String sakId, Set<Fagomrade> kjent) {
        return new Sak(fagsystem, sakId, kjent, List.of(), Map.of(), Map.of());
    }

    private static Utledet utled(Iverksetting iverksetting, Sak sak, TilkjentYtelse forrige) {
        return Iverksettingsutledning.utled(sak, "nokkel", iverksetting, forrige, Gitt.NA);
    }

    @Test
    void IV_09_worked_example_A_two_meldekort() {
        var gang = new Saksgang(Fagsystem.TILTAKSPENGER, "S1001");
        var m1 = tiltakspenger("2024-01-01", "2024-01-14", 300, "M1", "0220");
        var m2 = tiltakspenger("2024-01-15", "2024-01-28", 300, "M2", "0220");
        var m3 = tiltakspenger("2024-01-29", "2024-02-11", 300, "M3", "0220");

        var forste = gang.oppdrag(m1, m2);
        assertThat(linjer(forste)).containsExactly("NY S1001#0 300", "NY S1001#1 300");
        assertThat(forste.kodeEndring()).isEqualTo(KodeEndring.NY);

        var korrigert = tiltakspenger("2024-01-01", "2024-01-14", 250, "M1", "0220");
        var andre = gang.oppdrag(korrigert, m2, m3);
        assertThat(linjer(andre)).containsExactly("NY S1001#2 250 ref S1001#0", "NY S1001#3 300");
        assertThat(andre.kodeEndring()).isEqualTo(KodeEndring.ENDR);

        assertThat(linjer(gang.oppdrag(m2, m3))).containsExactly("OPPH 2024-01-01 S1001#2 250");
        assertThat(linjer(gang.oppdrag(tiltakspenger("2024-01-01", "2024-01-14", 280, "M1", "0220"), m2, m3)))
                .containsExactly("NY S1001#4 280 ref S1001#2");
    }

    @Test
    void IV_32_and_33_worked_example_B_shortening_twice_describes_the_unshortened_line() {
        var gang = new Saksgang(Fagsystem.AAP, "S2002");
        gang.oppdrag(aap("2024-03-01", "2024-05-31", 500));

        for (var tom : List.of("2024-04-30", "2024-03-31")) {
            var linje = gang.oppdrag(aap("2024-03-01", tom, 500)).linjer().get(0);
            assertThat(linje.opphorFom()).contains(LocalDate.parse(tom).plusDays(1));
            assertThat(linje.id().delytelseId()).isEqualTo("S2002#0");
            assertThat(linje.tom()).isEqualTo("2024-05-31");
        }
    }

    @Test
    void IV_31_worked_example_C_overwrite_without_opphor() {
        var gang = new Saksgang(Fagsystem.AAP, "S3003");
        gang.oppdrag(aap("2024-06-01", "2024-06-30", 700));

        assertThat(linjer(gang.oppdrag(aap("2024-06-01", "2024-06-10", 900), aap("2024-06-20", "2024-06-30", 700))))
                .containsExactly("NY S3003#1 900 ref S3003#0", "NY S3003#2 700 ref S3003#1");
    }

    @Test
    void IV_35_no_lines_is_no_oppdrag() {
        var gang = new Saksgang(Fagsystem.AAP, "S1");

        assertThat(gang.utfall()).isEqualTo(new Utfall.Uendret(Optional.empty()));
    }

    @Test
    void IV_G1_a_change_of_satstype_alone_is_no_change_and_does_not_change_what_OS_has() {
        var gang = new Saksgang(Fagsystem.AAP, "S1");
        var andel = aap("2024-03-01", "2024-03-31", 500);
        gang.oppdrag(andel);

        assertThat(gang.utfall(medSatstype(andel, Satstype.ENGANGS))).isInstanceOf(Utfall.Uendret.class);
        // the line that is ended is described as it was sent, or OS refuses it (OS-8)
        assertThat(gang.oppdrag().linjer().get(0).periodetype().satstype()).isEqualTo("DAG");
    }

    private static Andel medSatstype(Andel andel, Satstype satstype) {
        return new Andel(andel.belop(), satstype, andel.fom(), andel.tom(), andel.stonadsdata());
    }

    @Test
    void IV_11_a_sak_that_OS_knows_from_elsewhere_is_not_NY() {
        var iverksetting = Gitt.iverksetting(Fagsystem.AAP, "S1", 1, List.of(aap("2024-03-01", "2024-03-31", 500)));
        var kjent = sak(Fagsystem.AAP, "S1", Set.of(Fagomrade.AAP));

        var utfall = utled(iverksetting, kjent, TilkjentYtelse.TOM).utfall();

        assertThat(((Utfall.Endret) utfall).oppdrag().get(0).kodeEndring()).isEqualTo(KodeEndring.ENDR);
    }

    @Test
    void IV_13_the_office_is_that_of_the_latest_fom_that_has_one() {
        var gang = new Saksgang(Fagsystem.TILTAKSPENGER, "S1");
        var oppdrag = gang.oppdrag(
                tiltakspenger("2024-02-01", "2024-02-02", 1, "M2", "0222"),
                tiltakspenger("2024-02-01", "2024-02-02", 1, "M3", "0333"),
                tiltakspenger("2024-01-01", "2024-01-02", 1, "M1", "0111"));

        assertThat(oppdrag.betalendeEnhet()).contains("0222");
    }

    @Test
    void IV_37_an_id_that_OS_has_no_room_for_is_refused_and_not_cut() {
        var sakId = "S".repeat(25);
        var iverksetting = Gitt.iverksetting(Fagsystem.AAP, sakId, 2, List.of(aap("2024-03-01", "2024-03-31", 500)));

        assertThat(utled(iverksetting, sak(Fagsystem.AAP, sakId, Set.of()), etterLinje(9998))
                        .utfall())
                .isInstanceOf(Utfall.Endret.class);
        var forLang = utled(iverksetting, sak(Fagsystem.AAP, sakId, Set.of()), etterLinje(9999));
        assertThat(((Utfall.Avvist) forLang.utfall()).avvisning())
                .extracting(Avvisning::kode, Avvisning::statuskode)
                .containsExactly("FOR_LANG_LINJE_ID", 400);
        assertThat(Iverksettingsutledning.kanIkkeUtledes(iverksetting, etterLinje(9998)))
                .isEmpty();
        assertThat(Iverksettingsutledning.kanIkkeUtledes(iverksetting, etterLinje(9999)))
                .isPresent();
    }

    private static TilkjentYtelse etterLinje(int periodeId) {
        var andel = aap("2023-01-01", "2023-01-31", 1);
        return new TilkjentYtelse(
                List.of(), Map.of(andel.kjedenokkel(), new Linjeandel(andel, periodeId, Optional.empty())));
    }

    @Test
    void IV_30_to_36_the_document_is_that_of_the_worked_example_of_20() {
        var gang = new Saksgang(Fagsystem.TILLEGGSSTØNADER, "S1001");
        var februar = tilsynBarn("2024-02-01", "2024-02-01", 620);
        gang.oppdrag(februar);
        var oppdrag = gang.oppdrag(februar, tilsynBarn("2024-03-01", "2024-03-01", 640));

        var xml = OppdragXml.write(oppdrag);
        assertThat(OppdragXml.validate(xml)).isEmpty();
        var dokument = OppdragXml.read(xml);
        assertThat(dokument.kodeEndring()).isEqualTo("ENDR");
        assertThat(dokument.kodeFagomraade()).isEqualTo("TILLST");
        assertThat(dokument.fagsystemId()).isEqualTo("S1001");
        assertThat(dokument.enheter())
                .extracting(e -> e.typeEnhet() + e.enhet())
                .containsExactly("BOS8020");
        assertThat(dokument.linjer()).singleElement().satisfies(linje -> {
            assertThat(linje.kodeEndringLinje()).isEqualTo("NY");
            assertThat(linje.delytelseId()).isEqualTo("S1001#1");
            assertThat(linje.refDelytelseId()).contains("S1001#0");
            assertThat(linje.refFagsystemId()).contains("S1001");
            assertThat(linje.kodeKlassifik()).isEqualTo("TSTBASISP4-OP");
            assertThat(linje.typeSats()).isEqualTo("DAG");
            assertThat(linje.henvisning()).isEqualTo("B2");
            assertThat(linje.attestantId()).isEqualTo("B200002");
            assertThat(linje.vedtakId()).isEqualTo("2024-03-04");
            assertThat(linje.vedtakssats()).isEmpty();
        });
    }

    @Test
    void IV_36_without_a_beslutter_the_saksbehandler_is_the_attestant() {
        var uten = new Iverksetting(
                Fagsystem.AAP,
                "S1",
                Gitt.behandling(1),
                Optional.empty(),
                Gitt.PERSON,
                LocalDateTime.parse("2024-03-04T10:00"),
                "A100001",
                "",
                List.of(aap("2024-03-01", "2024-03-31", 500)));
        var utfall = utled(uten, sak(Fagsystem.AAP, "S1", Set.of()), TilkjentYtelse.TOM)
                .utfall();

        assertThat(((Utfall.Endret) utfall).oppdrag().get(0).beslutter()).isEqualTo("A100001");
    }

    @Test
    void IV_42_each_chain_is_one_utbetaling_in_the_books_from_its_first_line_to_its_last() {
        var gang = new Saksgang(Fagsystem.AAP, "S1");
        var opprettet = versjon(gang.oppdrag(aap("2024-03-01", "2024-03-31", 500)));
        var endret = versjon(gang.oppdrag(aap("2024-03-01", "2024-03-31", 600)));
        var opphort = versjon(gang.oppdrag());
        var gjenopprettet = versjon(gang.oppdrag(aap("2024-05-01", "2024-05-31", 700)));

        assertThat(List.of(opprettet, endret, opphort, gjenopprettet))
                .extracting(Utbetaling::handling)
                .containsExactly(Handling.CREATE, Handling.UPDATE, Handling.DELETE, Handling.CREATE);
        assertThat(List.of(endret, opphort, gjenopprettet))
                .extracting(Utbetaling::uid)
                .containsOnly(opprettet.uid());
        assertThat(gjenopprettet.sisteLinje().delytelseId()).isEqualTo("S1#2");
    }

    private static Utbetaling versjon(Oppdrag oppdrag) {
        assertThat(oppdrag.versjoner()).hasSize(1);
        return oppdrag.versjoner().get(0);
    }

    private static List<String> linjer(Oppdrag oppdrag) {
        return oppdrag.linjer().stream().map(IverksettingsutledningTest::tekst).toList();
    }

    private static String tekst(Oppdragslinje linje) {
        return linje.opphorFom().map(fra -> "OPPH " + fra).orElse("NY")
                + " " + linje.id().delytelseId() + " " + linje.sats()
                + linje.forrige().map(ref -> " ref " + ref.delytelseId()).orElse("");
    }
}
