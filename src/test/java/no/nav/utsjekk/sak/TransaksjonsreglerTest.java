package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Gitt.U1;
import static no.nav.utsjekk.sak.Gitt.U2;
import static no.nav.utsjekk.sak.Gitt.dag;
import static no.nav.utsjekk.sak.Gitt.melding;
import static no.nav.utsjekk.sak.Gitt.opphor;
import static no.nav.utsjekk.sak.Gitt.utbetal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which records can be one request (00, transactions across records). */
class TransaksjonsreglerTest {

    private static final String DOK = "/async/kom_i_gang/opprett_utbetaling";
    private static final Melding EN = melding().med(utbetal(U1, "3-7@100"));

    @Test
    void transaksjon_of_records_with_one_sak_person_mode_and_avvent_is_one_request() {
        var avvent = new Avvent(dag("3"), dag("7"), Optional.empty(), Optional.empty(), false);
        var annen = melding().behandlingId("B9").saksbehandler("Z9").beslutter("Y9");

        assertThat(Transaksjonsregler.brudd(List.of(EN, annen.med(utbetal(U2, "3-7@100")))))
                .isEmpty();
        assertThat(Transaksjonsregler.brudd(List.of(
                        EN.medAvvent(Optional.of(avvent)),
                        annen.avvent(avvent).med(),
                        melding().med())))
                .isEmpty();
    }

    @Test
    void UGYLDIG_TRANSAKSJON_names_what_differs() {
        var avvent = new Avvent(dag("3"), dag("7"), Optional.empty(), Optional.empty(), false);
        var annen = new Avvent(dag("3"), dag("8"), Optional.empty(), Optional.empty(), false);

        assertUgyldig("ulik sakId", EN, melding().sakId("SAK-2").med());
        assertUgyldig(
                "ulik personident", EN, melding().personident("10987654321").med());
        assertUgyldig("ulik dryrun", EN, somDryrun(melding().med()));
        assertUgyldig(
                "ulik avvent",
                EN.medAvvent(Optional.of(avvent)),
                melding().med(),
                melding().avvent(annen).med());
        assertUgyldig(
                "utbetalingen " + U1 + " er i flere poster",
                EN,
                melding().med(utbetal(U2, "3-7@100")),
                melding().med(opphor(U1)));
    }

    @Test
    void UGYLDIG_TRANSAKSJON_says_why_records_cannot_be_put_together() {
        assertThat(Transaksjonsregler.ugyldigeHoder())
                .isEqualTo(ugyldig("transaksjonId må ha 1 til 64 tegn og transaksjonAntall være 2 til 100"));
        assertThat(Transaksjonsregler.uliktAntall()).isEqualTo(ugyldig("ulikt transaksjonAntall"));
        assertThat(Transaksjonsregler.uleseligDel()).isEqualTo(ugyldig("en annen post i transaksjonen kan ikke leses"));
    }

    @Test
    void UFULLSTENDIG_TRANSAKSJON_tells_how_many_came() {
        assertThat(Transaksjonsregler.ufullstendig(2, 3))
                .isEqualTo(new Avvisning(
                        "UFULLSTENDIG_TRANSAKSJON",
                        400,
                        "Ufullstendig transaksjon: 2 av 3 poster kom innen fristen",
                        DOK));
    }

    private static void assertUgyldig(String arsak, Melding... deler) {
        assertThat(Transaksjonsregler.brudd(List.of(deler))).contains(ugyldig(arsak));
    }

    private static Avvisning ugyldig(String arsak) {
        return new Avvisning("UGYLDIG_TRANSAKSJON", 400, "Ugyldig transaksjon: " + arsak, DOK);
    }

    private static Melding somDryrun(Melding m) {
        return new Melding(
                m.nokkel(),
                m.fagsystem(),
                m.sakId(),
                m.behandlingId(),
                m.personident(),
                m.vedtakstidspunkt(),
                m.saksbehandler(),
                m.beslutter(),
                m.avvent(),
                true,
                m.omfang(),
                m.onsker());
    }
}
