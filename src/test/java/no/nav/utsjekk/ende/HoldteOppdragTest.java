package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.management.MBeanException;
import javax.management.ObjectName;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators decide on oppdrag that look like double payments (D10, OPS-29, OPS-41, OPS-42). */
@EndeTilEnde({"DOBBELTUTBETALING=hold", "drift.mbean=" + HoldteOppdragTest.MBEAN})
class HoldteOppdragTest {

    static final String MBEAN = "no.nav.utsjekk:type=HoldteOppdrag,test=hold";

    private final Testsystem system;
    private final UUID meldekort = UUID.randomUUID();
    private final Aap betalt = Aap.nySak().med(meldekort, "2026-01-05", 1000);
    private final UUID kopi = UUID.randomUUID();
    private final Aap dobbelt = betalt.med(kopi, "2026-01-05", 1000);

    HoldteOppdragTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void OPS_29_a_released_oppdrag_goes_to_OS_and_is_settled_as_any_other() throws Exception {
        var nokkel = sendDobbelt();
        var holdt = holdt();

        assertThat(avgjor("frigi", holdt, "A123456", "avklart med AAP"))
                .isEqualTo("Frigitt: oppdrag [%d]".formatted(holdt));

        system.svar(system.oppdrag(betalt.sakId(), 2), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(handlinger(holdt)).containsExactly(List.of("A123456", "FRIGI", "avklart med AAP", "UTFORT"));
    }

    @Test
    void OPS_29_a_rejected_oppdrag_is_FEILET_409_and_its_sak_goes_on() throws Exception {
        var nokkel = sendDobbelt();
        var neste = system.send(betalt.med("2026-01-19", 500));
        var holdt = holdt();

        assertThat(avgjor("avvis", holdt, " A123456 ", "samme meldekort to ganger"))
                .isEqualTo("Avvist: oppdrag [%d]".formatted(holdt));

        var feilet = system.ventStatuser(nokkel, "MOTTATT", "FEILET").get(1);
        assertThat(feilet.json().at("/error/statusCode").asInt()).isEqualTo(409);
        assertThat(feilet.json().at("/error/code").asText()).isEqualTo("DOBBELTUTBETALING");
        assertThat(feilet.json().at("/error/system").asText()).isEqualTo("HELVED");
        assertThat(feilet.json().at("/detaljer/linjer")).isNotEmpty();
        assertThat(handlinger(holdt))
                .containsExactly(List.of("A123456", "AVVIS", "samme meldekort to ganger", "UTFORT"));
        assertThat(rader("select uid from utbetaling where uid = ?", kopi)).isEmpty();

        system.svar(system.oppdrag(betalt.sakId(), 2), Mmel.OK);
        system.ventStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(system.antallOppdrag(betalt.sakId())).isEqualTo(2);
    }

    @Test
    void OPS_29_what_is_decided_cannot_be_decided_again() throws Exception {
        sendDobbelt();
        var holdt = holdt();
        avgjor("avvis", holdt, "A123456", "betales dobbelt");

        for (var operation : List.of("avvis", "frigi")) {
            assertThatThrownBy(() -> avgjor(operation, holdt, "A123456", "vi har ombestemt oss"))
                    .hasRootCauseMessage("Oppdrag %d holdes ikke".formatted(holdt));
        }
        assertThat(utfall(holdt)).containsExactly("AVVIS UTFORT", "AVVIS NEKTET", "FRIGI NEKTET");
    }

    @Test
    void OPS_29_what_may_have_reached_OS_cannot_be_rejected() throws Exception {
        sendDobbelt();
        var holdt = holdt();
        system.database().update("update oppdrag set overleveringer = 1 where id = ?", holdt);

        assertThatThrownBy(() -> avgjor("avvis", holdt, "A123456", "betales dobbelt"))
                .rootCause()
                .hasMessageContaining("kan ha nådd OS");
        assertThat(rader("select id from oppdrag where tilstand = 'HOLDT' and id = ?", holdt))
                .hasSize(1);
        assertThat(utfall(holdt)).containsExactly("AVVIS NEKTET");
    }

    @ParameterizedTest
    @CsvSource({
        "'',grunn,ident",
        "'  ',grunn,ident",
        ",grunn,ident",
        "A123456,'',grunn",
        "A123456,' ',grunn",
        "A123456,for kort,grunn",
        "A123456,,grunn"
    })
    void OPS_42_without_ident_or_reason_nothing_is_decided(String ident, String grunn, String mangler)
            throws Exception {
        sendDobbelt();
        var holdt = holdt();

        for (var operation : List.of("avvis", "frigi")) {
            assertThatThrownBy(() -> avgjor(operation, holdt, ident, grunn))
                    .rootCause()
                    .hasMessageStartingWith("Må oppgi " + mangler);
        }
        assertThat(utfall(holdt)).containsExactly("AVVIS NEKTET", "FRIGI NEKTET");
        assertThat(rader("select id from oppdrag where tilstand = 'HOLDT' and id = ?", holdt))
                .hasSize(1);
    }

    @Test
    void OPS_29_the_list_tells_what_is_held_and_why_without_personal_data() throws Exception {
        sendDobbelt();
        var holdt = holdt();

        var liste = (List<?>) ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName(MBEAN), "list", new Object[0], new String[0]);

        assertThat(liste)
                .filteredOn(rad -> ((Map<?, ?>) rad).get("id").equals(holdt))
                .singleElement()
                .asString()
                .contains("sakId=" + betalt.sakId(), "fagomrade=AAP", "betaler det samme som", meldekort.toString())
                .doesNotContain("12345678910");
    }

    private String sendDobbelt() {
        system.godta(betalt);
        var nokkel = system.send(dobbelt);
        system.ventStatuser(nokkel, "MOTTATT");
        return nokkel;
    }

    private long holdt() {
        return system.database()
                .queryForObject(
                        """
                        select o.id from oppdrag o join sak s on s.id = o.sak where s.sak_id = ? and o.tilstand = 'HOLDT'
                        """,
                        Long.class,
                        betalt.sakId());
    }

    private static String avgjor(String operation, long oppdrag, String ident, String grunn) throws Exception {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(MBEAN), operation, new Object[] {oppdrag, ident, grunn}, new String[] {
                        "long", String.class.getName(), String.class.getName()
                    });
        } catch (MBeanException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<List<Object>> handlinger(long oppdrag) {
        return system.database()
                .query(
                        "select hvem, handling, grunn, utfall from drift_handling where ? = any(oppdrag) order by id",
                        (row, nr) -> List.of(row.getObject(1), row.getObject(2), row.getObject(3), row.getObject(4)),
                        oppdrag);
    }

    private List<String> utfall(long oppdrag) {
        return handlinger(oppdrag).stream()
                .map(rad -> rad.get(1) + " " + rad.get(3))
                .toList();
    }

    private List<Map<String, Object>> rader(String sql, Object parameter) {
        return system.database().queryForList(sql, parameter);
    }
}
