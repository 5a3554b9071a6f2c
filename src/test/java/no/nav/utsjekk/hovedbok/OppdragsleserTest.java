package no.nav.utsjekk.hovedbok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import no.nav.utsjekk.oppdrag.xml.UnreadableXml;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;
import no.nav.utsjekk.osmodell.OsModell;
import no.nav.utsjekk.osmodell.Svar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OppdragsleserTest {

    /** 04 §4.1 and §4.2. */
    private static final String ENDR = dokument("/oppdrag/endr.xml");

    private static final String NY = dokument("/oppdrag/ny.xml");

    private final OsModell os = new OsModell();

    @Test
    void OS_11_a_document_that_keeps_all_rules_is_accepted() {
        assertThat(Oppdragsleser.behandle(os, NY)).isEqualTo(new Svar("00", Optional.empty(), Optional.empty()));
        assertThat(os.kjenner("TILTPENG", "TP-42")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "<typeSats>DAG</typeSats>,<typeSats>DAG7</typeSats>,typeSats",
        "<sats>298</sats>,'',fradragTillegg",
        "<sats>298</sats>,<sats>mange</sats>,sats",
        "<kodeKlassifik>TPTPAFT</kodeKlassifik>,<kodeKlassifik></kodeKlassifik>,kodeKlassifik",
        "<kodeEndring>NY</kodeEndring>,<kodeEndring>NY </kodeEndring>,kodeEndring"
    })
    void OS_1_what_breaks_the_schema_is_refused_with_the_element(String fra, String til, String element) {
        var svar = Oppdragsleser.behandle(os, bytt(NY, fra, til));

        assertThat(svar.alvorlighetsgrad()).isEqualTo("08");
        assertThat(svar.kodeMelding()).hasValue("BXXX001F");
        assertThat(svar.beskrMelding().orElseThrow()).contains(element);
        assertThat(os.kjenner("TILTPENG", "TP-42")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ikke xml", "<oppdrag/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
    void OS_1_what_is_no_oppdrag_at_all_is_refused(String xml) {
        assertThat(Oppdragsleser.behandle(os, xml).kodeMelding()).hasValue("BXXX001F");
    }

    @ParameterizedTest
    @CsvSource({
        "<fagsystemId>TP-42</fagsystemId>,'',mangler noe som alltid skal sendes",
        "<kodeEndring>NY</kodeEndring>,<kodeEndring>UEND</kodeEndring>,kodeEndring"
    })
    void OS_1_what_the_schema_allows_and_nobody_sends_is_refused(String fra, String til, String tekst) {
        var svar = Oppdragsleser.behandle(os, bytt(NY, fra, til));

        assertThat(svar.kodeMelding()).hasValue("BXXX001F");
        assertThat(svar.beskrMelding().orElseThrow()).contains(tekst);
    }

    @Test
    void D21_names_that_are_longer_than_the_schema_allows_are_accepted() {
        var lange = NY.replaceAll("<saksbehId>[^<]*<", "<saksbehId>tiltakspenger<")
                .replaceAll("<attestantId>[^<]*<", "<attestantId>tiltakspenger<");

        assertThat(Oppdragsleser.behandle(os, lange).erGodtatt()).isTrue();
    }

    @Test
    void FM_14_padded_texts_are_the_same_texts() {
        Oppdragsleser.behandle(os, NY);
        var fyltUt = NY.replaceAll("<(fagsystemId|kodeFagomraade|delytelseId)>([^<]*)<", "<$1>$2      <");

        assertThat(Oppdragsleser.behandle(os, fyltUt.replace("TILTPENG      <", "TILTPENG<"))
                        .beskrMelding())
                .hasValue("Oppdraget finnes fra før");
        assertThat(Oppdragsleser.les(fyltUt)).isEqualTo(Oppdragsleser.les(NY));
    }

    @Test
    void reads_what_the_model_needs() {
        var ordre = Oppdragsleser.les(ENDR);

        assertThat(ordre.kodeEndring()).isEqualTo(KodeEndring.ENDR);
        assertThat(ordre.fagomrade()).isEqualTo("AAP");
        assertThat(ordre.fagsystemId()).isEqualTo("SAK-1001");
        assertThat(ordre.avvent())
                .hasValue(new Ordre.Avvent(LocalDate.of(2026, 1, 12), LocalDate.of(2026, 1, 18), false));
        assertThat(ordre.linjer().get(0).opphorFom()).hasValue(LocalDate.of(2026, 1, 5));
        assertThat(ordre.linjer().get(0).refDelytelseId()).isEmpty();
        var ny = ordre.linjer().get(1);
        assertThat(ny.erNy()).isTrue();
        assertThat(ny.opphorFom()).isEmpty();
        assertThat(ny.refDelytelseId()).hasValue("CgsMDQABQACAAAAAAAAAAQ==");
        assertThat(ny.refFagsystemId()).hasValue("SAK-1001");
        assertThat(ny.sats()).isEqualTo(new BigDecimal(1000));
        assertThat(ny.fom()).isEqualTo(LocalDate.of(2026, 1, 12));
        assertThat(ny.tom()).isEqualTo(LocalDate.of(2026, 1, 18));
        assertThat(ny.datoKlassifikFom()).hasValue(ny.fom());
        assertThat(ordre.utenAvvent().avvent()).isEmpty();
        assertThat(ordre.utenAvvent().linjer()).isEqualTo(ordre.linjer());
    }

    @Test
    void another_kodeStatusLinje_than_OPPH_ends_nothing() {
        var hvil = bytt(ENDR, "<kodeStatusLinje>OPPH<", "<kodeStatusLinje>HVIL<");

        assertThat(Oppdragsleser.les(hvil).linjer().get(0).opphorFom()).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_said_to_be_so() {
        assertThatThrownBy(() -> Oppdragsleser.les("ikke xml")).isInstanceOf(UnreadableXml.class);
        assertThatThrownBy(() -> Oppdragsleser.les(bytt(NY, "<kodeEndring>NY<", "<kodeEndring>UEND<")))
                .isInstanceOf(Oppdragsleser.UkjentKode.class);
    }

    private static String bytt(String xml, String fra, String til) {
        assertThat(xml).contains(fra);
        return xml.replace(fra, til);
    }

    private static String dokument(String navn) {
        try (var fil = OppdragsleserTest.class.getResourceAsStream(navn)) {
            return new String(fil.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
