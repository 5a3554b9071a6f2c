package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.docs.Rute;
import no.nav.utsjekk.docs.Rutefil;
import no.nav.utsjekk.ende.Giftstrategi.Gift;
import no.nav.utsjekk.lokal.Mmel;
import org.apache.camel.Exchange;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An exception that nobody foresaw, from every bean method that a route names and from everything else that a step can fail
 * on, in turn, wherever it is called for the poisoned sak. They are read from the routes: a new one is tried without being
 * asked for. What failed is given up and told of, the rest goes on, and when the fault has been mended an operator sends it
 * once more and all ends well, once.
 *
 * <p>{@code -Dgift.bare=REGEX} tries only places with such names, for instance {@code UTLED.*}.
 */
@EndeTilEnde({
    "camel.main.configuration-classes=no.nav.utsjekk.ende.Giftstrategi",
    "NETT_PERIODE_MS=300",
    "MOTTAK_SAMLETID_MS=60",
    "TRANSAKSJON_FRIST=PT0.5S",
    "TRANSAKSJON_SJEKK_MS=200",
    "OPPDRAG_KOPI_VENTETID=PT0.5S",
    "OPPDRAG_LEIE=PT0.5S",
    "FEIL_GIFTIG_VENTETID_MS=10",
    "drift.mbean.dodbrev=" + Operator.DODBREV + "gift",
    "drift.mbean.kvitteringer=" + Operator.KVITTERINGER + "gift",
    "drift.mbean.oppdrag=" + Operator.OPPDRAG + "gift"
})
class GiftigeStegTest {

    /** From a record on Kafka to its status; what is beside it has tests of its own. */
    private static final Set<String> FILER = Set.of(
            "10-mottak.camel.yaml",
            "15-transaksjoner.camel.yaml",
            "20-utled.camel.yaml",
            "30-oppdrag-ut.camel.yaml",
            "40-kvittering.camel.yaml",
            "50-status-ut.camel.yaml");

    /** Steps that look for work: there is no element yet that could be given up. */
    private static final Set<String> LETER =
            Set.of("utlopte", "hent-klare", "reserver", "forfalte", "hent-backout", "gjenoppta", "hent-uleverte");

    /** Steps beside the elements: they ask whether there are any, or note what has been done to all of them. */
    private static final Set<String> ETTERPA = Set.of(
            "noen-utlopt",
            "noe-utledet",
            "noe-reservert",
            "noe-sendt",
            "noen-etter-frist",
            "noe-levert",
            "levert",
            "levert-backout");

    /** Steps of each that fail first, when the giving up itself is to fail. */
    private static final Map<Forlop, Set<String>> FORST = Map.of(
            Forlop.MOTTAK, Set.of("lagre"),
            Forlop.FRIST, Set.of("forkast", "forkast-en"),
            Forlop.UTLED, Set.of("lagre-resultater"),
            Forlop.OPPDRAG, Set.of("noter-sendt"),
            Forlop.KVITTERING, Set.of("gjor-opp"),
            Forlop.AVSLAG, Set.of("gjor-opp-etter-frist"),
            Forlop.BACKOUT, Set.of("backout-innhold"),
            Forlop.STATUS, Set.of("kafka-sink"));

    private static final String BARE = System.getProperty("gift.bare", ".*");

    private static final Operator OPERATOR = new Operator("gift");
    private static final Pattern BEAN = Pattern.compile("bean:(\\w+)\\?method=(\\w+)");

    private final Testsystem system;
    private final Aap sak = Aap.nySak().med("2026-01-05", 100);
    private final String nokkel = sak.sakId() + "-n";
    private final Spor spor;

    GiftigeStegTest(Testsystem system) {
        this.system = system;
        this.spor = new Spor(system.database(), sak.sakId());
    }

    /** What a step is part of, by the name of its route: the first that fits. */
    enum Forlop {
        TRANSAKSJON("mottak-samle"),
        MOTTAK("mottak.*"),
        FRIST("transaksjon-frist.*"),
        UTLED("utled.*"),
        OPPDRAG("oppdrag-.*"),
        AVSLAG("kvittering-frist.*|kvittering-etter-frist"),
        KVITTERING("kvittering.*"),
        BACKOUT("backout-.*"),
        STATUS("status-.*");

        private final String ruter;

        Forlop(String ruter) {
            this.ruter = ruter;
        }

        static Forlop av(String rute) {
            return Stream.of(values())
                    .filter(forlop -> rute.matches(forlop.ruter))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Hva er ruten " + rute + " en del av?"));
        }
    }

    /**
     * Something that can fail.
     *
     * @param hva a bean method, or what else a step relies on
     * @param steg the steps of this part that would fail, by their routes
     */
    record Sted(Forlop forlop, String hva, Map<String, String> steg) {

        boolean leter() {
            return steg.keySet().stream().anyMatch(LETER::contains);
        }

        boolean kommerEtterpa() {
            return ETTERPA.containsAll(steg.keySet());
        }

        /** The giving up fails too. */
        boolean hindrerBrev() {
            return steg.values().stream().anyMatch(rute -> rute.endsWith("-dodbrev"));
        }

        /** Nothing of it is reached while all goes well. */
        boolean ventesPa() {
            return steg.values().stream()
                    .allMatch(
                            rute -> rute.matches(".*-(en|dodbrev|en-transaksjon)|oppdrag-send-ett|oppdrag-tell-kopi"));
        }

        /** Nothing of it is reached unless something else is given up. */
        boolean erBareBrev() {
            return steg.values().stream().allMatch(rute -> rute.endsWith("-dodbrev"));
        }

        @Override
        public String toString() {
            return forlop + " " + hva;
        }
    }

    private static List<Sted> alle() {
        var steder = new TreeMap<String, Sted>();
        Rutefil.alle().stream()
                .filter(fil -> FILER.contains(fil.navn()))
                .flatMap(fil -> fil.ruter().stream())
                .filter(rute -> rute.konfigurasjon().isPresent())
                .forEach(rute -> rute.alle()
                        .filter(trinn -> trinn.id().isPresent())
                        .forEach(trinn -> hva(trinn).forEach(hva -> {
                            var sted = new Sted(Forlop.av(rute.id()), hva, new TreeMap<>());
                            steder.computeIfAbsent(sted.toString(), ny -> sted)
                                    .steg()
                                    .put(trinn.id().orElseThrow(), rute.id());
                        })));
        return List.copyOf(steder.values());
    }

    /** Bean methods that a step calls, and whatever else it relies on: a strategy, a repository, MQ. */
    private static Stream<String> hva(Rute.Trinn trinn) {
        var tekster = Stream.concat(
                        Stream.of(trinn), trinn.eip().equals("choice") ? trinn.indre().stream() : Stream.of())
                .flatMap(t -> beans(t).stream())
                .toList();
        var annet = trinn.valg().values().stream()
                .filter(tekst ->
                        tekst.startsWith("#") || tekst.startsWith("jms:") || tekst.equals("kamelet:oppdrag-sink"));
        return Stream.concat(
                tekster.stream(), annet.map(tekst -> tekst + " " + trinn.id().orElseThrow()));
    }

    private static List<String> beans(Rute.Trinn trinn) {
        var valg = trinn.valg();
        var uttrykk = valg.values().stream()
                .flatMap(tekst -> BEAN.matcher(tekst).results())
                .map(bean -> bean.group(1) + "." + bean.group(2));
        var metode = trinn.eip().equals("bean")
                ? Stream.of(valg.get("ref") + "." + valg.get("method").replaceAll("\\(.*", ""))
                : Stream.<String>of();
        var ref = valg.keySet().stream()
                .filter(navn -> navn.endsWith(".ref"))
                .map(navn -> navn.substring(0, navn.length() - 4))
                .map(navn -> valg.get(navn + ".ref").substring(4) + "."
                        + valg.get(navn + ".method").substring(7).replaceAll("\\(.*", ""));
        return Stream.of(uttrykk, metode, ref).flatMap(Function.identity()).toList();
    }

    private static Stream<Sted> provde() {
        return alle().stream().filter(sted -> sted.toString().matches(BARE));
    }

    static Stream<Sted> somBehandler() {
        return provde().filter(sted -> !sted.leter() && !sted.kommerEtterpa() && !sted.hindrerBrev());
    }

    static Stream<Sted> somGirOpp() {
        return provde().filter(Sted::hindrerBrev);
    }

    static Stream<Sted> somLeter() {
        return provde().filter(Sted::leter);
    }

    static Stream<Sted> somKommerEtterpa() {
        return provde().filter(Sted::kommerEtterpa);
    }

    @Test
    void every_bean_that_a_route_names_is_tried() {
        var steg =
                alle().stream().flatMap(sted -> sted.steg().keySet().stream()).collect(toSet());
        assertThat(alle()).hasSizeGreaterThan(50);
        assertThat(steg).containsAll(LETER).containsAll(ETTERPA);
        assertThat(FORST.values()).allSatisfy(forst -> assertThat(steg).containsAll(forst));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("somBehandler")
    void what_fails_on_one_element_is_given_up_and_an_operator_can_send_it_again(Sted sted) {
        var naboer = naboer();
        List<Map<String, Object>> brev;
        RecordMetadata post;
        try (var gift = new Gifter(sted);
                var forst =
                        forst(sted)) { // gone before the other: what is tried again in between is given up no longer
            post = begynn(sted.forlop());
            brev = ventPaBrev();
            fullforNaboer(naboer);
            assertThat(gift.kastet()).as("a few tries").isGreaterThanOrEqualTo(3);
            assertGittOpp(sted.forlop(), brev, post);
        }
        sendIgjen(sted.forlop(), brev);
        assertSakenGarVidere();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("somGirOpp")
    void what_cannot_even_be_given_up_is_kept_raw_and_the_rest_goes_on(Sted sted) {
        var naboer = naboer();
        List<Map<String, Object>> brev;
        try (var gift = new Gifter(sted);
                var forst =
                        forst(sted)) { // gone before the other: what is tried again in between is given up no longer
            begynn(sted.forlop());
            brev = ventPaBrev();
            fullforNaboer(naboer);
            assertThat(gift.kastet()).isGreaterThanOrEqualTo(3);
            assertThat(brev).singleElement().satisfies(b -> {
                assertThat(b.get("rute").toString()).startsWith(rute(sted.forlop()) + "-dodbrev");
                assertThat(b).containsEntry("arsak", "Uventet");
            });
            var raatt = brev;
            Testsystem.ventPa("varsel", () -> varsler(raatt).size() == 1);
            if (sted.erBareBrev()) {
                forst.close();
                sendRatt(sted.forlop(), brev); // nothing is given up any more, so nothing can be given up half
            }
        }
        if (!sted.erBareBrev()) {
            sendRatt(sted.forlop(), brev);
        }
        assertSakenGarVidere();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("somLeter")
    void a_step_that_cannot_find_its_work_is_told_of_and_goes_on_by_itself(Sted sted) {
        try (var gift = new Gifter(sted.steg().keySet(), exchange -> true, 3)) {
            begynn(sted.forlop());
            Testsystem.ventPa("giften er brukt opp", () -> gift.kastet() > 3);
        }
        var brev = omSteget(sted.forlop());
        assertThat(brev)
                .singleElement()
                .satisfies(b -> assertThat(b).containsEntry("arsak", "Uventet").containsEntry("topic", null));
        assertThat(varsler(brev)).isNotEmpty();
        OPERATOR.forkastDodbrev((Long) brev.get(0).get("id"));
        fullfor(sted.forlop());
        assertSakenGarVidere();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("somKommerEtterpa")
    void what_fails_when_all_is_done_undoes_nothing(Sted sted) {
        try (var gift = new Gifter(sted.steg().keySet(), exchange -> true, 2)) {
            begynn(sted.forlop());
            Testsystem.ventPa("giften er brukt opp", () -> gift.kastet() > 2);
        }
        fullfor(sted.forlop());
        assertSakenGarVidere();
        omSteget(sted.forlop()).forEach(b -> OPERATOR.forkastDodbrev((Long) b.get("id")));
    }

    /** Letters about a step, not about what it works on. */
    private List<Map<String, Object>> omSteget(Forlop forlop) {
        return dodbrev(
                "where rute = ? and avslutning is null and num_nulls(topic, melding, oppdrag, kvittering, utboks) = 5",
                rute(forlop));
    }

    /** What fails first, so that the poison is reached at all. */
    private Gifter forst(Sted sted) {
        var ganger = sted.erBareBrev() ? Integer.MAX_VALUE : 1;
        var steg =
                sted.erBareBrev() || sted.ventesPa() ? FORST.getOrDefault(sted.forlop(), Set.of()) : Set.<String>of();
        return new Gifter(steg, spor, ganger);
    }

    /** Poison in all steps that rely on the same. */
    private final class Gifter implements AutoCloseable {

        private final List<Gift> gifter;

        Gifter(Sted sted) {
            this(sted.steg().keySet(), spor, Integer.MAX_VALUE);
        }

        Gifter(Set<String> trinn, Predicate<Exchange> nar, int ganger) {
            gifter = trinn.stream()
                    .map(steg -> Giftstrategi.i(steg, nar, ganger))
                    .toList();
        }

        int kastet() {
            return gifter.stream().mapToInt(Gift::kastet).sum();
        }

        @Override
        public void close() {
            gifter.forEach(Gift::close);
        }
    }

    private static String rute(Forlop forlop) {
        return switch (forlop) {
            case TRANSAKSJON, MOTTAK -> "mottak";
            case FRIST -> "transaksjon-frist";
            case UTLED -> "utled";
            case OPPDRAG -> "oppdrag-ut";
            case AVSLAG -> "kvittering-frist";
            case KVITTERING -> "kvittering";
            case BACKOUT -> "backout-ut";
            case STATUS -> "status-ut";
        };
    }

    // --- what happens

    private List<Aap> naboer() {
        var naboer = IntStream.range(0, 2)
                .mapToObj(nr -> Aap.nySak().med("2026-01-05", 200))
                .toList();
        naboer.forEach(nabo -> publiser(nabo, nabo.sakId() + "-n"));
        return naboer;
    }

    private void fullforNaboer(List<Aap> naboer) {
        naboer.forEach(nabo -> {
            system.svar(system.oppdrag(nabo.sakId(), 1), Mmel.OK);
            system.ventStatuser(nabo.sakId() + "-n", "MOTTATT", "HOS_OPPDRAG", "OK");
        });
    }

    private RecordMetadata publiser(Aap melding, String key) {
        return system.publiser(new ProducerRecord<>(
                Aap.TOPIC, 0, key.getBytes(UTF_8), melding.json().getBytes(UTF_8)));
    }

    private void publiserDel(String key, String antall) {
        var post = new ProducerRecord<>(
                Aap.TOPIC,
                0,
                key.getBytes(UTF_8),
                sak.med("2026-03-02", key.length()).json().getBytes(UTF_8));
        post.headers().add("transaksjonId", (sak.sakId() + "-t").getBytes(UTF_8));
        post.headers().add("transaksjonAntall", antall.getBytes(UTF_8));
        system.publiser(post);
    }

    /** Goes as far as where the poison is. */
    private RecordMetadata begynn(Forlop forlop) {
        if (forlop == Forlop.TRANSAKSJON || forlop == Forlop.FRIST) {
            publiserDel(nokkel, "2");
            return null;
        }
        if (forlop == Forlop.BACKOUT) {
            system.kvittering("ukjent " + sak.sakId());
            return null;
        }
        var sted = publiser(sak, nokkel);
        if (forlop == Forlop.KVITTERING) {
            svar(Mmel.OK);
        } else if (forlop == Forlop.AVSLAG) {
            var oppdrag = system.oppdrag(sak.sakId(), 1);
            system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
            system.database().update("update oppdrag set overleveringer = 2 where fagsystem_id = ?", sak.sakId());
            system.svar(oppdrag, Mmel.of("08", "B1", "Nei"));
        }
        return sted;
    }

    private void svar(Mmel mmel) {
        var oppdrag = system.oppdrag(sak.sakId(), 1);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        system.svar(oppdrag, mmel);
    }

    /** Everything goes well from here. */
    private void fullfor(Forlop forlop) {
        switch (forlop) {
            case TRANSAKSJON, FRIST -> feilet(400, "FEILET");
            case MOTTAK, UTLED, OPPDRAG, STATUS -> {
                svar(Mmel.OK);
                system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
            }
            case KVITTERING -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
            case AVSLAG -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
            case BACKOUT -> kommerTilBackout();
        }
    }

    private void feilet(int kode, String... statuser) {
        var siste = system.ventStatuser(nokkel, statuser).get(statuser.length - 1);
        assertThat(siste.json().at("/error/statusCode").asInt()).isEqualTo(kode);
    }

    private void kommerTilBackout() {
        system.backout().vent(1, "parkert", m -> Testsystem.tekst(m).contains(sak.sakId()));
    }

    // --- how it is given up

    private List<Map<String, Object>> ventPaBrev() {
        Testsystem.ventPa("dødt brev om " + sak.sakId(), () -> !brev().isEmpty());
        return brev();
    }

    /** The open letters of the poisoned sak, whatever they are about. */
    private List<Map<String, Object>> brev() {
        return dodbrev(
                """
                left join oppdrag o on o.id = d.oppdrag left join kvittering k on k.id = d.kvittering
                left join utboks u on u.id = d.utboks
                where avslutning is null and concat_ws(' ', convert_from(d.nokkel, 'UTF8'), convert_from(d.innhold, 'UTF8'),
                  o.fagsystem_id, convert_from(k.innhold, 'UTF8'), convert_from(u.nokkel, 'UTF8'),
                  convert_from(u.innhold, 'UTF8'), (select string_agg(m.nokkel, ' ') from melding m where d.rute = 'utled-dodbrev ' || m.id),
                  (select string_agg(x.fagsystem_id, ' ') from oppdrag x where d.rute in ('oppdrag-ut-dodbrev ' || x.id, 'kvittering-frist-dodbrev ' || x.id)),
                  (select string_agg(t.transaksjon_id, ' ') from transaksjon t where d.rute = 'transaksjon-frist-dodbrev ' || t.id),
                  (select string_agg(convert_from(coalesce(y.nokkel, y.innhold), 'UTF8'), ' ') from utboks y
                   where d.rute in ('status-ut-dodbrev ' || y.id, 'backout-ut-dodbrev ' || y.id))) like ?
                """,
                "%" + sak.sakId() + "%");
    }

    private List<Map<String, Object>> dodbrev(String hvor, String parameter) {
        return system.database().queryForList("select d.* from dodbrev d " + hvor + " order by d.id", parameter);
    }

    private List<Map<String, Object>> varsler(List<Map<String, Object>> brev) {
        return system.database()
                .queryForList(
                        "select * from varsel where type = 'DODBREV' and tekst like ?",
                        "% dødbrev " + brev.get(0).get("id"));
    }

    private void assertGittOpp(Forlop forlop, List<Map<String, Object>> brev, RecordMetadata sted) {
        assertThat(brev).hasSizeBetween(1, forlop == Forlop.STATUS ? 3 : 1).allSatisfy(b -> assertThat(b)
                .containsEntry("rute", forlop == Forlop.FRIST ? rute(Forlop.MOTTAK) : rute(forlop))
                .containsEntry("arsak", "Uventet")
                .containsEntry("forsok", 1));
        assertThat(varsler(brev)).hasSize(1);
        switch (forlop) {
            case MOTTAK, UTLED -> {
                assertThat(brev.get(0))
                        .containsEntry("topic", Aap.TOPIC)
                        .containsEntry("partisjon", sted.partition())
                        .containsEntry("posisjon", sted.offset())
                        .hasEntrySatisfying("nokkel", n -> assertThat(new String((byte[]) n, UTF_8))
                                .isEqualTo(nokkel));
                feilet(500, "FEILET");
                assertPaDlt();
            }
            case TRANSAKSJON, FRIST -> {
                feilet(500, "FEILET");
                assertPaDlt();
            }
            case OPPDRAG -> system.ventStatuser(nokkel, "MOTTATT");
            case KVITTERING, AVSLAG -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
            case STATUS -> assertThat(system.statuserNa(nokkel)).isEmpty();
            case BACKOUT -> assertThat(
                            system.backout().hvor(m -> Testsystem.tekst(m).contains(sak.sakId())))
                    .isEmpty();
        }
    }

    private void assertPaDlt() {
        system.poster()
                .vent(
                        1,
                        "dødt brev",
                        post -> post.topic().equals(Aap.TOPIC + ".dlt")
                                && post.nokkel().equals(nokkel)
                                && post.hode("dodbrev-arsak").equals(Optional.of("Uventet")));
    }

    // --- how it is mended

    private void sendIgjen(Forlop forlop, List<Map<String, Object>> brev) {
        brev().forEach(b -> OPERATOR.sendDodbrev((Long) b.get("id")));
        switch (forlop) {
            case MOTTAK, UTLED -> {
                system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
                system.ventStatuser(nokkel, "FEILET", "MOTTATT", "HOS_OPPDRAG", "OK");
            }
            case TRANSAKSJON, FRIST -> feilet(400, "FEILET", "FEILET");
            case OPPDRAG, STATUS -> fullfor(forlop);
            case KVITTERING, AVSLAG, BACKOUT -> fullfor(forlop);
        }
        assertThat(system.database()
                        .queryForObject(
                                "select avslutning from dodbrev where id = ?",
                                String.class,
                                brev.get(0).get("id")))
                .isEqualTo("SENDT");
    }

    /** What is still where it was goes on by itself; a record or a message was kept only in the letter. */
    private void sendRatt(Forlop forlop, List<Map<String, Object>> brev) {
        if (forlop == Forlop.MOTTAK || forlop == Forlop.KVITTERING) {
            OPERATOR.sendDodbrev((Long) brev.get(0).get("id"));
        } else {
            OPERATOR.forkastDodbrev((Long) brev.get(0).get("id"));
        }
        fullfor(forlop);
    }

    private void assertSakenGarVidere() {
        var neste = sak.sakId() + "-" + UUID.randomUUID();
        int antall = system.antallOppdrag(sak.sakId());
        publiser(sak.med("2026-05-04", 900), neste);
        system.oppdrag(sak.sakId(), antall + 1);
        var oppdrag = system.oppdrag().hvor(o -> o.sakId().equals(sak.sakId()));
        system.svar(oppdrag.get(oppdrag.size() - 1), Mmel.OK);
        system.ventStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
    }
}
