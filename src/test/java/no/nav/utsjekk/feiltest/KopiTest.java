package no.nav.utsjekk.feiltest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.MottattOppdrag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Design invariant 5: when the database does not come along after the MQ commit, an oppdrag lies on MQ twice. OS accepts
 * one copy and refuses the other; in whichever order the answers come, the producer hears of one success.
 *
 * <pre>
 * MQ commit   database commit   MQ commit   database commit        kvitteringer
 *     x            fails            x            x                 00, 08 or 08, 00
 * </pre>
 */
@ExtendWith(FellesAnlegg.class)
class KopiTest {

    private static final String[] GODTATT = {"MOTTATT", "HOS_OPPDRAG", "OK"};

    /** More than the broker lets a client send before it has to ask. */
    private static final int STOR_PORSJON = 40;

    private final Anlegg anlegg;

    KopiTest(Anlegg anlegg) {
        this.anlegg = anlegg;
    }

    @ParameterizedTest(name = "D7 and KV-2: the database fails with SQL state {0}")
    @ValueSource(strings = {"40001", "57P01", Gift.GIFTIG})
    void a_copy_on_MQ_cannot_hurt(String sqlState) {
        for (var sak : List.of("-rett", "-omvendt")) {
            anlegg.os().leggTilFeil(Feil.av(Feiltype.ALDRI).sak(sqlState + sak)); // books, and lets the test answer
        }
        var bestillinger = new ArrayList<Bestilling>();
        for (var belop : List.of(500, 700, 0)) {
            var godtattForst = Bestilling.aap(sqlState + "-rett", sqlState + "-rett-" + belop, belop);
            var avvistForst = Bestilling.aap(sqlState + "-omvendt", sqlState + "-omvendt-" + belop, belop);
            sendToGanger(sqlState, List.of(godtattForst, avvistForst));
            svar(godtattForst, false);
            svar(avvistForst, true);
            anlegg.ventPaStatuser(List.of(godtattForst, avvistForst), GODTATT);
            bestillinger.addAll(List.of(godtattForst, avvistForst));
        }

        assertThat(anlegg.revisjon(bestillinger).avvik()).isEmpty();
        assertThat(Statuser.poster(anlegg.omgivelser().kafka().brokers(), LokalKafka.UTBETALINGER).stream()
                        .filter(post -> new String(post.value(), UTF_8).contains("\"sakId\":\"" + sqlState)))
                .as("each version is committed once")
                .hasSameSizeAs(bestillinger);
    }

    /** The broker is full, and meanwhile the database gives up on who waits for it: others may send the same by now. */
    @Test
    void D7_an_oppdrag_whose_lock_is_lost_is_not_handed_over() {
        var bestillinger = IntStream.range(0, STOR_PORSJON)
                .mapToObj(nr -> Bestilling.aap("full-" + nr, "full-" + nr, 500))
                .toList();
        bestillinger.forEach(
                b -> anlegg.os().leggTilFeil(Feil.av(Feiltype.ALDRI).sak(b.sakId()))); // what is answered is not sent
        anlegg.omgivelser().mq().fyll(true);
        try {
            anlegg.publiser(bestillinger);
            await().atMost(Duration.ofSeconds(30)).until(() -> avbrytSending() > 0);
        } finally {
            anlegg.omgivelser().mq().fyll(false);
        }
        anlegg.ventPaStatuser(bestillinger, "MOTTATT", "HOS_OPPDRAG");

        assertThat(bestillinger)
                .allSatisfy(b -> assertThat(anlegg.os().mottatte(b.sakId())).hasSize(1));
        bestillinger.forEach(
                b -> anlegg.os().svar(anlegg.os().mottatte(b.sakId()).get(0)));
        anlegg.ventPaStatuser(bestillinger, GODTATT);
    }

    /** Ends the connection on which oppdrag are locked, and nothing has happened for a while; gives how many there were. */
    private int avbrytSending() {
        return anlegg.database()
                .queryForObject(
                        """
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where state = 'idle in transaction' and state_change < now() - interval '1 s'
                          and query like '%from oppdrag%for update%'
                        """,
                        Integer.class);
    }

    private void sendToGanger(String sqlState, List<Bestilling> bestillinger) {
        var gift = Gift.avvis(
                anlegg.database(),
                "oppdrag",
                "new.tilstand = 'SENDT' and new.fagsystem_id like '%s-%%'".formatted(sqlState),
                sqlState,
                1);
        anlegg.publiser(bestillinger);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> kopier(bestillinger.get(0)).size() == 2
                        && kopier(bestillinger.get(1)).size() == 2);
        gift.fjern();
    }

    private List<MottattOppdrag> kopier(Bestilling bestilling) {
        return anlegg.os().mottatte(bestilling.sakId()).stream()
                .filter(o -> o.xml().contains('>' + bestilling.behandlingId() + '<'))
                .toList();
    }

    /** OS has accepted the first copy and refused the other, unless they only end what is paid: then it has accepted both. */
    private void svar(Bestilling bestilling, boolean omvendt) {
        var kopier = new ArrayList<>(kopier(bestilling));
        assertThat(kopier.get(1).xml()).isEqualTo(kopier.get(0).xml());
        if (omvendt) {
            Collections.reverse(kopier);
        }
        kopier.forEach(anlegg.os()::svar);
    }
}
