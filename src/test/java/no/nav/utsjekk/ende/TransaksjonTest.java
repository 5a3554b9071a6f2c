package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that come as several records with the headers {@code transaksjonId} and {@code transaksjonAntall}. */
@EndeTilEnde
class TransaksjonTest {

    private static final String UGYLDIG = "UGYLDIG_TRANSAKSJON";
    private static final String UFULLSTENDIG = "UFULLSTENDIG_TRANSAKSJON";

    private final Testsystem system;
    private final String transaksjon = "t " + UUID.randomUUID();
    private final Aap sak = Aap.nySak();
    private final Aap forste = sak.behandling("b1").med("2026-01-05", 100);
    private final Aap andre = sak.behandling("b2").med("2026-01-19", 200);
    private final Aap tredje = sak.behandling("b3").med("2026-02-02", 300);

    TransaksjonTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void transaksjon_records_become_one_oppdrag_and_each_key_gets_every_status() {
        var nokler = Stream.of(forste, andre, tredje)
                .map(del -> send(del, transaksjon, "3"))
                .toList();
        var oppdrag = system.oppdrag(sak.sakId(), 1);
        assertThat(oppdrag.linjer()).hasSize(3);
        assertThat(oppdrag.linjer()).extracting(l -> l.text("henvisning")).containsExactlyInAnyOrder("b1", "b2", "b3");
        system.svar(oppdrag, Mmel.OK);
        for (var nokkel : nokler) {
            var ok = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK").get(2);
            assertThat(ok.json().get("detaljer").get("linjer")).hasSize(3);
            assertThat(ok.hode("original-key")).contains(nokkel);
        }
        assertThat(system.antallOppdrag(sak.sakId())).isEqualTo(1);
    }

    @Test
    void transaksjon_that_OS_refuses_is_FEILET_for_every_key() {
        var nokler = List.of(send(forste, transaksjon, "2"), send(andre, transaksjon, "2"));
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.of("08", "B1", "Nei"));
        nokler.forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET"));
    }

    @Test
    void transaksjon_waits_without_a_status_until_its_last_record_comes() {
        var nokkel = send(forste, transaksjon, "2");
        system.ventTilAltErBehandlet();
        assertThat(system.statuserNa(nokkel)).isEmpty();
        assertThat(system.antallOppdrag(sak.sakId())).isZero();
        send(andre, transaksjon, "2");
        assertThat(system.oppdrag(sak.sakId(), 1).linjer()).hasSize(2);
    }

    @Test
    void transaksjon_repeat_of_a_key_replaces_nothing() {
        var nokkel = send(forste, transaksjon, "2");
        send(nokkel, sak.med("2026-03-02", 999), transaksjon, "2");
        send(andre, transaksjon, "2");
        var oppdrag = system.oppdrag(sak.sakId(), 1);
        assertThat(oppdrag.linjer())
                .extracting(l -> l.text("datoVedtakFom").substring(0, 10))
                .containsExactly("2026-01-05", "2026-01-19");
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        system.ventTilAltErBehandlet();
        assertThat(system.statuserNa(nokkel)).hasSize(3);
    }

    @Test
    void transaksjon_repeat_of_a_record_after_all_have_come_has_the_answer_of_the_first() {
        var nokkel = send(forste, transaksjon, "2");
        send(andre, transaksjon, "2");
        var oppdrag = system.oppdrag(sak.sakId(), 1);
        send(nokkel, forste, transaksjon, "2");
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");

        send(nokkel, forste, transaksjon, "2");
        var statuser = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK", "OK");
        assertThat(statuser.get(3).json()).isEqualTo(statuser.get(2).json());
        assertThat(samlede()).isZero();
    }

    @Test
    void SIM_6_transaksjon_repeat_of_a_record_of_a_dry_run_has_its_result_again() {
        var nokkel = send(forste.somDryrun(), transaksjon, "2");
        send(andre.somDryrun(), transaksjon, "2");
        var resultat = system.simulert(nokkel, 1).get(0).json();

        send(nokkel, forste.somDryrun(), transaksjon, "2");
        assertThat(system.simulert(nokkel, 2).get(1).json()).isEqualTo(resultat);
        assertThat(system.statuserNa(nokkel)).isEmpty();
        assertThat(system.simulering().spurt(sak.sakId())).hasSize(1);
    }

    @Test
    void transaksjon_repeat_of_a_record_in_the_batch_that_completed_it_has_the_answer_that_comes() throws Exception {
        var nokkel = UUID.randomUUID().toString();
        system.iEnPorsjon(() -> {
            send(nokkel, forste, transaksjon, "2");
            send(andre, transaksjon, "2");
            send(nokkel, forste, transaksjon, "2");
        });
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        system.ventTilAltErBehandlet();
        assertThat(system.statuserNa(nokkel)).hasSize(3);
        assertThat(samlede()).isZero();
    }

    @Test
    void UFULLSTENDIG_TRANSAKSJON_also_when_collected_anew_in_the_batch_that_completed_the_one_before()
            throws Exception {
        var nokler = new ArrayList<String>();
        system.iEnPorsjon(() -> {
            send(forste, transaksjon, "2");
            send(andre, transaksjon, "2");
            nokler.add(send(tredje, transaksjon, "2"));
        });
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
        assertThat(samlede()).isEqualTo(1);
        tidenErUte();
        feilet(nokler.get(0), UFULLSTENDIG, "1 av 2");
    }

    @Test
    void transaksjon_after_a_refusal_is_collected_anew() {
        var nokler = List.of(send(forste, transaksjon, "2"), send(andre, transaksjon, "2"));
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.of("08", "B1", "Nei"));
        nokler.forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET"));

        send(nokler.get(0), forste, transaksjon, "2");
        send(nokler.get(1), andre, transaksjon, "2");
        system.svar(system.oppdrag(sak.sakId(), 2), Mmel.OK);
        nokler.forEach(nokkel ->
                system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK"));
    }

    @Test
    void transaksjon_of_the_whole_sak_ends_what_none_of_its_records_mentions() {
        var gammel = sak.med("2026-03-02", 400);
        system.godta(gammel);
        send(forste, transaksjon, "2");
        send(andre, transaksjon, "2");
        var oppdrag = system.oppdrag(sak.sakId(), 2);
        assertThat(oppdrag.linjer()).hasSize(3);
        assertThat(oppdrag.linjer().get(2).text("kodeStatusLinje")).isEqualTo("OPPH");
    }

    @Test
    void D3_transaksjon_takes_its_place_among_the_other_requests_of_the_sak() {
        var nokler = List.of(send(forste, transaksjon, "2"), send(andre, transaksjon, "2"));
        var etter = system.send(sak.med("2026-04-06", 500));
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
        assertThat(system.oppdrag(sak.sakId(), 1).linjer()).hasSize(2);
        nokler.forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK"));
        system.svar(system.oppdrag(sak.sakId(), 2), Mmel.OK);
        system.ventStatuser(etter, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void transaksjon_that_says_nothing_new_is_OK_for_every_key() {
        send(forste, transaksjon, "2");
        send(andre, transaksjon, "2");
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
        var ny = transaksjon + "x";
        var nokler = List.of(send(forste, ny, "2"), send(andre, ny, "2"));
        nokler.forEach(nokkel -> system.ventStatuser(nokkel, "OK"));
    }

    @Test
    void transaksjon_dry_run_that_says_nothing_new_is_answered_on_every_key() {
        var nokler = List.of(send(sak.somDryrun(), transaksjon, "2"), send(sak.somDryrun(), transaksjon, "2"));
        for (var nokkel : nokler) {
            system.ventStatuser(nokkel, "OK");
            system.poster()
                    .vent(
                            1,
                            "info",
                            post -> post.topic().equals("helved.dryrun-aap.v1")
                                    && post.nokkel().equals(nokkel));
        }
    }

    @Test
    void UGYLDIG_TRANSAKSJON_when_records_are_not_of_one_sak_or_mode() {
        refused(forste, Aap.nySak().med("2026-01-19", 200), "ulik sakId");
        refused(forste, andre.somDryrun(), "ulik dryrun");
        var avvent = "\"avvent\": {\"fom\": \"2026-01-05\", \"tom\": \"2026-01-%02d\"},";
        refused(forste.medFelt(avvent.formatted(9)), andre.medFelt(avvent.formatted(16)), "ulik avvent");
    }

    @Test
    void UGYLDIG_TRANSAKSJON_when_records_are_not_of_one_person() {
        var nokler = List.of(send(forste, transaksjon, "2"), UUID.randomUUID().toString());
        publiser(null, nokler.get(1), andre.json().replace("12345678910", "10987654321"), transaksjon, "2");
        nokler.forEach(nokkel -> feilet(nokkel, UGYLDIG, "ulik personident"));
    }

    @Test
    void UGYLDIG_TRANSAKSJON_when_two_records_are_of_one_utbetaling() {
        var meldekort = UUID.randomUUID();
        refused(sak.med(meldekort, "2026-01-05", 100), sak.med(meldekort, "2026-01-19", 100), "flere poster");
    }

    @Test
    void UGYLDIG_TRANSAKSJON_when_records_do_not_agree_on_how_many_they_are() {
        var nokler = List.of(send(forste, transaksjon, "2"), send(andre, transaksjon, "3"));
        nokler.forEach(nokkel -> feilet(nokkel, UGYLDIG, "transaksjonAntall"));
    }

    @Test
    void UGYLDIG_TRANSAKSJON_when_one_record_cannot_be_read() {
        var lesbar = send(forste, transaksjon, "2");
        var ulesbar = UUID.randomUUID().toString();
        publiser(null, ulesbar, "{", transaksjon, "2");
        feilet(ulesbar, "UGYLDIG_JSON", "Feil ved deserialisering");
        feilet(lesbar, UGYLDIG, "kan ikke leses");
        assertThat(system.antallOppdrag(sak.sakId())).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "T;1",
                "T;101",
                "T;0",
                "T;-2",
                "T;to",
                "T;2.0",
                "T;''",
                "T;99999999999",
                "T; 2",
                "'';2",
                "'  ';2",
                "NULL;2",
                "T;NULL"
            },
            delimiter = ';',
            nullValues = "NULL",
            ignoreLeadingAndTrailingWhitespace = false)
    void UGYLDIG_TRANSAKSJON_when_the_headers_make_no_sense(String id, String antall) {
        feilet(send(forste, id == null ? null : id.replace("T", transaksjon), antall), UGYLDIG, "transaksjonId må ha");
    }

    @Test
    void transaksjon_id_of_64_characters_is_the_longest() {
        var lengst = ("æ" + transaksjon + "x".repeat(64)).substring(0, 64);
        send(forste, lengst, "2");
        send(andre, lengst, "2");
        system.oppdrag(sak.sakId(), 1);
        feilet(send(tredje, lengst + "x", "2"), UGYLDIG, "1 til 64 tegn");
    }

    @Test
    void transaksjon_of_100_records_is_the_largest() {
        var nokler = IntStream.range(0, 100)
                .mapToObj(nr -> send(sak.med("2026-01-05", 100 + nr), transaksjon, "100"))
                .toList();
        var oppdrag = system.oppdrag(sak.sakId(), 1);
        assertThat(oppdrag.linjer()).hasSize(100);
        system.svar(oppdrag, Mmel.OK);
        nokler.forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK"));
    }

    @Test
    void UFULLSTENDIG_TRANSAKSJON_when_time_is_up_for_the_ones_that_came() {
        var nokler = List.of(send(forste, transaksjon, "3"), send(andre, transaksjon, "3"));
        ventPaSamlede(2);
        tidenErUte();
        nokler.forEach(nokkel -> feilet(nokkel, UFULLSTENDIG, "2 av 3"));

        var forSen = send(tredje, transaksjon, "3");
        ventPaSamlede(1);
        assertThat(system.antallOppdrag(sak.sakId())).isZero();
        tidenErUte();
        feilet(forSen, UFULLSTENDIG, "1 av 3");
        Testsystem.ventPa(
                "ingenting igjen",
                () -> system.database()
                                .queryForObject(
                                        "select count(*) from transaksjon where transaksjon_id = ?",
                                        Integer.class,
                                        transaksjon)
                        == 0);
    }

    @Test
    void UFULLSTENDIG_TRANSAKSJON_also_for_a_record_that_comes_at_the_moment_when_time_is_up() throws Exception {
        var forst = send(forste, transaksjon, "3");
        ventPaSamlede(1);
        String sist;
        try (var opphold = system.las("lock table transaksjonsdel in share mode")) {
            tidenErUte();
            opphold.ventTilNoenVenter(); // the refusal has locked the transaction, and cannot take it away yet
            sist = send(andre, transaksjon, "3");
            Testsystem.ventPa("mottaket venter på avslaget", () -> antallSomVenter() == 2);
        }
        feilet(forst, UFULLSTENDIG, "1 av 3");
        ventPaSamlede(1);
        tidenErUte();
        feilet(sist, UFULLSTENDIG, "1 av 3");
    }

    @Test
    void transaksjon_that_was_incomplete_can_be_sent_again() {
        var nokkel = send(forste, transaksjon, "2");
        ventPaSamlede(1);
        tidenErUte();
        feilet(nokkel, UFULLSTENDIG, "1 av 2");
        send(nokkel, forste, transaksjon, "2");
        send(andre, transaksjon, "2");
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
        system.ventStatuser(nokkel, "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_33_a_record_without_a_key_is_no_part_of_its_transaction() {
        send(forste, transaksjon, "2");
        system.publiser(
                medHoder(new ProducerRecord<>(Aap.TOPIC, null, andre.json().getBytes(UTF_8)), transaksjon, "2"));
        system.poster()
                .vent(
                        1,
                        "dødbrev",
                        post -> post.topic().equals(Aap.TOPIC + ".dlt")
                                && new String(post.innhold(), UTF_8).equals(andre.json()));
        assertThat(system.antallOppdrag(sak.sakId())).isZero();
    }

    @Test
    void transaksjoner_of_different_fagsystemer_are_different() {
        send(forste, transaksjon, "2");
        var dagpenger = Dagpenger.nySak();
        var nokkel = UUID.randomUUID().toString();
        system.publiser(medHoder(
                new ProducerRecord<>(
                        dagpenger.topic(),
                        nokkel.getBytes(UTF_8),
                        dagpenger.json().getBytes(UTF_8)),
                transaksjon,
                "2"));
        system.ventTilAltErBehandlet();
        Testsystem.ventPa("to transaksjoner", () -> samlede() == 2);
        assertThat(system.statuserNa(nokkel)).isEmpty();
    }

    @Test
    void transaksjoner_at_the_same_time_on_all_partitions_are_each_complete() {
        var saker = IntStream.range(0, 50).mapToObj(nr -> Aap.nySak()).toList();
        var poster = saker.stream()
                .flatMap(en ->
                        IntStream.range(0, 4).mapToObj(nr -> new Sending(en.sakId(), en.med("2026-01-05", 100 + nr))))
                .collect(Collectors.toList());
        Collections.shuffle(poster);
        poster.forEach(
                en -> publiser(null, UUID.randomUUID().toString(), en.del().json(), en.transaksjon(), "4"));
        saker.forEach(en -> assertThat(system.oppdrag(en.sakId(), 1).linjer())
                .as(en.sakId())
                .hasSize(4));
    }

    private record Sending(String transaksjon, Aap del) {}

    private void refused(Aap en, Aap annen, String tekst) {
        var id = UUID.randomUUID().toString();
        var forsteNokkel = send(en, id, "2");
        var andreNokkel = send(annen, id, "2");
        feilet(andreNokkel, UGYLDIG, tekst);
        feilet(forsteNokkel, UGYLDIG, tekst);
        assertThat(system.antallOppdrag(en.sakId())).isZero();
    }

    private void feilet(String nokkel, String kode, String tekst) {
        var error = system.poster()
                .vent(
                        1,
                        "FEILET for " + nokkel,
                        post -> post.topic().equals(LokalKafka.STATUS)
                                && post.nokkel().equals(nokkel)
                                && post.status().equals("FEILET"))
                .get(0)
                .json()
                .get("error");
        assertThat(error.get("statusCode").asInt()).isEqualTo(400);
        assertThat(error.get("code").asText()).isEqualTo(kode);
        assertThat(error.get("msg").asText()).contains(tekst);
    }

    private String send(Aap del, String id, String antall) {
        return send(UUID.randomUUID().toString(), del, id, antall);
    }

    private String send(String nokkel, Aap del, String id, String antall) {
        publiser(Math.floorMod(del.sakId().hashCode(), LokalKafka.PARTITIONS), nokkel, del.json(), id, antall);
        return nokkel;
    }

    /** @param partisjon null when the key decides */
    private void publiser(Integer partisjon, String nokkel, String json, String id, String antall) {
        system.publiser(medHoder(
                new ProducerRecord<>(Aap.TOPIC, partisjon, nokkel.getBytes(UTF_8), json.getBytes(UTF_8)), id, antall));
    }

    /** @param id null for no such header, as is antall */
    static ProducerRecord<byte[], byte[]> medHoder(ProducerRecord<byte[], byte[]> record, String id, String antall) {
        if (id != null) {
            record.headers().add("transaksjonId", id.getBytes(UTF_8));
        }
        if (antall != null) {
            record.headers().add("transaksjonAntall", antall.getBytes(UTF_8));
        }
        return record;
    }

    private int samlede() {
        return system.database()
                .queryForObject(
                        """
                        select count(*) from transaksjonsdel d join transaksjon t on t.id = d.transaksjon
                        where transaksjon_id = ?
                        """,
                        Integer.class,
                        transaksjon);
    }

    private int antallSomVenter() {
        return system.database()
                .queryForObject(
                        "select count(*) from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0",
                        Integer.class);
    }

    private void ventPaSamlede(int antall) {
        Testsystem.ventPa(antall + " poster samlet", () -> samlede() == antall);
    }

    private void tidenErUte() {
        system.database()
                .update("update transaksjon set frist = now() - interval '1 s' where transaksjon_id = ?", transaksjon);
    }
}
