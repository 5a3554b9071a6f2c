package no.nav.utsjekk.simulering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.simulering.Ossvar.Arsak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OS says no with, and what producers are told of it (07 §4 and §7). */
class SvarleserTest {

    private static final Simuleringsfeil FEIL = new Simuleringsfeil(Duration.ofSeconds(120));

    private static Avvisning feil(String soap) {
        return FEIL.av(Svarleser.les(soap));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<simulerBeregningResponse/>",
                "<a:simulerBeregningResponse xmlns:a=\"x\"><response/></a:simulerBeregningResponse>",
                "<simulerBeregningResponse><response><infomelding><beskrMelding>hei</beskrMelding></infomelding></response></simulerBeregningResponse>"
            })
    void SIM_24_nothing_to_show(String innhold) {
        assertThat(Svarleser.les(Os.konvolutt(innhold))).isEqualTo(new Ossvar.Tomt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hei",
                "<html>",
                "<a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Envelope><Body>&x;</Body></Envelope>",
                "<Envelope><Body/></Envelope>",
                "<Envelope><Body><noe/></Body></Envelope>",
                "<Envelope><Body><simulerBeregningResponse><response><simulering><gjelderId>1</gjelderId></simulering></response></simulerBeregningResponse></Body></Envelope>"
            })
    void FM_40_what_is_no_answer_is_500(String soap) {
        assertThat(Svarleser.les(soap))
                .isIn(new Ossvar.Uteblitt(Arsak.UFORSTAELIG), new Ossvar.Uteblitt(Arsak.UTEN_SVAR));
        assertThat(feil(soap).statuskode()).isEqualTo(500);
    }

    @Test
    void a_fault_of_OS_s_rules_is_422_with_its_text_without_personident() {
        var avvisning = feil(
                Os.fault(
                        "simulerBeregningFeilUnderBehandling",
                        "<sf:simulerBeregningFeilUnderBehandling xmlns:sf=\"s\"><errorMessage>DELYTELSE-ID ved endring finnes ikke: abc 12345678910  </errorMessage></sf:simulerBeregningFeilUnderBehandling>"));
        assertThat(avvisning.statuskode()).isEqualTo(422);
        assertThat(avvisning.tekst()).isEqualTo("DELYTELSE-ID ved endring finnes ikke: abc ***********");
        assertThat(avvisning.dok()).isEmpty();
    }

    @Test
    void the_other_known_faults() {
        assertThat(feil(Os.fault(
                        "Conversion from SOAP failed",
                        "<CICSFault xmlns=\"c\">OUTPUT_OVERFLOW field saksbehId</CICSFault>")))
                .returns(400, Avvisning::statuskode)
                .returns("OUTPUT_OVERFLOW field saksbehId", Avvisning::tekst);
        assertThat(feil(Os.fault("Personen finnes ikke", "")))
                .returns(404, Avvisning::statuskode)
                .returns("Personen finnes ikke", Avvisning::tekst)
                .returns("/async/kom_i_gang/simuler_en_utbetaling#personen-finnes-ikke", Avvisning::dok);
        assertThat(feil(Os.fault("The target application did not create a new SOAP Body", "")))
                .returns(503, Avvisning::statuskode)
                .returns(
                        "Simulering er midlertidig utilgjengelig: Oppdragssystemet (OS) returnerte en tom SOAP Body. Prøv igjen senere.",
                        Avvisning::tekst);
    }

    @Test
    void an_unknown_fault_is_400_written_with_its_prefixes() {
        var soap = Os.fault(
                "Malformed SOAP message",
                "<cics:FaultDetail xmlns:cics=\"c\"><cics:XMLSSParser><cics:ParserResponse>XRC_NOT_WELL_FORMED</cics:ParserResponse>"
                        + "<cics:ParserReason>00012388</cics:ParserReason><cics:ParserOffset>00000732</cics:ParserOffset></cics:XMLSSParser></cics:FaultDetail>");
        assertThat(feil(soap).statuskode()).isEqualTo(400);
        assertThat(feil(soap).tekst())
                .isEqualTo(
                        "ukjent soap feil fra Oppdragssystemet (OS): Fault(faultcode=SOAP-ENV:Client, faultstring=Malformed SOAP message, "
                                + "detail={cics:FaultDetail={cics:XMLSSParser={cics:ParserResponse=XRC_NOT_WELL_FORMED, cics:ParserReason=00012388, "
                                + "cics:ParserOffset=00000732}}})");
        assertThat(Simuleringsfeil.erUkjent(Svarleser.les(soap))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulerBeregningFeilUnderBehandling", "Conversion from SOAP failed"})
    void a_known_fault_without_its_detail_is_unknown(String faultstring) {
        assertThat(feil(Os.fault(faultstring, "")))
                .returns(400, Avvisning::statuskode)
                .satisfies(a -> assertThat(a.tekst()).endsWith("faultstring=%s, detail={})".formatted(faultstring)));
    }

    @ParameterizedTest
    @CsvSource({"200,", "500,", "502,STENGT", "401,UFORSTAELIG", "404,UFORSTAELIG", "503,UFORSTAELIG"})
    void SIM_18_what_HTTP_says(int status, Arsak arsak) {
        assertThat(Svarleser.arsak(status).orElse(null)).isEqualTo(arsak);
    }

    @ParameterizedTest
    @CsvSource({"STENGT,502", "TIDSFRIST,504", "FORBINDELSE,503", "TOKEN,503", "UFORSTAELIG,500", "UTEN_SVAR,500"})
    void FM_40_no_answer_is_classified(Arsak arsak, int statuskode) {
        assertThat(FEIL.av(new Ossvar.Uteblitt(arsak)).statuskode()).isEqualTo(statuskode);
    }

    @Test
    void FM_40_texts() {
        assertThat(FEIL.av(new Ossvar.Uteblitt(Arsak.STENGT)).tekst())
                .isEqualTo("simulering stengt, tilgjengelig man-fre kl 6-21");
        assertThat(FEIL.av(new Ossvar.Uteblitt(Arsak.TIDSFRIST)).tekst())
                .isEqualTo("Simulering fikk ikke svar fra Oppdragssystemet (OS) innen 120 sekunder");
    }

    @ParameterizedTest
    @EnumSource(Arsak.class)
    void FM_38_the_sak_is_kept_when_nobody_knows_whether_OS_is_done(Arsak arsak) {
        assertThat(new Ossvar.Uteblitt(arsak).erOsFerdig()).isEqualTo(arsak == Arsak.STENGT || arsak == Arsak.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "person 12345678910 finnes, person *********** finnes",
        "123456 78910, ***********",
        "0012345678910, ***********",
        "offset 00000732, offset 00000732"
    })
    void no_text_has_a_personident(String tekst, String ventet) {
        assertThat(Skjerming.skjermet(tekst)).isEqualTo(ventet);
    }

    @Test
    void a_text_is_never_longer_than_anybody_wants_to_read() {
        assertThat(Skjerming.skjermet("a".repeat(5000))).hasSize(1000);
    }
}
