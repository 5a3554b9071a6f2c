package no.nav.utsjekk.feiltest.ramme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.Anlegg;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.lokal.Linjer;
import no.nav.utsjekk.lokal.Omgivelser;
import no.nav.utsjekk.lokal.OsStandin;
import no.nav.utsjekk.lokal.Simuleringsserver;
import no.nav.utsjekk.lokal.Tokenutsteder;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.JdbcTemplate;

/** The servers, OS, and any number of processes of the product. A fault does to them what it wants. */
public final class Rigg implements AutoCloseable {

    private static final Path DATA = Path.of("target", "data", "feil");

    private static final Map<String, String> INNSTILLINGER = Map.of(
            "OPPRYDDING_PERIODE_MS",
            "500",
            "OPPRYDDING_PORSJON",
            "100000",
            "VAKT_PAUSE",
            "PT1S",
            "SIMULERING_PARALLELT", // what has failed is tried alone before another thread takes it
            "1",
            "AVSTEMMING_SJEKK_MS",
            "600000");

    /** As many processes as ever live at the same time. */
    private static final int PLASSER = 4;

    private final Omgivelser omgivelser;
    private final OsStandin os;
    private final Simuleringsserver simulering = new Simuleringsserver();
    private final Kopiteller kopier = new Kopiteller();
    private final Svarliste svar;
    private final KafkaProducer<String, String> producer;
    private final List<Instans> instanser = new ArrayList<>();
    private final Tokenutsteder utsteder = Tokenutsteder.start(0);

    private Rigg() {
        omgivelser = Omgivelser.start(DATA, PLASSER);
        os = OsStandin.start(omgivelser.mq().connectionFactory(), Anlegg.journal(DATA));
        os.lytt(kopier);
        svar = new Svarliste(omgivelser.kafka().brokers());
        producer = Anlegg.producer(omgivelser.kafka().brokers());
    }

    /** On new data. */
    static Rigg start() {
        slettData();
        return new Rigg();
    }

    public Omgivelser omgivelser() {
        return omgivelser;
    }

    public OsStandin os() {
        return os;
    }

    public JdbcTemplate database() {
        return Anlegg.database(omgivelser.postgres().jdbcUrl());
    }

    String brokers() {
        return omgivelser.kafka().brokers();
    }

    Path journal() {
        return Anlegg.journal(DATA);
    }

    Kopiteller kopier() {
        return kopier;
    }

    Svarliste svar() {
        return svar;
    }

    void publiser(ProducerRecord<String, String> post) {
        producer.send(post);
    }

    /**
     * Time is up for transactions that are never complete.
     *
     * @param alle for all that are not: what is to complete them has been published
     */
    void laTidenGaUt(boolean alle) {
        producer.flush();
        database()
                .update(
                        """
                        update transaksjon set frist = clock_timestamp()
                        where id in (select id from transaksjon
                                     where melding is null and frist > clock_timestamp()
                                       and (transaksjon_id like ? || '%' or ?)
                                     for update skip locked)
                        """,
                        Bestilling.UFULLSTENDIG, alle);
    }

    /** Whether there is nothing left to do. */
    boolean erStille() {
        return Stream.of(
                        "melding where tilstand <> 'FERDIG'",
                        "oppdrag where besvart is null",
                        "transaksjonsdel",
                        "utboks where levert is null")
                .allMatch(noe -> antall(noe) == 0);
    }

    /** @param fra what follows "from" */
    int antall(String fra) {
        return database().queryForObject("select count(*) from " + fra, Integer.class);
    }

    /** Those that live, oldest first. */
    public List<Instans> instanser() {
        instanser.removeIf(instans -> !instans.lever());
        return List.copyOf(instanser);
    }

    /** The oldest one that lives. */
    public Instans instans() {
        return instanser().get(0);
    }

    /** Starts one more process, without waiting for it. */
    public Instans startInstans() {
        var linjer = ledigeLinjer();
        var settings = new HashMap<>(omgivelser.settings(linjer));
        settings.putAll(Anlegg.INNSTILLINGER);
        settings.putAll(INNSTILLINGER);
        settings.putAll(simulering.settings());
        settings.putAll(utsteder.settings());
        var instans = Instans.start(settings, linjer);
        instanser.add(instans);
        return instans;
    }

    private Linjer ledigeLinjer() {
        var opptatte = instanser().stream().map(Instans::linjer).toList();
        return omgivelser.linjer().stream()
                .filter(linjer -> !opptatte.contains(linjer))
                .findFirst()
                .orElseThrow();
    }

    /** Issues tokens that all processes accept. */
    Tokenutsteder utsteder() {
        return utsteder;
    }

    /**
     * Tells Kafka that those are dead who are. Otherwise it waits ten seconds for them before others get their partitions:
     * nothing for the product to do about, and long for a test.
     */
    public void glemDode() throws Exception {
        omgivelser.kafka().fjernDodeMedlemmer();
    }

    /** Starts or stops processes until there are so many, all of them ready. */
    void krevInstanser(int antall) throws InterruptedException {
        var lever = instanser();
        for (var ekstra : lever.subList(Math.min(antall, lever.size()), lever.size())) {
            ekstra.stopp();
        }
        var nye = new ArrayList<Instans>();
        for (int nr = lever.size(); nr < antall; nr++) {
            nye.add(startInstans());
        }
        for (var ny : nye) {
            ny.ventTilKlar();
        }
    }

    /** What the processes have written, for whoever has to find out. */
    List<String> utskrift() {
        return instanser.stream()
                .flatMap(instans -> instans.barn().resten().stream())
                .toList();
    }

    @Override
    public void close() {
        instanser.forEach(instans -> instans.barn().close());
        producer.close();
        svar.close();
        os.close();
        simulering.close();
        utsteder.close();
        omgivelser.close();
        slettData();
    }

    private static void slettData() {
        try {
            FileUtils.deleteDirectory(DATA.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
