package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.nav.utsjekk.oppdrag.xml.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsStandinTest {

    /** Each test has a reply queue of its own, so that no test takes another's kvittering. */
    private final String svarTil = "SVAR." + UUID.randomUUID();

    private static LokalMq mq;
    private static OsStandin os;

    @BeforeAll
    static void start(@TempDir(factory = UnderTarget.class) Path data) throws Exception {
        mq = new LokalMq(data.resolve("mq"), Porter.velg(0));
        mq.start();
        os = OsStandin.start(mq.connectionFactory(), data.resolve("os/bok"));
    }

    @AfterEach
    void all_is_well_again() {
        os.fjernFeil();
        os.svarAutomatisk(true);
    }

    @AfterAll
    static void stopp() {
        os.close();
        mq.stopp();
    }

    /** XML-15, XML-16. */
    @Test
    void answers_with_the_oppdrag_in_the_default_namespace_and_mmel_first() {
        var oppdrag = Oppdragsmal.ny("FORM");
        send(oppdrag);

        assertThat(kvittering())
                .isEqualTo(oppdrag.replace(
                                "<ns2:oppdrag xmlns:ns2=\"http://www.trygdeetaten.no/skjema/oppdrag\">",
                                "<oppdrag xmlns=\"http://www.trygdeetaten.no/skjema/oppdrag\"><mmel>"
                                        + "<systemId>231-OPPD</systemId><alvorlighetsgrad>00</alvorlighetsgrad>"
                                        + "</mmel>")
                        .replace("</ns2:oppdrag>", "</oppdrag>"));
    }

    @Test
    void answers_on_the_kvittering_queue_when_the_sender_names_none() {
        try (var context = mq.connectionFactory().createContext();
                var consumer = context.createConsumer(context.createQueue(LokalMq.KVITTERING))) {
            context.createProducer().send(context.createQueue(LokalMq.OPPDRAG), Oppdragsmal.ny("UTEN-SVARADRESSE"));
            assertThat(consumer.receiveBody(String.class, 10_000)).contains("UTEN-SVARADRESSE");
        }
    }

    /** OS-1, OS-2, OS-3, OS-11. */
    @Test
    void books_by_the_rules_of_os() {
        send(Oppdragsmal.ny("BOK"), Oppdragsmal.ny("BOK"), Oppdragsmal.endring("BOK"), Oppdragsmal.endring("UKJENT"));
        send(Oppdragsmal.ny("SKJEMA").replace("<sats>298</sats>", ""), "ikke xml");

        assertThat(kvittering()).satisfies(mmel("00", null, null));
        assertThat(kvittering()).satisfies(mmel("08", "B110008F", "Oppdraget finnes fra før"));
        assertThat(kvittering()).satisfies(mmel("00", null, null));
        assertThat(kvittering()).satisfies(mmel("08", "B110011F", "OPPDRAGET/FAGSYSTEM-ID finnes ikke fra før"));
        assertThat(kvittering()).contains("<kodeMelding>BXXX001F<").contains("fradragTillegg");
        assertThat(kvittering()).contains("<kodeMelding>BXXX001F<");
        assertThat(os.kjeder("TILTPENG", "BOK")).singleElement().satisfies(kjede -> assertThat(kjede.dager())
                .hasSize(10)
                .containsEntry(LocalDate.of(2026, 7, 10), BigDecimal.valueOf(298))
                .containsEntry(LocalDate.of(2026, 7, 13), BigDecimal.valueOf(300)));
        assertThat(os.kjeder("TILTPENG", "UKJENT")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"08,08,0", "12,12,0", "04,04,1"})
    void answers_with_the_grade_that_it_is_told(String feil, String grad, int kjeder) {
        os.leggTilFeil(Feil.av(Feiltype.av(feil)).antall(1));
        var sak = "GRAD-" + feil;
        send(Oppdragsmal.ny(sak));

        assertThat(kvittering()).contains("<alvorlighetsgrad>" + grad + "<").contains("<beskrMelding>");
        assertThat(os.kjeder("TILTPENG", sak)).hasSize(kjeder);
        assertThat(os.feil()).isEmpty();
    }

    @Test
    void answers_twice() {
        os.leggTilFeil(Feil.av(Feiltype.DOBBELT).antall(1));
        send(Oppdragsmal.ny("DOBBELT"));
        assertThat(kvittering()).isEqualTo(kvittering()).contains("<alvorlighetsgrad>00<");
    }

    @Test
    void answers_late() {
        os.leggTilFeil(Feil.av(Feiltype.SENT).ventetid(Duration.ofMillis(700)).antall(1));
        var begun = System.nanoTime();
        send(Oppdragsmal.ny("SENT"));
        assertThat(kvittering()).contains("<alvorlighetsgrad>00<");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(650));
    }

    @Test
    void never_answers_what_it_has_booked() {
        os.leggTilFeil(Feil.av(Feiltype.ALDRI).sak("ALDRI"));
        send(Oppdragsmal.ny("ALDRI"), Oppdragsmal.ny("ETTER-ALDRI"));
        assertThat(kvittering()).contains("ETTER-ALDRI");
        assertThat(os.kjeder("TILTPENG", "ALDRI")).hasSize(1);
    }

    @Test
    void answers_with_something_that_is_no_xml() {
        os.leggTilFeil(Feil.av(Feiltype.av("odelagt")).antall(1));
        send(Oppdragsmal.ny("ODELAGT"));
        var kvittering = kvittering();
        assertThatThrownBy(() -> Element.read(kvittering)).isNotNull();
    }

    /** XML-17. */
    @Test
    void pads_texts_with_blanks() {
        os.leggTilFeil(Feil.av(Feiltype.BLANKE).antall(1));
        send(Oppdragsmal.ny("BLANKE"));
        assertThat(kvittering())
                .contains("<fagsystemId>" + "BLANKE" + " ".repeat(24) + "</")
                .contains("<alvorlighetsgrad>00  </");
    }

    @Test
    void answers_backwards() {
        os.leggTilFeil(Feil.av(Feiltype.OMVENDT).antall(3));
        send(Oppdragsmal.ny("FORST"), Oppdragsmal.ny("MIDT"), Oppdragsmal.ny("SIST"));
        assertThat(List.of(kvittering(), kvittering(), kvittering()))
                .extracting(text -> Element.read(text).required("oppdrag-110").text("fagsystemId"))
                .containsExactly("SIST", "MIDT", "FORST");
    }

    @Test
    void takes_nothing_while_it_is_closed() {
        os.leggTilFeil(Feil.av(Feiltype.STENGT));
        send(Oppdragsmal.ny("STENGT"));
        try (var context = mq.connectionFactory().createContext();
                var consumer = context.createConsumer(context.createQueue(svarTil))) {
            assertThat(consumer.receive(500)).as("kvittering while closed").isNull();
            assertThat(os.mottatte("STENGT")).isEmpty();

            os.fjernFeil();
            assertThat(consumer.receiveBody(String.class, 10_000)).contains("STENGT");
        }
    }

    @Test
    void lets_a_test_answer_by_hand_and_change_its_mind() {
        os.svarAutomatisk(false);
        send(Oppdragsmal.ny("FOR-HAND"));
        await().untilAsserted(() -> assertThat(os.mottatte("FOR-HAND")).hasSize(1));
        var oppdrag = os.mottatte("FOR-HAND").get(0);

        os.svar(oppdrag, Mmel.of("12", "X", "Teknisk <feil>"));
        assertThat(kvittering()).contains("<beskrMelding>Teknisk &lt;feil&gt;</");
        assertThat(os.kjeder("TILTPENG", "FOR-HAND")).isEmpty();
        os.svar(oppdrag, Mmel.OK);
        assertThat(kvittering()).contains("<alvorlighetsgrad>00<");
        assertThat(os.kjeder("TILTPENG", "FOR-HAND")).hasSize(1);
        assertThat(os.svar(oppdrag)).as("the same message again").isEqualTo(Mmel.OK);
    }

    @Test
    void goes_on_when_the_broker_comes_back() throws Exception {
        mq.stopp();
        mq.start();
        send(Oppdragsmal.ny("TILBAKE"));
        assertThat(kvittering()).contains("TILBAKE");
    }

    /** Killed in the middle of a stream it neither forgets an oppdrag nor takes one for its own duplicate. */
    @Test
    void answers_every_oppdrag_once_also_when_it_is_killed_meanwhile(@TempDir(factory = UnderTarget.class) Path data)
            throws Exception {
        var antall = 2000;
        var port = Porter.velg(0);
        try (var child = Barn.start(OsSomDrepes.class, data.toString(), String.valueOf(port), String.valueOf(antall))) {
            child.ventPaLinje("midt i");
            child.drep();
        }
        var broker = new LokalMq(data.resolve("mq"), port);
        broker.start();
        try (var restarted = OsStandin.start(broker.connectionFactory(), data.resolve("os/bok"));
                var context = broker.connectionFactory().createContext();
                var consumer = context.createConsumer(context.createQueue(LokalMq.KVITTERING))) {
            var answered = new ArrayList<String>();
            while (answered.size() < antall) {
                var kvittering = consumer.receiveBody(String.class, 10_000);
                assertThat(kvittering).contains("<alvorlighetsgrad>00<");
                answered.add(Element.read(kvittering).required("oppdrag-110").text("fagsystemId"));
            }
            assertThat(answered).doesNotHaveDuplicates();
            assertThat(consumer.receiveNoWait()).isNull();
            assertThat(answered).allSatisfy(sak -> assertThat(restarted.kjeder("TILTPENG", sak))
                    .hasSize(1));
        } finally {
            broker.stopp();
        }
    }

    /** A broker and a stand-in in a process of their own, with many oppdrag to answer. */
    static final class OsSomDrepes {

        public static void main(String[] args) throws Exception {
            var data = Path.of(args[0]);
            var antall = Integer.parseInt(args[2]);
            var mq = new LokalMq(data.resolve("mq"), Integer.parseInt(args[1]));
            mq.start();
            try (var context = mq.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED)) {
                var producer = context.createProducer();
                var queue = context.createQueue(LokalMq.OPPDRAG);
                IntStream.range(0, antall).forEach(i -> producer.send(queue, Oppdragsmal.ny("SAK-" + i)));
                context.commit();
            }
            var os = OsStandin.start(mq.connectionFactory(), data.resolve("os/bok"));
            await().pollInterval(Duration.ofMillis(1)).until(() -> os.mottatte().size() > antall / 3);
            System.out.println("midt i");
            Thread.currentThread().join();
        }
    }

    private void send(String... oppdrag) {
        try (var context = mq.connectionFactory().createContext()) {
            var producer = context.createProducer().setJMSReplyTo(context.createQueue(svarTil));
            List.of(oppdrag).forEach(xml -> producer.send(context.createQueue(LokalMq.OPPDRAG), xml));
        }
    }

    private String kvittering() {
        try (var context = mq.connectionFactory().createContext();
                var consumer = context.createConsumer(context.createQueue(svarTil))) {
            var kvittering = consumer.receiveBody(String.class, 10_000);
            assertThat(kvittering).as("kvittering").isNotNull();
            return kvittering;
        }
    }

    private static Consumer<String> mmel(String grad, String kode, String tekst) {
        return kvittering -> {
            var mmel = Element.read(kvittering).children().get(0);
            assertThat(mmel.name()).isEqualTo("mmel");
            assertThat(mmel.text("alvorlighetsgrad")).isEqualTo(grad);
            assertThat(mmel.optionalText("kodeMelding")).isEqualTo(Optional.ofNullable(kode));
            assertThat(mmel.optionalText("beskrMelding")).isEqualTo(Optional.ofNullable(tekst));
        };
    }
}
