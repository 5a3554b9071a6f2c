package no.nav.utsjekk.mottak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.dodbrev.Dodbrev;
import no.nav.utsjekk.dodbrev.DodbrevRepository;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.melding.NyMelding;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.StatusWriter.Status;
import no.nav.utsjekk.status.Svar;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utboks.Utgaende;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;

/** The intake: from Kafka records to stored meldinger (02). Steps of the route {@code mottak}. */
public final class Mottak {

    private static final String ROUTE = "mottak";
    private static final String NO_KEY = "mangler-nokkel";
    private static final int CONFLICT = 409;

    private final Meldingsformater formater;
    private final MeldingRepository meldinger;
    private final UtboksRepository utboks;
    private final DodbrevRepository dodbrev;
    private final VarselRepository varsler;
    private final StatusWriter statuses;
    private final Metrics metrics;

    public Mottak(
            Meldingsformater formater,
            MeldingRepository meldinger,
            UtboksRepository utboks,
            DodbrevRepository dodbrev,
            VarselRepository varsler,
            StatusWriter statuses,
            Metrics metrics) {
        this.formater = formater;
        this.meldinger = meldinger;
        this.utboks = utboks;
        this.dodbrev = dodbrev;
        this.varsler = varsler;
        this.statuses = statuses;
        this.metrics = metrics;
    }

    /** Turns what the Kafka consumer delivers, an exchange per record, into raw records. */
    public List<Post> poster(List<Exchange> batch, String fagsystem) {
        var system = Fagsystem.valueOf(fagsystem);
        return batch.stream()
                .map(exchange -> post(system, exchange.getMessage()))
                .toList();
    }

    private static Post post(Fagsystem fagsystem, Message record) {
        return new Post(
                fagsystem,
                record.getHeader(KafkaConstants.TOPIC, String.class),
                record.getHeader(KafkaConstants.PARTITION, Integer.class),
                record.getHeader(KafkaConstants.OFFSET, Long.class),
                record.getHeader(KafkaConstants.TIMESTAMP, Long.class),
                Optional.ofNullable(record.getHeader(KafkaConstants.KEY, byte[].class)),
                Optional.ofNullable(record.getBody(byte[].class)),
                Optional.ofNullable(record.getHeader("traceparent", byte[].class))
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .filter(Mottak::isTraceparent));
    }

    /** W3C trace context; anything else is not passed on. */
    private static boolean isTraceparent(String text) {
        return text.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    /** Reads one record. */
    public LestPost les(Post post) {
        var nokkel = post.usableKey();
        if (nokkel.isEmpty() || post.innhold().isEmpty()) {
            return new LestPost(post, Optional.empty());
        }
        var lesing =
                formater.av(post.fagsystem()).les(nokkel.get(), post.innhold().get());
        return new LestPost(post, Optional.of(lesing));
    }

    /**
     * Stores what has been read: meldinger, with FEILET for those that cannot be decoded (IN-9), and dead letters for
     * records that cannot be answered (FM-33). Tombstones leave no trace (IN-3).
     */
    public void lagre(List<LestPost> leste) {
        var meldingene = leste.stream().filter(l -> l.lesing().isPresent()).toList();
        var ids = meldinger.add(meldingene.stream().map(this::nyMelding).toList());
        var svar = new ArrayList<Utgaende>();
        var nyeVarsler = new ArrayList<Varsel>();
        for (int i = 0; i < ids.size(); i++) {
            answer(meldingene.get(i), ids.get(i), svar, nyeVarsler);
        }
        utboks.add(svar);
        varsler.add(nyeVarsler);
        dodbrev.add(leste.stream()
                .filter(l -> l.lesing().isEmpty() && l.post().innhold().isPresent())
                .map(l -> unanswerable(l.post()))
                .toList());
        AfterCommit.run(() -> meldingene.forEach(
                lest -> metrics.melding(lest.post().fagsystem().name())));
    }

    private void answer(LestPost lest, long id, List<Utgaende> svar, List<Varsel> nyeVarsler) {
        var lesing = lest.lesing().orElseThrow();
        if (lesing instanceof Lesing.Uleselig uleselig) {
            svar.add(statuses.status(
                    svar(lest.post(), Optional.of(id), uleselig.dryrun()),
                    Status.FEILET,
                    Optional.empty(),
                    Optional.of(error(uleselig))));
            if (uleselig.avvisning().statuskode() == CONFLICT) {
                nyeVarsler.add(Varsel.ofMelding(
                        Varsel.Type.UID_KOLLISJON, uleselig.avvisning().tekst(), id));
            }
        }
        if (lesing instanceof Lesing.Lest melding && melding.slattSammen() > 0) {
            nyeVarsler.add(Varsel.ofMelding(
                    Varsel.Type.FERIETILLEGG_SLATT_SAMMEN,
                    melding.slattSammen() + " like dager med ferietillegg ble slått sammen",
                    id));
        }
    }

    private static Svar svar(Post post, Optional<Long> id, boolean dryrun) {
        return new Svar(id, post.usableKey().orElseThrow(), post.fagsystem(), dryrun, post.traceparent());
    }

    private NyMelding nyMelding(LestPost lest) {
        var post = lest.post();
        var lesing = lest.lesing().orElseThrow();
        if (lesing instanceof Lesing.Lest melding) {
            var sakId = Optional.of(melding.melding().sakId()).filter(MeldingRepository::isPossibleSakId);
            return nyMelding(post, sakId, melding.melding().dryrun(), Optional.empty());
        }
        var uleselig = (Lesing.Uleselig) lesing;
        return nyMelding(post, Optional.empty(), uleselig.dryrun(), Optional.of(error(uleselig)));
    }

    private static NyMelding nyMelding(Post post, Optional<String> sakId, boolean dryrun, Optional<String> feil) {
        return new NyMelding(
                post.usableKey().orElseThrow(),
                post.fagsystem(),
                sakId,
                post.topic(),
                post.partisjon(),
                post.posisjon(),
                post.innhold().orElseThrow(),
                post.traceparent(),
                dryrun,
                feil);
    }

    private String error(Lesing.Uleselig uleselig) {
        return statuses.error(uleselig.avvisning(), uleselig.felt());
    }

    private static Dodbrev unanswerable(Post post) {
        return dodbrev(post, ROUTE, NO_KEY, "Posten har ingen nøkkel som den kan besvares med");
    }

    private static Dodbrev dodbrev(Post post, String rute, String arsak, String detaljer) {
        var place = new Dodbrev.Post(post.topic(), post.partisjon(), post.posisjon(), post.nokkel(), post.innhold());
        return new Dodbrev(rute, Optional.of(place), Optional.empty(), Optional.empty(), arsak, detaljer);
    }

    /**
     * Gives up a record that no try could store (VAL-19): a dead letter with the cause, and FEILET if it has a key. The
     * record is claimed all the same, so that it is not tried again.
     */
    public void giOpp(Post post, Exception cause) {
        dodbrev.add(List.of(dodbrev(post, ROUTE, Giftig.name(cause), Giftig.describe(cause))));
        if (post.usableKey().isPresent()) {
            var error =
                    statuses.error(Giftig.avvisning(post.topic(), post.partisjon(), post.posisjon()), Optional.empty());
            utboks.add(List.of(statuses.status(
                    svar(post, Optional.empty(), false), Status.FEILET, Optional.empty(), Optional.of(error))));
        }
    }
}
