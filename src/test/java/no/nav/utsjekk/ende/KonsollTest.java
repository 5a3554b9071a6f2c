package no.nav.utsjekk.ende;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operators' pages as an operator has them: in a browser (OC rules). */
@EndeTilEnde({"DOBBELTUTBETALING=hold", "DRIFT_SVARFRIST=PT0S", "DRIFT_PASSORD=nattevakt"})
class KonsollTest {

    private static final Mmel AVVIST = Mmel.of("08", "B110013F", "Ugyldig utbetalingsfrekvens");

    private static Nettleser nettleser;

    private final Testsystem system;
    private BrowserContext besokende;
    private Page side;

    KonsollTest(Testsystem system) {
        this.system = system;
    }

    @BeforeAll
    static void apne() {
        nettleser = new Nettleser();
    }

    @AfterAll
    static void lukk() {
        nettleser.close();
    }

    @BeforeEach
    void kom() {
        besokende = nettleser.besokende();
        side = besokende.newPage();
    }

    @AfterEach
    void ga() {
        besokende.close();
    }

    private String adresse(String sti) {
        return "http://localhost:" + system.httpPort() + sti;
    }

    private void loggInn(Page side, String navn, String sti) {
        side.navigate(adresse(sti));
        side.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(navn)).click();
        side.waitForURL(adresse(sti));
    }

    private void ferdig(String navn) {
        Nettleser.skjermbilde(side, navn);
        assertThat(Nettleser.hindringer(side)).as(navn).isEmpty();
    }

    @Test
    void OC_04_who_is_not_signed_in_is_sent_to_the_issuer_and_back_to_the_same_address() {
        loggInn(side, "Odd Operatør", "/drift/sok?status=FEILET");

        assertThat(side.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Meldinger")))
                .isVisible();
        var kake = besokende.cookies().stream()
                .filter(k -> k.name.equals("utsjekk_drift"))
                .findFirst()
                .orElseThrow();
        assertThat(kake.httpOnly).isTrue();
        assertThat(kake.sameSite.name()).isEqualTo("LAX");
        ferdig("meldinger");
    }

    @Test
    void OC_50_the_dashboard_tells_at_a_glance_whether_anybody_is_needed() {
        loggInn(side, "Lene Leser", "/drift");

        assertThat(side.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Oversikt")))
                .isVisible();
        ferdig("oversikt");
    }

    @Test
    void OC_40_a_sak_is_found_in_one_step_and_tells_all_that_has_happened() {
        var forste = Aap.nySak().med(UUID.randomUUID(), "2026-01-05", 1000);
        system.godta(forste);
        var endret = system.send(forste.med(UUID.randomUUID(), "2026-01-19", 700));
        system.svar(system.oppdrag(forste.sakId(), 2), Mmel.OK);
        system.ventStatuser(endret, "MOTTATT", "HOS_OPPDRAG", "OK");
        loggInn(side, "Odd Operatør", "/drift");

        side.getByRole(AriaRole.SEARCHBOX).first().fill(forste.sakId());
        side.keyboard().press("Enter");

        side.waitForURL(adresse("/drift/sak?fagsystem=AAP&sakId=" + forste.sakId()));
        assertThat(side.getByText("OS betaler det vi har bedt om")).isVisible();
        assertThat(side.getByRole(AriaRole.IMG).first()).isVisible();
        ferdig("sak");
    }

    @Test
    void OPS_12_a_failed_melding_is_found_and_marked_as_dealt_with() {
        var feilet = Aap.nySak().med(UUID.randomUUID(), "2026-01-05", 1000);
        var nokkel = system.send(feilet);
        system.svar(system.oppdrag(feilet.sakId(), 1), AVVIST);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        loggInn(side, "Odd Operatør", "/drift/sok?status=FEILET");
        ferdig("feilede");

        side.getByRole(AriaRole.ROW)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(nokkel))
                .getByRole(AriaRole.LINK)
                .last()
                .click();
        ferdig("melding");
        gjor("Marker feilet som håndtert", "Produsenten sender på nytt i morgen");

        assertThat(side.getByText("Marker feilet som håndtert: Utført")).isVisible();
        ferdig("melding-handtert");
        assertThat(handlinger("GODTA_FEILET")).contains("HENSIKT", "UTFORT");
    }

    /** Presses what is offered, says why, and says yes. */
    private void gjor(String handling, String grunn) {
        side.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(handling))
                .click();
        side.getByLabel("Hvorfor gjør du dette?").fill(grunn);
        var bekreft = side.getByRole(AriaRole.CHECKBOX);
        if (bekreft.count() > 0) {
            bekreft.check();
        }
        side.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(handling))
                .click();
    }

    /** What the audit says of actions of a kind, in order. */
    private java.util.List<String> handlinger(String handling) {
        return system.database()
                .queryForList(
                        "select utfall from drift_handling where handling = ? order by id", String.class, handling);
    }

    @Test
    void OPS_29_a_held_oppdrag_is_released_with_a_reason() {
        var meldekort = UUID.randomUUID();
        var betalt = Aap.nySak().med(meldekort, "2026-01-05", 1000);
        system.godta(betalt);
        var nokkel = system.send(betalt.med(UUID.randomUUID(), "2026-01-05", 1000));
        system.ventStatuser(nokkel, "MOTTATT");
        loggInn(side, "Odd Operatør", "/drift/oppdrag?vis=holdt");
        ferdig("holdte-oppdrag");

        side.locator("tbody a").first().click();
        ferdig("oppdrag-holdt");
        side.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Frigi oppdrag"))
                .click();
        ferdig("handling-frigi");
        side.goBack();
        gjor("Frigi oppdrag", "Avklart med produsenten");

        assertThat(side.getByText("Frigi oppdrag: Utført")).isVisible();
        system.svar(system.oppdrag(betalt.sakId(), 2), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        side.navigate(adresse("/drift/sak?fagsystem=AAP&sakId=" + betalt.sakId()));
        ferdig("sak-med-handling");
    }

    @Test
    void OPS_22_an_answer_is_given_by_hand_and_OPS_28_the_clock_is_closed() {
        var forste = Aap.nySak().med(UUID.randomUUID(), "2026-01-05", 1000);
        var nokkel = system.send(forste);
        system.oppdrag(forste.sakId(), 1);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        long oppdrag = oppdrag(forste.sakId());
        // the time that OS has is over, whatever time of the week it is now
        system.database()
                .update("update oppdrag set sist_overlevert = now() - interval '9 days' where id = ?", oppdrag);
        loggInn(side, "Odd Operatør", "/drift/oppdrag/" + oppdrag);
        ferdig("oppdrag-uten-svar");

        gjor("Lukk frist for kvittering", "OS svarer etter vedlikehold");
        assertThat(side.getByText("Lukk frist for kvittering: Utført")).isVisible();
        gjor("Lukk frist for kvittering", "OS svarer etter vedlikehold");
        assertThat(side.getByRole(AriaRole.ALERT)).containsText("Ingenting er gjort");
        side.navigate(adresse("/drift/oppdrag/" + oppdrag));
        side.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Gi OS' svar for hånd"))
                .click();
        side.getByLabel("Svaret fra OS").selectOption("00");
        side.getByLabel("Hvorfor gjør du dette?").fill("OS har bekreftet på telefon");
        side.getByRole(AriaRole.CHECKBOX).check();
        ferdig("handling-svar");
        side.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gi OS' svar for hånd"))
                .click();

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(handlinger("LUKK_FRIST")).containsExactly("HENSIKT", "UTFORT", "HENSIKT", "NEKTET");
        assertThat(handlinger("MANUELL_KVITTERING")).containsExactly("HENSIKT", "UTFORT");
    }

    private long oppdrag(String sakId) {
        return system.database()
                .queryForObject(
                        "select max(o.id) from oppdrag o join sak s on s.id = o.sak where s.sak_id = ?",
                        Long.class,
                        sakId);
    }

    @Test
    void OPS_20_an_oppdrag_that_OS_refused_is_sent_once_more() {
        var forste = Aap.nySak().med(UUID.randomUUID(), "2026-01-05", 1000);
        var nokkel = system.send(forste);
        system.svar(system.oppdrag(forste.sakId(), 1), AVVIST);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        loggInn(side, "Odd Operatør", "/drift/oppdrag/" + oppdrag(forste.sakId()));

        gjor("Send oppdrag en gang til", "OS har rettet feilen hos seg");

        assertThat(side.getByText("Send oppdrag en gang til: Utført")).isVisible();
        system.svar(system.oppdrag(forste.sakId(), 2), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "OK");
    }

    @Test
    void OC_07_personal_data_are_masked_until_somebody_says_why() {
        var forste = Aap.nySak().med(UUID.randomUUID(), "2026-01-05", 1000);
        system.godta(forste);
        loggInn(side, "Odd Operatør", "/drift/oppdrag/" + oppdrag(forste.sakId()));
        assertThat(side.locator("body")).not().containsText("12345678910");

        side.getByText("Vis personopplysninger i XML-en").click();
        side.getByLabel("Hvorfor trenger du det?").fill("OS spør om denne utbetalingen");
        side.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Vis").setExact(true))
                .click();

        assertThat(side.locator("pre")).containsText("12345678910");
        assertThat(side.url()).doesNotContain("12345678910");
        assertThat(handlinger("VIS_PERSON")).contains("UTFORT");
        ferdig("oppdrag");
    }

    @Test
    void OC_25_a_person_is_searched_for_without_being_in_the_address() {
        var forste = Aap.nySak().med(UUID.randomUUID(), "2026-01-05", 1000);
        system.godta(forste);
        loggInn(side, "Odd Operatør", "/drift");

        side.getByRole(AriaRole.SEARCHBOX).first().fill("12345678910");
        side.keyboard().press("Enter");
        side.getByLabel("Hvorfor trenger du det?").fill("Bruker har ringt om utbetaling");
        side.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Søk på person"))
                .click();

        assertThat(side.getByText(forste.sakId())).isVisible();
        assertThat(side.url()).isEqualTo(adresse("/drift/sok"));
        assertThat(handlinger("SOK_PERSON")).containsExactly("UTFORT");
        ferdig("personsok");
    }

    @Test
    void OPS_14_parked_kvitteringer_are_looked_at_and_put_away() {
        system.kvittering("<dette er ingen kvittering>");
        Testsystem.ventPa(
                "en parkert kvittering",
                () -> system.database()
                                .queryForObject(
                                        "select count(*) from kvittering where utfall = 'PARKERT'", Integer.class)
                        > 0);
        loggInn(side, "Odd Operatør", "/drift/kvitteringer");
        ferdig("kvitteringer");

        side.locator("tbody a").first().click();
        side.getByText("Vis innholdet").click();
        side.getByLabel("Hvorfor trenger du det?").fill("Må se hva OS har sendt");
        side.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Vis").setExact(true))
                .click();
        assertThat(side.locator("pre")).containsText("dette er ingen kvittering");
        ferdig("kvittering");
        gjor("Prøv kvittering igjen", "Prøver etter rettelsen");
        assertThat(side.getByRole(AriaRole.ALERT)).containsText("parkert");
        ferdig("handling-nektet");
        side.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Avbryt"))
                .click();
        side.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Knytt kvittering til oppdrag"))
                .click();
        ferdig("handling-knytt");
        side.goBack();
        gjor("Legg bort kvittering", "Testmelding uten innhold");

        assertThat(side.getByText("Legg bort kvittering: Utført")).isVisible();
    }

    @Test
    void OPS_14_a_dead_letter_is_put_away() {
        long brev = system.database()
                .queryForObject(
                        """
                        insert into dodbrev (rute, topic, partisjon, posisjon, kilde, innhold, hoder, arsak, detaljer)
                        values ('mottak', 'aap.utbetaling.v1', 0, 4711, ?, '{"sakId":"S1"}', '{}', 'IllegalStateException', 'x')
                        returning id
                        """,
                        Long.class,
                        UUID.randomUUID().toString());
        loggInn(side, "Odd Operatør", "/drift/dodbrev");
        ferdig("dodbrev");

        side.navigate(adresse("/drift/dodbrev/" + brev));
        ferdig("dodbrev-ett");
        gjor("Legg bort dødbrev", "Produsenten har sendt på nytt");

        assertThat(side.getByText("Legg bort dødbrev: Utført")).isVisible();
    }

    @Test
    void OC_74_avstemming_is_tried_and_OC_13_the_audit_is_read() {
        var forste = Aap.nySak().med(UUID.randomUUID(), "2026-01-05", 1000);
        system.godta(forste);
        var idag = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Oslo"));
        var sti = "/drift/avstemming?fom=%s&tom=%s".formatted(idag, idag);
        loggInn(side, "Odd Operatør", sti);
        assertThat(side.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Tall per fagområde"))
                        .first())
                .containsText("AAP");
        ferdig("avstemming");

        side.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Kjør en periode"))
                .click();
        side.getByLabel("Fra og med").fill(idag.toString());
        side.getByLabel("Til og med").fill(idag.toString());
        side.getByLabel("Hvorfor gjør du dette?").fill("Avtalt med OS for i dag");
        side.getByRole(AriaRole.CHECKBOX).check();
        side.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Kjør avstemming for en periode"))
                .click();
        side.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Kjøringer"))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        ferdig("avstemming-kjoring");
        side.navigate(adresse("/drift/revisjon"));
        assertThat(side.getByText("Avtalt med OS for i dag").first()).isVisible();
        ferdig("revisjon");
    }

    @Test
    void OC_01_nobody_gets_in_who_is_not_in_a_group_or_has_no_ident() {
        for (var navn : java.util.List.of("Ulla Utenfor", "Navn Uten Ident")) {
            try (var annen = nettleser.besokende()) {
                var egen = annen.newPage();
                egen.navigate(adresse("/drift"));
                egen.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(navn))
                        .click();
                assertThat(egen.getByRole(AriaRole.HEADING)).hasText("Det gikk ikke");
                egen.navigate(adresse("/drift/oppdrag"));
                assertThat(egen.url()).contains("/authorize");
            }
        }
    }

    @Test
    void OPS_46_who_may_only_look_cannot_act() {
        loggInn(side, "Lene Leser", "/drift");

        var svar = side.navigate(adresse("/drift/handling/KJOR_AVSTEMMING/0"));

        assertThat(svar.status()).isEqualTo(403);
        ferdig("nektet");
    }

    @Test
    void a_form_without_the_secret_of_the_session_does_nothing() {
        loggInn(side, "Odd Operatør", "/drift");

        var svar = besokende
                .request()
                .post(
                        adresse("/drift/handling/KJOR_AVSTEMMING/0"),
                        com.microsoft.playwright.options.RequestOptions.create()
                                .setHeader("Origin", adresse(""))
                                .setForm(com.microsoft.playwright.options.FormData.create()
                                        .set("grunn", "Dette er en lang grunn")));
        var fremmed = besokende
                .request()
                .post(
                        adresse("/drift/loggut"),
                        com.microsoft.playwright.options.RequestOptions.create()
                                .setHeader("Origin", "http://annet.sted")
                                .setForm(com.microsoft.playwright.options.FormData.create()
                                        .set("csrf", "x")));

        assertThat(svar.status()).isEqualTo(403);
        assertThat(fremmed.status()).isEqualTo(403);
        assertThat(handlinger("KJOR_AVSTEMMING")).isEmpty();
    }

    @Test
    void OC_03_a_session_is_over_when_the_operator_goes() {
        loggInn(side, "Odd Operatør", "/drift");

        side.locator("#brukermeny summary").click();
        Nettleser.skjermbilde(side, "brukermeny");
        side.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logg ut"))
                .click();
        assertThat(side.getByRole(AriaRole.HEADING)).hasText("Du er logget ut");
        ferdig("logget-ut");
        side.navigate(adresse("/drift"));

        assertThat(side.url()).contains("/authorize");
    }

    @Test
    void OC_31_a_page_renews_itself_while_it_is_looked_at() {
        loggInn(side, "Odd Operatør", "/drift");
        side.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Live"))
                .click();

        side.waitForResponse(
                svar -> svar.url().contains("live=ja")
                        && svar.request().headers().containsKey("hx-request"),
                () -> {});

        assertThat(side.locator("#levende .kort li").first()).isVisible();
        ferdig("oversikt-live");
    }

    @Test
    void the_pages_are_readable_on_a_phone_at_night() {
        var forste = Aap.nySak().med(UUID.randomUUID(), "2026-01-05", 1000);
        system.godta(forste);
        try (var mobil = nettleser.mobil()) {
            var liten = mobil.newPage();
            loggInn(liten, "Odd Operatør", "/drift");
            Nettleser.skjermbilde(liten, "mobil-oversikt");
            assertThat(Nettleser.hindringer(liten)).isEmpty();
            liten.navigate(adresse("/drift/sak?fagsystem=AAP&sakId=" + forste.sakId()));
            Nettleser.skjermbilde(liten, "mobil-sak");
            assertThat(Nettleser.hindringer(liten)).isEmpty();
            liten.navigate(adresse("/drift/sok"));
            Nettleser.skjermbilde(liten, "mobil-meldinger");
            assertThat(Nettleser.hindringer(liten)).isEmpty();
        }
    }

    @Test
    void Hawtio_draws_the_routes() {
        try (var med = nettleser.besokende(
                new com.microsoft.playwright.Browser.NewContextOptions().setHttpCredentials("drift", "nattevakt"))) {
            var hawtio = med.newPage();
            hawtio.navigate(adresse("/hawtio/camel/diagram"));
            hawtio.getByText("avstemming", new Page.GetByTextOptions().setExact(true))
                    .click();
            hawtio.getByText("Route Diagram").click();

            assertThat(hawtio.locator(".react-flow__node").first()).isVisible();
            Nettleser.skjermbilde(hawtio, "hawtio");
        }
    }
}
