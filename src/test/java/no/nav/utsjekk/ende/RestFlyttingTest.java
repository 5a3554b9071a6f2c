package no.nav.utsjekk.ende;

import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static no.nav.utsjekk.ende.Restsvar.erTomt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.nav.utsjekk.hovedbok.Hovedbok;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.hovedbok.Konto;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.sak.Fagsystem;
import org.junit.jupiter.api.Test;

/** Utbetalinger of AAP that go on over Kafka under another uid (22 §9). */
@EndeTilEnde
class RestFlyttingTest {

    private static final String FLERE = "/utbetalinger/migrate";

    private final Testsystem system;
    private final Restklient aap;
    private final Reststeg steg;
    private final Restutbetaling utbetaling =
            Restutbetaling.aap().dag("2026-01-05", 1000).dag("2026-01-06", 1000);
    private final UUID ny = UUID.randomUUID();

    RestFlyttingTest(Testsystem system) {
        this.system = system;
        this.aap = system.rest("aap");
        this.steg = new Reststeg(system, aap);
    }

    @Test
    void MT_19_MG_82_it_goes_on_over_kafka_in_one_chain() {
        var forste = steg.opprett(utbetaling);
        erTomt(flytt(utbetaling, ny), 200);

        var post = publisert(ny);
        assertThat(post.hode("migrated").orElseThrow())
                .contains(utbetaling.uid().toString());
        var versjon = post.json();
        assertThat(versjon.get("originalKey").asText())
                .isEqualTo(utbetaling.uid().toString());
        assertThat(versjon.get("uid").asText()).isEqualTo(ny.toString());
        assertThat(versjon.get("action").asText()).isEqualTo("CREATE");
        assertThat(versjon.get("fagsystem").asText()).isEqualTo("AAP");
        assertThat(versjon.get("førsteUtbetalingPåSak").asBoolean()).isFalse();
        assertThat(versjon.get("periodetype").asText()).isEqualTo("UKEDAG");
        assertThat(versjon.at("/perioder/0/vedtakssats").asInt())
                .as("beløp when there is none")
                .isEqualTo(1000);
        assertThat(versjon.at("/sistePeriode/fom").asText()).as("MG-84").isEqualTo("2026-01-05");
        betaler(1, "2026-01-05..2026-01-06 1000");
        assertThat(system.antallOppdrag(utbetaling.sakId()))
                .as("nothing is sent")
                .isEqualTo(1);

        // the same picture over Kafka is no change, another one is chained on
        system.ventStatuser(system.send(melding(1000)), "OK");
        var nokkel = system.send(melding(1100));
        var oppdrag = system.oppdrag(utbetaling.sakId(), 2);
        assertThat(oppdrag.kodeEndring()).isEqualTo("ENDR");
        assertThat(oppdrag.linje().text("refDelytelseId"))
                .isEqualTo(forste.linjer().get(0).delytelseId());
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        betaler(1, "2026-01-05..2026-01-06 1100");
        assertThat(konto().kjede()).hasSize(2);

        // MG-70
        erFeil(flytt(utbetaling, ny), 409, "utbetalingen er endret etter migrering", "");
    }

    private Innmelding melding(int belop) {
        return new OmPersonen(new Innmelding() {
            @Override
            public String topic() {
                return Aap.TOPIC;
            }

            @Override
            public String sakId() {
                return utbetaling.sakId();
            }

            @Override
            public String json() {
                return """
                        {"sakId": "%s", "behandlingId": "2", "ident": "12345678910", "vedtakstidspunktet": "2026-01-19T10:00:00",
                         "utbetalinger": [{"id": "%s", "fom": "2026-01-05", "tom": "2026-01-06", "sats": %d, "utbetaltBeløp": %d}]}"""
                        .formatted(sakId(), ny, belop, belop);
            }
        });
    }

    @Test
    void MT_19_MG_70_MG_72_a_repeat_and_the_facade_afterwards() {
        steg.opprett(utbetaling);
        erTomt(flytt(utbetaling, ny), 200);
        erTomt(flytt(utbetaling, ny), 200);
        erFeil(flytt(utbetaling, UUID.randomUUID()), 409, "uid er i bruk", "");
        publisert(ny);
        system.ventTilAltErBehandlet();
        assertThat(publiserte(ny)).hasSize(1);

        var migrert = "utbetalingen er migrert til kafka";
        var endret = utbetaling.utenPerioder().dag("2026-01-05", 1100);
        erFeil(aap.post(utbetaling.sti(), utbetaling.json()), 423, migrert, "");
        erFeil(aap.put(endret.sti(), endret.json()), 423, migrert, "");
        erFeil(aap.delete(utbetaling.sti(), utbetaling.json()), 423, migrert, "");
        assertThat(aap.get(utbetaling.sti()).statusCode()).isEqualTo(200);
        assertThat(steg.status(utbetaling)).isEqualTo("OK");
    }

    @Test
    void MT_19_MG_81_several_of_a_sak_with_the_avvent_of_one_of_them() {
        steg.opprett(utbetaling);
        var annen = paSammeSak()
                .medEkstra(
                        """
                        "avvent": {"fom": "2026-02-02", "tom": "2026-02-02", "overføres": "2026-02-10", "årsak": "AVVENT_AVREGNING"}""");
        erTomt(aap.post(annen.sti(), annen.json()), 201);
        system.svar(system.oppdrag(utbetaling.sakId(), 2), Mmel.OK);
        steg.ventStatus(annen, "OK");
        var annenNy = UUID.randomUUID();

        erTomt(aap.post(FLERE, items(item(utbetaling.uid(), ny), item(annen.uid(), annenNy))), 200);

        assertThat(List.of(publisert(ny), publisert(annenNy)))
                .extracting(post -> post.json().at("/avvent/fom").asText())
                .as("MG-83")
                .containsExactly("2026-02-02", "2026-02-02");
        betaler(2, "2026-01-05..2026-01-06 1000");
    }

    private Restutbetaling paSammeSak() {
        return new Restutbetaling(
                        UUID.randomUUID(),
                        utbetaling.sakId(),
                        "1",
                        utbetaling.personident(),
                        utbetaling.stonad(),
                        "UKEDAG",
                        List.of(),
                        "\"avvent\": null")
                .dag("2026-02-02", 500);
    }

    @Test
    void MT_19_MG_80_MG_81_what_is_refused() {
        var sti = utbetaling.sti() + "/migrate";
        erFeil(flytt(utbetaling, ny), 404, "Utbetaling " + utbetaling.uid(), "");
        erFeil(aap.post(FLERE, items()), 400, "items kan ikke være tom", "");
        Restsvar.erUleselig(aap.post(sti, "{\"id\": \"1\"}"));
        Restsvar.erUleselig(aap.post(FLERE, "{}"));
        erFeil(
                aap.post("/utbetalinger/x/migrate", "{\"id\": \"%s\"}".formatted(ny)),
                400,
                "Path param må være UUID",
                "");

        steg.opprett(utbetaling);
        var annen = Restutbetaling.aap().dag("2026-01-05", 1);
        steg2(annen);
        erFeil(
                aap.post(FLERE, items(item(utbetaling.uid(), ny), item(annen.uid(), UUID.randomUUID()))),
                400,
                "alle utbetalinger må tilhøre samme sak, fant: [%s, %s]".formatted(utbetaling.sakId(), annen.sakId()),
                "");
        erFeil(
                aap.post(
                        FLERE,
                        items(
                                item(utbetaling.uid(), ny),
                                item(UUID.fromString("7c4fd2b3-61a8-4f2e-8f0b-2d9a5be41c11"), UUID.randomUUID()))),
                404,
                "Utbetaling 7c4fd2b3-61a8-4f2e-8f0b-2d9a5be41c11",
                "");
        erFeil(flytt(utbetaling, annen.uid()), 409, "uid er i bruk", "");
        erFeil(
                system.rest("dagpenger").post(sti, "{\"id\": \"%s\"}".formatted(ny)),
                403,
                "utbetalingen tilhører et annet fagsystem",
                "");
        assertThat(publiserte(ny)).isEmpty();

        // MG-84: what OS has not answered, or refused
        var endret = utbetaling.utenPerioder().dag("2026-01-05", 1100);
        erTomt(aap.put(endret.sti(), endret.json()), 204);
        assertThat(flytt(utbetaling, ny).statusCode()).isEqualTo(423);
        system.svar(system.oppdrag(utbetaling.sakId(), 2), Mmel.of("08", "B110006F", "noe er galt"));
        steg.ventStatus(utbetaling, "FEILET_MOT_OPPDRAG");
        assertThat(flytt(utbetaling, ny).statusCode()).isEqualTo(423);
    }

    /** Of another sak, whose oppdrag are counted by themselves. */
    private void steg2(Restutbetaling annen) {
        new Reststeg(system, aap).opprett(annen);
    }

    @Test
    void MT_19_MG_84_another_stonad() {
        var dp = Restutbetaling.ny("DAGPENGER", "UKEDAG").dag("2026-01-05", 300);
        var dagpenger = system.rest("dagpenger");
        new Reststeg(system, dagpenger).opprett(dp);

        erFeil(
                dagpenger.post(dp.sti() + "/migrate", "{\"id\": \"%s\"}".formatted(ny)),
                422,
                "kan bare migrere AAP per ukedag",
                "");
    }

    // --- in words

    private java.net.http.HttpResponse<String> flytt(Restutbetaling hva, UUID til) {
        return aap.post(hva.sti() + "/migrate", "{\"id\": \"%s\"}".formatted(til));
    }

    private static String item(UUID uid, UUID id) {
        return "{\"uid\": \"%s\", \"id\": \"%s\"}".formatted(uid, id);
    }

    private static String items(String... items) {
        return "{\"items\": [" + String.join(", ", items) + "]}";
    }

    private void betaler(int kontoer, String betaling) {
        Testsystem.ventPa(
                "bok som stemmer", () -> bok().stemmer() && bok().ubesvarte().isEmpty());
        assertThat(bok().fagomrader().get(0).kontoer()).hasSize(kontoer);
        assertThat(konto().osBetaler())
                .extracting(b -> b.fom() + ".." + b.tom() + " "
                        + b.belop().stripTrailingZeros().toPlainString())
                .containsExactly(betaling);
    }

    private Konto konto() {
        return bok().fagomrader().get(0).kontoer().stream()
                .filter(konto -> konto.uid().equals(ny))
                .findFirst()
                .orElseThrow();
    }

    private Hovedbok bok() {
        return system.bean("hovedboker", Hovedboker.class).av(Fagsystem.AAP, utbetaling.sakId());
    }

    private List<Post> publiserte(UUID uid) {
        return system.poster().hvor(post -> erOm(uid, post));
    }

    private Post publisert(UUID uid) {
        return system.poster()
                .vent(1, "utbetaling " + uid, post -> erOm(uid, post))
                .get(0);
    }

    private static boolean erOm(UUID uid, Post post) {
        return post.topic().equals(LokalKafka.UTBETALINGER) && post.nokkel().equals(uid.toString());
    }
}
