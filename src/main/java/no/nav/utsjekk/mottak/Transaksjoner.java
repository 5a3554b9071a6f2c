package no.nav.utsjekk.mottak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.mottak.json.JsonDocument;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Transaksjonsregler;
import org.apache.camel.Exchange;

/**
 * Requests that come as several records (00, transactions across records). Steps of the routes {@code mottak-lagre},
 * {@code mottak-samle} and {@code transaksjon-frist}; the collecting itself is Camel's aggregate EIP.
 */
public final class Transaksjoner {

    private static final String FULLFORTE = "utsjekk.fullforte";

    private final TransaksjonRepository transaksjoner;
    private final Function<Post, LestPost> leser;
    private final Mottakslager lager;
    private final Uleste uleste;

    /** @param leser how one record is read */
    public Transaksjoner(
            TransaksjonRepository transaksjoner, Function<Post, LestPost> leser, Mottakslager lager, Uleste uleste) {
        this.uleste = uleste;
        this.transaksjoner = transaksjoner;
        this.leser = leser;
        this.lager = lager;
    }

    /** Takes the locks of the transactions of a batch, before anything of them is read. */
    public void las(List<Post> poster, Exchange exchange) {
        exchange.setProperty(FULLFORTE, new ArrayList<Samling>());
        transaksjoner.lock(poster.stream().filter(this::erDel).toList());
    }

    /** Whether a record can be collected; one that cannot be answered, or whose headers make no sense, is not. */
    public boolean erDel(Post post) {
        return post.usableKey().isPresent()
                && post.innhold().isPresent()
                && post.transaksjon().filter(Transaksjonshode::erGyldig).isPresent();
    }

    /** The melding that the record is part of already; null for a record that is new. */
    public Gjentakelse gjentakelse(Post post, Exchange exchange) {
        if (fullforte(exchange).stream().anyMatch(samling -> samling.har(post))) {
            return new Gjentakelse(post, Optional.empty());
        }
        return transaksjoner
                .repeated(post)
                .map(melding -> new Gjentakelse(post, Optional.of(melding)))
                .orElse(null);
    }

    /** What the batch has made meldinger of until now; they are stored when it ends. */
    @SuppressWarnings("unchecked")
    private static List<Samling> fullforte(Exchange exchange) {
        return exchange.getProperty(FULLFORTE, List.class);
    }

    /** The aggregate EIP's correlation key. */
    public String nokkel(Post post) {
        return TransaksjonRepository.keyOf(post);
    }

    /** Lets the record be told that it was the last one. */
    public void begynn(Exchange exchange) {
        Transaksjonsdeler.begynn(exchange);
    }

    /** The aggregate EIP's completion: all keys have come. */
    public boolean erKomplett(Samling samling) {
        return samling.erKomplett();
    }

    /** The transaction that the record completed; null when others are still to come. */
    public Transaksjon samlet(Exchange exchange) {
        return Transaksjonsdeler.samlet(exchange)
                .map(samling -> komplett(samling, exchange))
                .orElse(null);
    }

    private Transaksjon komplett(Samling samling, Exchange exchange) {
        var transaksjon = Transaksjon.komplett(
                samling.id(), samling.deler().stream().map(leser).toList());
        if (transaksjon.avvisning().isEmpty()) {
            fullforte(exchange).add(samling);
        }
        return transaksjon;
    }

    /**
     * Transactions whose time is up, once everything that their producers published until then has been taken in. Outside any
     * database transaction: it asks Kafka.
     */
    public List<Utlopt> utlopte(int max) {
        var frister = transaksjoner.passedDeadlines();
        frister.entrySet().removeIf(en -> uleste.finnes(en.getKey(), en.getValue()));
        return frister.isEmpty() ? List.of() : transaksjoner.expired(frister, max);
    }

    /** Refuses transactions that are not complete: each record that came is answered. Leaves those that are not as they were. */
    public void forkast(List<Utlopt> utlopte) {
        lager.lagre(transaksjoner.take(transaksjoner.lockExpired(utlopte)).values().stream()
                .<Innslag>map(Transaksjoner::ufullstendig)
                .toList());
    }

    private static Transaksjon ufullstendig(Samling samling) {
        var avvisning = Transaksjonsregler.ufullstendig(samling.deler().size(), samling.antall());
        var deler = samling.deler().stream()
                .map(post -> ufullstendig(post, avvisning))
                .toList();
        return new Transaksjon(samling.id(), deler, Optional.of(avvisning));
    }

    private static LestPost ufullstendig(Post post, Avvisning avvisning) {
        var dryrun = JsonDocument.says(post.innhold().orElseThrow(), "dryrun");
        return new LestPost(post, Optional.of(new Lesing.Uleselig(avvisning, Optional.empty(), dryrun)));
    }

    /** Gives up a transaction that nobody could refuse: its records become dead letters, and are answered FEILET. */
    public void giOpp(Utlopt transaksjon, Exception cause) {
        transaksjoner
                .take(transaksjoner.lockExpired(List.of(transaksjon)))
                .values()
                .forEach(samling -> samling.deler().forEach(post -> lager.giOpp(post, cause)));
    }
}
