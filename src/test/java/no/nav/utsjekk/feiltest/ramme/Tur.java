package no.nav.utsjekk.feiltest.ramme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.Anlegg;
import no.nav.utsjekk.feiltest.Gift;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.LokalMq;

/** One request that is treated badly, or something beside it, so that it goes ways that others do not. */
final class Tur {

    private static final Duration TALMODIGHET = Duration.ofMinutes(1);

    private final Rigg rigg;
    private final Runde runde;
    private final Bestilling bestilling;
    private final List<Gift> gifter = new ArrayList<>();
    private int dodbrev;
    private int parkerte;

    Tur(Rigg rigg, Runde runde) {
        this.rigg = rigg;
        this.runde = runde;
        this.bestilling = Bestilling.aap(runde.merke() + "-x", runde.merke() + "-x1", 500);
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

    /** The same as one of two records of a transaction, of which the other never comes. */
    void bestillHalvTransaksjon() {
        var post = Anlegg.record(bestilling.poster().get(0));
        post.headers().add("transaksjonId", nokkel().getBytes(UTF_8)).add("transaksjonAntall", "2".getBytes(UTF_8));
        runde.publiser(bestilling.somFeiler(), post);
        var denne = "where transaksjon_id = '%s'".formatted(nokkel());
        ventPa("transaksjon " + denne);
        rigg.database().update("update transaksjon set frist = clock_timestamp() " + denne);
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

    /** What has failed is mended, and an operator sends the dead letter once more. */
    void sendDodbrev() throws Exception {
        ventPa("dodbrev where avsluttet is null");
        fjernGift();
        rigg.instans()
                .sendDodbrev(
                        rigg.database().queryForObject("select id from dodbrev where avsluttet is null", Long.class));
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
                        avvik("varsler", "varsel where type <> 'DOBBELTUTBETALING'", dodbrev + parkerte),
                        avvik("parkerte kvitteringer", "kvittering where utfall = 'PARKERT'", parkerte),
                        avvik("dødbrev", "dodbrev", dodbrev),
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
