package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import no.nav.utsjekk.lokal.Kvitteringstekst;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators do about answers that hold a sak: try again, attach, put away, answer by hand (OPS-14, OPS-22, FM-41). */
@EndeTilEnde({
    "DRIFT_SVARFRIST=PT0S",
    "drift.mbean.dodbrev=" + Operator.DODBREV + "parkert",
    "drift.mbean.kvitteringer=" + Operator.KVITTERINGER + "parkert",
    "drift.mbean.oppdrag=" + Operator.OPPDRAG + "parkert"
})
class ParkertTest {

    private static final Operator OPERATOR = new Operator("parkert");

    private final Testsystem system;
    private final Aap melding = Aap.nySak().med("2026-01-05", 1000);

    ParkertTest(Testsystem system) {
        this.system = system;
    }

    // --- attach

    @Test
    void OPS_14_a_kvittering_that_matches_nothing_is_attached_and_commits_the_stored_versions() {
        var nokkel = sendt();
        var id = parkertUkjent(Mmel.OK);

        assertThat(OPERATOR.knyttKvittering(id, oppdragId()))
                .isEqualTo("Gjort opp: kvittering %d for oppdrag %d: GODTATT".formatted(id, oppdragId()));

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(committet()).hasSize(1);
        assertThat(OPERATOR.kvitteringer()).extracting(k -> k.get("id")).doesNotContain(id);
        assertThat(notater(id)).singleElement().satisfies(notat -> assertThat(notat)
                .containsEntry("handling", "KNYTT_KVITTERING")
                .containsEntry("hvem", Operator.IDENT)
                .containsEntry("grunn", Operator.GRUNN)
                .containsEntry("utfall", "UTFORT"));
        assertSakenGarVidere();
    }

    @Test
    void OPS_14_a_refusal_is_attached_and_the_sak_keeps_what_it_had() {
        var nokkel = sendt();
        var id = parkertUkjent(Mmel.of("08", "B1", "Noe er galt"));

        OPERATOR.knyttKvittering(id, oppdragId());

        var feilet =
                system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET").get(2);
        assertThat(feilet.json().at("/error/msg").asText()).isEqualTo("Noe er galt");
        assertThat(committet()).isEmpty();
    }

    @Test
    void OPS_14_a_kvittering_is_not_attached_to_the_oppdrag_of_another_sak() {
        sendt();
        var id = parkertUkjent(Mmel.OK);
        var annen = Aap.nySak().med("2026-01-05", 1);
        system.send(annen);
        system.oppdrag(annen.sakId(), 1);

        assertNektet(() -> OPERATOR.knyttKvittering(id, oppdragId(annen)), "gjelder en annen sak enn oppdrag");

        assertThat(tilstand(annen)).isEqualTo("SENDT");
        assertThat(utfall(id)).isEqualTo("PARKERT");
    }

    @Test
    void OPS_14_what_cannot_be_read_is_answered_by_hand_instead() {
        sendt();
        var id = parkert("ikke XML " + melding.sakId());

        assertNektet(() -> OPERATOR.knyttKvittering(id, oppdragId()), "kan ikke leses");
        assertNektet(() -> OPERATOR.knyttKvittering(id, Long.MAX_VALUE), "Det er ikke noe oppdrag");
        assertNektet(() -> OPERATOR.knyttKvittering(Long.MAX_VALUE, oppdragId()), "Det er ingen parkert kvittering");
    }

    @Test
    void OPS_14_an_answered_oppdrag_has_its_answer() {
        var nokkel = sendt();
        var id = parkertUkjent(Mmel.of("08", "B1", "Noe er galt"));
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");

        assertNektet(() -> OPERATOR.knyttKvittering(id, oppdragId()), "er besvart: GODTATT");

        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void OPS_14_two_operators_at_once_settle_it_once() throws Exception {
        var nokkel = sendt();
        var id = parkertUkjent(Mmel.OK);

        var svar = Samtidig.to(() -> OPERATOR.knyttKvittering(id, oppdragId()));

        assertThat(svar).filteredOn(tekst -> tekst.startsWith("Gjort opp")).hasSize(1);
        assertThat(svar)
                .filteredOn(tekst -> tekst.contains("er ikke parkert lenger: GODTATT"))
                .hasSize(1);
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    // --- try again

    @Test
    void OPS_14_what_still_does_not_fit_stays_parked() {
        sendt();
        var ukjent = parkertUkjent(Mmel.OK);
        var uleselig = parkert("ikke XML " + melding.sakId());

        assertNektet(() -> OPERATOR.provKvittering(ukjent), "hører ikke til noe kjent oppdrag, og er fortsatt parkert");
        assertNektet(() -> OPERATOR.provKvittering(uleselig), "kan ikke leses, og er fortsatt parkert");

        assertThat(utfall(ukjent)).isEqualTo("PARKERT");
        assertThat(tilstand(melding)).isEqualTo("SENDT");
    }

    @Test
    void OPS_14_what_fits_now_is_settled() {
        var nokkel = sendt();
        system.database()
                .update(
                        "update oppdrag set fagsystem_id = 'X' || fagsystem_id where fagsystem_id = ?",
                        melding.sakId());
        var id = parkert(Kvitteringstekst.av(system.oppdrag(melding.sakId(), 1).xml(), Mmel.OK));
        system.database()
                .update(
                        "update oppdrag set fagsystem_id = ? where fagsystem_id = 'X' || ?",
                        melding.sakId(),
                        melding.sakId());

        OPERATOR.provKvittering(id);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(utfall(id)).isEqualTo("GODTATT");
    }

    @Test
    void FM_03_what_OS_pays_is_not_forgotten_when_nobody_owns_the_utbetaling() {
        var nokkel = sendt();
        var kvittering = Kvitteringstekst.av(system.oppdrag(melding.sakId(), 1).xml(), Mmel.OK);
        var eier = system.database()
                .queryForMap(
                        "delete from utbetaling using sak where sak.id = utbetaling.sak and sak_id = ? returning uid, sak",
                        melding.sakId());
        var id = parkert(kvittering);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");

        system.database().update("insert into utbetaling (uid, sak) values (?, ?)", eier.get("uid"), eier.get("sak"));
        OPERATOR.provKvittering(id);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(committet()).hasSize(1);
        OPERATOR.dodbrev().stream()
                .filter(brev -> Long.valueOf(id).equals(brev.get("kvittering")))
                .forEach(brev -> OPERATOR.forkastDodbrev((Long) brev.get("id")));
    }

    @Test
    void FM_09_a_contradiction_is_one_also_when_it_is_tried_again() {
        var nokkel = sendt();
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        var id = parkert(Kvitteringstekst.av(oppdrag.xml(), Mmel.of("08", "B1", "Noe er galt")));

        assertNektet(() -> OPERATOR.provKvittering(id), "er i strid med det OS har svart før");
        assertThat(OPERATOR.forkastKvittering(id)).isEqualTo("Forkastet: kvittering " + id);
        assertNektet(() -> OPERATOR.forkastKvittering(id), "er ikke parkert lenger: FORKASTET");
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void OPS_14_the_list_shows_why_without_personal_data() {
        sendt();
        var id = parkertUkjent(Mmel.of("08", "B1", "Noe er galt"));

        var rad = OPERATOR.kvitteringer().stream()
                .filter(k -> k.get("id").equals(id))
                .findFirst()
                .orElseThrow();

        assertThat(rad)
                .containsEntry("grunn", "hører ikke til noe kjent oppdrag")
                .containsKey("mottatt");
        assertThat(rad.toString()).doesNotContain("12345678910", melding.sakId());
    }

    // --- answered by hand

    @ParameterizedTest
    @CsvSource({"00,,", "04,B110099W,Se på dette"})
    void FM_41_OPS_22_an_acceptance_by_hand_commits_what_a_real_one_would(String grad, String kode, String tekst) {
        var nokkel = sendt();

        assertThat(OPERATOR.kvitter(oppdragId(), grad, kode, tekst))
                .startsWith("Besvart for hånd: oppdrag %d med %s (kvittering ".formatted(oppdragId(), grad));

        var ok = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK").get(2);
        assertThat(ok.json().at("/error/msg").asText()).isEqualTo(tekst == null ? "" : tekst);
        assertThat(ok.json().at("/detaljer/linjer")).isNotEmpty();
        assertThat(committet()).hasSize(1);
        assertThat(system.database()
                        .queryForObject(
                                "select 'AAP' = any(kjent_hos_os) from sak where sak_id = ?",
                                Boolean.class,
                                melding.sakId()))
                .isTrue();
        system.poster()
                .vent(
                        1,
                        "endelig utbetaling",
                        post -> post.topic().equals("helved.utbetalinger.v1")
                                && post.hode("original-key")
                                        .filter(nokkel::equals)
                                        .isPresent());
        assertSakenGarVidere();
    }

    @Test
    void FM_41_the_answer_of_OS_that_comes_after_all_changes_nothing() {
        var nokkel = sendt();
        OPERATOR.kvitter(oppdragId(), "00", "", "");
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");

        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        system.ventTilAltErBehandlet();

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(utfallene()).containsExactly("GODTATT", "DUPLIKAT");
    }

    @Test
    void OPS_22_a_refusal_by_hand_tells_the_producer_what_OS_has_said() {
        var nokkel = sendt();

        OPERATOR.kvitter(oppdragId(), "08", "B123456F", "Personen finnes ikke & <mer>");

        var feilet =
                system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET").get(2);
        assertThat(feilet.json().at("/error/statusCode").asInt()).isEqualTo(400);
        assertThat(feilet.json().at("/error/msg").asText()).isEqualTo("Personen finnes ikke & <mer>");
        assertThat(committet()).isEmpty();
        assertSakenGarVidere();
    }

    @Test
    void OPS_22_an_unknown_grade_is_decided_by_hand_and_put_away() {
        var nokkel = sendt();
        var id = parkert(
                Kvitteringstekst.av(system.oppdrag(melding.sakId(), 1).xml(), Mmel.of("99", "B1", "Ukjent for oss")));

        assertThat(OPERATOR.kvitter(oppdragId(), "00", null, null))
                .endsWith("parkerte kvitteringer er lagt bort: [%d])".formatted(id));

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(utfall(id)).isEqualTo("FORKASTET");
    }

    @Test
    void OPS_22_two_operators_at_once_answer_once() throws Exception {
        var nokkel = sendt();
        var oppdrag = oppdragId();

        var svar = Samtidig.to(() -> OPERATOR.kvitter(oppdrag, "00", "", ""));

        assertThat(svar)
                .filteredOn(tekst -> tekst.startsWith("Besvart for hånd"))
                .hasSize(1);
        assertThat(svar)
                .filteredOn(tekst -> tekst.contains("er besvart: GODTATT"))
                .hasSize(1);
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(utfallene()).containsExactly("GODTATT");
    }

    @Test
    void D7_a_refusal_by_hand_waits_while_another_copy_can_be_accepted() {
        var nokkel = sendt();
        system.database().update("update oppdrag set overleveringer = 2 where fagsystem_id = ?", melding.sakId());

        assertNektet(() -> OPERATOR.kvitter(oppdragId(), "08", "B1", "Noe er galt"), "OS kan ennå godta en annen kopi");
        OPERATOR.kvitter(oppdragId(), "00", "", "");

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "12, B1,        Teknisk feil, true,  'alvorlighetsgrad må være 00, 04 eller 08'",
                "99, B1,        Ukjent,       true,  'alvorlighetsgrad må være 00, 04 eller 08'",
                "-,  B1,        Mangler,      true,  'alvorlighetsgrad må være 00, 04 eller 08'",
                "08, B1,        -,            true,  Må oppgi beskrMelding",
                "04, B1,        '  ',         true,  Må oppgi beskrMelding",
                "08, B12345678, Nei,          true,  kodeMelding kan ha høyst 8 tegn",
                "00, -,         -,            false, Må bekrefte at OS har sagt hva svaret er"
            })
    void OPS_22_what_OS_cannot_have_said_is_refused(
            String grad, String kode, String tekst, boolean bekreftet, String svar) {
        var nokkel = sendt();

        assertNektet(
                () -> OPERATOR.kall(
                        Operator.OPPDRAG,
                        "kvitter",
                        oppdragId(),
                        grad,
                        kode,
                        tekst,
                        bekreftet,
                        Operator.IDENT,
                        Operator.GRUNN),
                svar);

        assertThat(tilstand(melding)).isEqualTo("SENDT");
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
    }

    @Test
    void OPS_22_what_has_never_been_sent_has_no_answer() {
        sendt();
        system.database()
                .update(
                        "update oppdrag set tilstand = 'HOLDT', overleveringer = 0 where fagsystem_id = ?",
                        melding.sakId());

        assertNektet(() -> OPERATOR.kvitter(oppdragId(), "00", "", ""), "er aldri sendt til OS");
    }

    // --- helpers

    /** Sends the melding and gives its key when OS has the oppdrag. */
    private String sendt() {
        var nokkel = system.send(melding);
        system.oppdrag(melding.sakId(), 1);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        return nokkel;
    }

    /** A kvittering for the sak that names a line which nobody knows. */
    private long parkertUkjent(Mmel mmel) {
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        var ukjent = "ukjent-" + UUID.randomUUID().toString().substring(0, 8);
        return parkert(Kvitteringstekst.av(oppdrag.xml().replace(oppdrag.linje().text("delytelseId"), ukjent), mmel));
    }

    private long parkert(String tekst) {
        var antall = parkerte().size();
        system.kvittering(tekst);
        Testsystem.ventPa("parkert kvittering", () -> parkerte().size() > antall);
        return parkerte().get(antall);
    }

    private List<Long> parkerte() {
        return system.database()
                .queryForList(
                        "select id from kvittering where utfall = 'PARKERT' and convert_from(innhold, 'UTF8') like ? order by id",
                        Long.class,
                        "%" + melding.sakId() + "%");
    }

    private String utfall(long kvittering) {
        return system.database().queryForObject("select utfall from kvittering where id = ?", String.class, kvittering);
    }

    private List<String> utfallene() {
        return system.database()
                .queryForList("select utfall from kvittering where oppdrag = ? order by id", String.class, oppdragId());
    }

    private long oppdragId() {
        return oppdragId(melding);
    }

    private long oppdragId(Aap sak) {
        return system.database()
                .queryForObject("select id from oppdrag where fagsystem_id = ?", Long.class, sak.sakId());
    }

    private String tilstand(Aap sak) {
        return system.database()
                .queryForObject("select tilstand from oppdrag where fagsystem_id = ?", String.class, sak.sakId());
    }

    private List<Map<String, Object>> committet() {
        return system.database()
                .queryForList(
                        "select uid from utbetaling join sak on sak.id = utbetaling.sak where sak_id = ? and versjon is not null",
                        melding.sakId());
    }

    private List<Map<String, Object>> notater(long kvittering) {
        return system.database()
                .queryForList("select * from drift_handling where kvittering = ? order by id", kvittering);
    }

    private void assertSakenGarVidere() {
        var neste = system.send(melding.med("2026-02-02", 300));
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);
        system.ventStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    private static void assertNektet(Callable<?> handling, String grunn) {
        assertThatThrownBy(handling::call).rootCause().hasMessageContaining(grunn);
    }
}
