package no.nav.utsjekk.feiltest.ramme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.Anlegg;
import no.nav.utsjekk.feiltest.Gift;
import no.nav.utsjekk.feiltest.Statuser;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.LokalMq;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One request that is treated badly, or something beside it, so that it goes ways that others do not. */
final class Tur {

    private static final int BELOP = 500;
    private static final Duration TALMODIGHET = Duration.ofMinutes(1);

    private final Rigg rigg;
    private final Runde runde;
    private final Bestilling bestilling;
    private final Bestilling overHttp;
    private final String iverksatt;
    private final Bestilling flyttet;
    private final List<Gift> gifter = new ArrayList<>();
    private int dodbrev;
    private int parkerte;
    private int tvil;
    private boolean avstemt;
    private int simulert = -1;
    private int migrert = -1;
    private boolean erFlyttet;

    Tur(Rigg rigg, Runde runde) {
        this.rigg = rigg;
        this.runde = runde;
        this.bestilling = Bestilling.aap(runde.merke() + "-x", runde.merke() + "-x1", BELOP);
        var sakOverHttp = runde.merke() + "-h";
        this.overHttp = Bestilling.aap(sakOverHttp, Httpkall.uid(sakOverHttp).toString(), BELOP);
        this.iverksatt = runde.merke() + "-i";
        var sakSomFlyttes = runde.merke() + "-f";
        this.flyttet = Bestilling.aap(sakSomFlyttes, Httpkall.uid(sakSomFlyttes).toString(), BELOP);
    }

    String nokkel() {
        return bestilling.nokkel();
    }

    String sakId() {
        return bestilling.sakId();
    }

    /** Publishes it; it is to be accepted, or refused by OS on request. */
    void bestill() {
        runde.publiser(bestilling);
    }

    /** Publishes it; it is to fail before it reaches OS. */
    void bestillForgjeves() {
        runde.publiser(bestilling.somFeiler());
    }

    /** Asks for something else over HTTP, without waiting for the answer: the process may die before it comes. */
    void bestillOverHttp() {
        runde.leggTil(overHttp);
        send(utbetalingskall());
    }

    /** Whoever got no answer asks again, until he hears that it is there. */
    void bestillOverHttpIgjen() {
        sendTilDetErGjort(utbetalingskall());
    }

    private Httpkall utbetalingskall() {
        return Httpkall.utbetaling(overHttp, BELOP);
    }

    /** Asks what OS would pay, which leaves nothing. */
    void simulerOverHttp() {
        send(Httpkall.simulering(overHttp, BELOP));
    }

    /** Until OS has said it: a question that died keeps the sak for as long as OS may be at it. */
    void simulerOverHttpIgjen() {
        sendTilDetErGjort(Httpkall.simulering(overHttp, BELOP));
    }

    /** The same with a producer's own melding. */
    void dryrunOverHttp() {
        send(Httpkall.dryrun(overHttp.sakId()));
    }

    void dryrunOverHttpIgjen() {
        sendTilDetErGjort(Httpkall.dryrun(overHttp.sakId()));
    }

    /** The same with an iverksetting, which is no request that anybody counts. */
    void iverksett() {
        migrert = 0;
        send(Httpkall.iverksetting(iverksatt));
    }

    /** Until it is there and OS pays it. */
    void iverksettIgjen() {
        migrert = 0;
        sendTilDetErGjort(Httpkall.iverksetting(iverksatt));
        ventPa("oppdrag where tilstand = 'GODTATT' and fagsystem_id = '%s'".formatted(iverksatt));
    }

    /** The same with its migration. */
    void migrer() {
        send(Httpkall.migrering(iverksatt));
    }

    void migrerIgjen() {
        migrert = 1;
        sendTilDetErGjort(Httpkall.migrering(iverksatt));
    }

    private CompletableFuture<Optional<Integer>> send(Httpkall kall) {
        return kall.send(rigg.instans().httpPort(), rigg.utsteder());
    }

    private void sendTilDetErGjort(Httpkall kall) {
        await().atMost(TALMODIGHET)
                .until(() -> send(kall).join().filter(kall.ferdig()::contains).isPresent());
    }

    String iverksatt() {
        return iverksatt;
    }

    /** An operator has tried it, and wants it done now. */
    void bestillMigrering() {
        rigg.database()
                .update(
                        """
                        with prove as (
                          insert into migreringskjoring (fagsystem, prov, hvem, grunn)
                          values ('TILLEGGSSTØNADER', true, 'A123456', 'feiltest') returning id),
                        kjoring as (
                          insert into migreringskjoring (fagsystem, prov, prove, hvem, grunn)
                          select 'TILLEGGSSTØNADER', false, id, 'A123456', 'feiltest' from prove returning id)
                        insert into migreringssak (kjoring, sak_id, uider)
                        select id, ?, json_build_object('TILSYN_BARN_AAP', ?) from kjoring
                        """,
                        iverksatt,
                        Httpkall.uid(iverksatt).toString());
    }

    void ventTilMigrert() {
        migrert = 1;
        ventPa("migreringssak where utfall = 'MIGRERT' and sak_id = '%s'".formatted(iverksatt));
    }

    void ventTilIkkeMigrert() {
        ventPa("migreringssak where kode = 'UVENTET_FEIL' and sak_id = '%s'".formatted(iverksatt));
    }

    /** An utbetaling over HTTP that OS pays; it is no request that anybody counts. */
    void bestillDetSomFlyttes() {
        var sakId = flyttet.sakId();
        sendTilDetErGjort(Httpkall.utbetaling(flyttet, BELOP));
        ventPa("oppdrag where tilstand = 'GODTATT' and fagsystem_id = '%s'".formatted(sakId));
    }

    void flytt() {
        send(Httpkall.flytting(flyttet.sakId()));
    }

    void flyttIgjen() {
        erFlyttet = true;
        sendTilDetErGjort(Httpkall.flytting(flyttet.sakId()));
    }

    /** OS was sent it once, and pays it in one chain; if it was migrated, the utbetaling has been published once. */
    private Stream<String> iverksettingsavvik() {
        return migrert < 0
                ? Stream.empty()
                : migreringsavvik("TILLST", iverksatt, Httpkall.uid(iverksatt).toString(), migrert);
    }

    private Stream<String> flytteavvik() {
        var sakId = flyttet.sakId();
        return erFlyttet ? migreringsavvik("AAP", sakId, Httpkall.nyUid(sakId).toString(), 1) : Stream.empty();
    }

    private Stream<String> migreringsavvik(String fagomrade, String sakId, String uid, int ventet) {
        var oppdrag = rigg.antall("oppdrag where fagsystem_id = '%s'".formatted(sakId));
        var kjeder = rigg.os().kjeder(fagomrade, sakId).size();
        await().atMost(TALMODIGHET).until(() -> rigg.antall("utboks where levert is null") == 0);
        var publisert = Statuser.poster(rigg.brokers(), LokalKafka.UTBETALINGER).stream()
                .filter(post -> uid.equals(post.key()))
                .count();
        return oppdrag == 1 && kjeder == 1 && publisert == ventet
                ? Stream.empty()
                : Stream.of("sak %s: %d oppdrag, %d kjeder, publisert %d ganger, ventet %d"
                        .formatted(sakId, oppdrag, kjeder, publisert, ventet));
    }

    /** The same as one of two records of a transaction, of which the other never comes. */
    void bestillHalvTransaksjon() {
        var post = Anlegg.record(bestilling.poster().get(0));
        post.headers().add("transaksjonId", nokkel().getBytes(UTF_8)).add("transaksjonAntall", "2".getBytes(UTF_8));
        runde.publiser(bestilling.somFeiler(), post);
        var denne = "where transaksjon_id = '%s'".formatted(nokkel());
        ventPa("transaksjon " + denne);
        rigg.database().update("update transaksjon set frist = clock_timestamp() " + denne);
    }

    /** Asks what OS would pay in the same sak; the question is no request that anybody counts. */
    void simuler() {
        rigg.publiser(new ProducerRecord<>(
                "aap.utbetaling.v1",
                simulering(),
                """
                {"dryrun": true, "sakId": "%s", "behandlingId": "b1", "ident": "12345678910",
                 "vedtakstidspunktet": "2026-01-19T10:00:00", "saksbehandler": "Z123456", "beslutter": "Z654321",
                 "utbetalinger": [{"id": "%s", "fom": "2026-01-05", "tom": "2026-01-16", "sats": 700, "utbetaltBeløp": 700}]}"""
                        .formatted(sakId(), UUID.nameUUIDFromBytes(simulering().getBytes(UTF_8)))));
    }

    private String simulering() {
        return nokkel() + "-simulering";
    }

    /** SQL: whether a column is the request's sak. */
    String erSaken(String kolonne) {
        return erSaken(kolonne, sakId());
    }

    /** SQL: whether a column is that sak. */
    String erSaken(String kolonne, String sakId) {
        return "%s = (select id from sak where sak_id = '%s')".formatted(kolonne, sakId);
    }

    /** OS's answer to the question has been told, and nothing else. */
    void ventTilSimulert() {
        await().atMost(TALMODIGHET).until(() -> !simuleringer().isEmpty());
        simulert = 1;
    }

    /** The question has been refused. */
    void ventTilIkkeSimulert() {
        await().atMost(TALMODIGHET).until(() -> rigg.svar().erBesvart(simulering()));
        simulert = 0;
    }

    private List<String> simuleringer() {
        return Statuser.poster(rigg.brokers(), "helved.dryrun-aap.v1").stream()
                .filter(post -> simulering().equals(post.key()))
                .map(post -> new String(post.value(), UTF_8))
                .toList();
    }

    private Stream<String> simuleringsavvik() {
        var resultater = simuleringer();
        var statuser = rigg.svar().av(simulering());
        return simulert < 0 || resultater.size() == simulert && statuser.size() == 1 - simulert
                ? Stream.empty()
                : Stream.of("dry run: %s og %s".formatted(resultater, statuser));
    }

    void ventTilBesvart() {
        var uleverte = "utboks where levert is null and nokkel = convert_to('%s', 'UTF8')".formatted(nokkel());
        await().atMost(TALMODIGHET).until(() -> rigg.svar().erBesvart(nokkel()) && rigg.antall(uleverte) == 0);
    }

    /** A hundred days go by for the request. */
    void blirGammel() {
        var denne = "where melding = (select id from melding where nokkel = '%s')".formatted(nokkel());
        rigg.database()
                .batchUpdate(
                        "update kvittering set mottatt = now() - interval '100 days'"
                                + " where oppdrag in (select id from oppdrag %s)".formatted(denne),
                        "update oppdrag set besvart = now() - interval '100 days' " + denne,
                        "update melding set ferdig = now() - interval '100 days' where nokkel = '%s'"
                                .formatted(nokkel()));
    }

    /** A hundred days go by for what has been said about it. */
    void svaretBlirGammelt() {
        rigg.database()
                .update(
                        "update utboks set levert = levert - interval '100 days' where nokkel = convert_to(?, 'UTF8')",
                        nokkel());
    }

    /** A record was taken in long ago, from before Kafka's memory. */
    void bleMottattForLengeSiden() {
        rigg.database()
                .update(
                        """
                        insert into mottatt (topic, partisjon, posisjon, tidspunkt, lagret)
                        values (?, 0, -1, 0, now() - interval '100 days')
                        """,
                        LokalKafka.INNTOPICS.get(0));
    }

    /** The database refuses it every time, as if by a bug. */
    void avvis(String tabell, String nar) {
        gifter.add(Gift.avvis(rigg.database(), tabell, nar, Gift.GIFTIG));
    }

    /** The database refuses it once. */
    void avvisEnGang(String tabell, String nar) {
        gifter.add(Gift.avvis(rigg.database(), tabell, nar, Gift.GIFTIG, 1));
    }

    void endre(String tabell, String nar, String endring) {
        gifter.add(Gift.endre(rigg.database(), tabell, nar, endring));
    }

    void fjernGift() {
        gifter.forEach(Gift::fjern);
        gifter.clear();
    }

    void os(Feiltype feil) {
        rigg.os().leggTilFeil(Feil.av(feil).sak(sakId()));
    }

    void osApner() {
        rigg.os().apne();
    }

    /** Something that belongs to no request is to be published. */
    void siNoeTil(String topic) {
        rigg.database().update("insert into utboks (kanal, mottaker) values ('KAFKA', ?)", topic);
    }

    /** OS sends something that nobody can read. */
    void osSender(String tekst) {
        rigg.os().send(tekst);
    }

    /** OS answers everything about the request, once more if it has before. */
    void osSvarer() {
        rigg.os().mottatte(sakId()).forEach(rigg.os()::svar);
    }

    /** An operator lets the oppdrag go, unless that has been done. */
    void frigi() throws Exception {
        for (var id : rigg.database()
                .queryForList(
                        "select id from oppdrag where tilstand = 'HOLDT' and fagsystem_id = ?", Long.class, sakId())) {
            rigg.instans().frigi(id);
        }
    }

    /** An operator runs the avstemming of all there is. */
    void avstem() throws Exception {
        var dager = rigg.database()
                .queryForObject(
                        "select min(utledet)::date as fom, max(utledet)::date as tom from oppdrag",
                        (row, nr) ->
                                List.of(row.getObject("fom", LocalDate.class), row.getObject("tom", LocalDate.class)));
        rigg.instans().avstem(dager.get(0), dager.get(1));
    }

    /** When nobody knows whether OS has it, an operator asks OS. */
    void avklarAvstemming() throws Exception {
        avstemt = true;
        ventPa("avstemming where levert is not null or i_tvil is not null");
        if (rigg.antall("avstemming where i_tvil is not null") > 0) {
            tvil = 1;
            var id = rigg.database().queryForObject("select id from avstemming", Long.class);
            rigg.instans().avklar(id, avstemmingIder().stream().allMatch(this::erHosOs));
            ventPa("avstemming where levert is not null");
        }
    }

    private List<String> avstemmingIder() {
        return rigg.database().queryForList("select avstemming_id from avstemming_fagomrade", String.class);
    }

    private boolean erHosOs(String avstemmingId) {
        return gangerHosOs(avstemmingId) > 0;
    }

    private long gangerHosOs(String avstemmingId) {
        return rigg.os().avstemte().stream()
                .filter(avstemt -> avstemt.avstemmingId().equals(avstemmingId))
                .count();
    }

    /** OS has each avstemming once, and none that it has not been sent. */
    private Stream<String> avstemmingsavvik() {
        if (!avstemt) {
            return Stream.empty();
        }
        var ider = avstemmingIder();
        await().atMost(TALMODIGHET).until(() -> ider.stream().allMatch(this::erHosOs));
        var avvik = Stream.concat(
                        ider.isEmpty() ? Stream.of("ingenting er avstemt") : Stream.<String>empty(),
                        ider.stream().filter(id -> gangerHosOs(id) != 1).map(id -> "avstemming %s kom %d ganger til OS"
                                .formatted(id, gangerHosOs(id))))
                .toList();
        rigg.database()
                .batchUpdate(
                        "delete from avstemming_melding", "delete from avstemming_fagomrade", "delete from avstemming");
        return avvik.stream();
    }

    /** What has failed is mended, and an operator sends the dead letter once more. */
    void sendDodbrev() throws Exception {
        ventPa("dodbrev where avsluttet is null");
        fjernGift();
        rigg.instans().sendDodbrev(dodtBrev());
    }

    /** Nothing can be mended, and an operator puts the dead letter away. */
    void forkastDodbrev() throws Exception {
        ventPa("dodbrev where avsluttet is null");
        rigg.instans().forkastDodbrev(dodtBrev());
        ventPa("dodbrev where avsluttet is not null");
    }

    private long dodtBrev() {
        return rigg.database().queryForObject("select id from dodbrev where avsluttet is null", Long.class);
    }

    void ventTilHoldt() {
        ventPa("oppdrag where tilstand = 'HOLDT' and fagsystem_id = '%s'".formatted(sakId()));
    }

    void ventTilSendt() {
        ventPa("oppdrag where tilstand = 'SENDT' and fagsystem_id = '%s'".formatted(sakId()));
    }

    /** Whatever was to be sent by now. */
    void ventTilAltErSendt() {
        await().atMost(TALMODIGHET).until(() -> rigg.antall("oppdrag where tilstand = 'TIL_SENDING'") == 0);
    }

    void ventTilParkert() {
        ventPa("kvittering where utfall = 'PARKERT'");
    }

    private void ventPa(String rad) {
        await().atMost(TALMODIGHET).until(() -> rigg.antall(rad) > 0);
    }

    /** It ends in the dead letter channel. */
    void venterDodbrev() {
        dodbrev = 1;
    }

    /** Something ends on the backout queue. */
    void venterParkert() {
        parkerte = 1;
    }

    /** Each of these is told to a person once, whatever was killed; takes them away. */
    List<String> levninger() {
        fjernGift();
        var kopier = parkerte == 0 ? 0 : tomBackout();
        return Stream.of(
                        avvik(
                                "varsler",
                                "varsel where type not in ('DOBBELTUTBETALING', 'DELVIS_GODTATT')",
                                dodbrev + parkerte + tvil),
                        avvik("parkerte kvitteringer", "kvittering where utfall = 'PARKERT'", parkerte),
                        avvik("dødbrev", "dodbrev", dodbrev),
                        avstemmingsavvik(),
                        simuleringsavvik(),
                        iverksettingsavvik(),
                        flytteavvik(),
                        kopier < parkerte ? Stream.of("ingenting på backout-køen") : Stream.<String>empty())
                .flatMap(avvik -> avvik)
                .toList();
    }

    private Stream<String> avvik(String hva, String fra, int ventet) {
        int rader = rigg.database().update("delete from " + fra);
        return rader == ventet ? Stream.empty() : Stream.of("%d %s, ventet %d".formatted(rader, hva, ventet));
    }

    private int tomBackout() {
        int antall = 0;
        try (var context = rigg.omgivelser().mq().connectionFactory().createContext();
                var consumer = context.createConsumer(context.createQueue(LokalMq.KVITTERING_BOQ))) {
            while (consumer.receive(500) != null) {
                antall++;
            }
        }
        return antall;
    }
}
