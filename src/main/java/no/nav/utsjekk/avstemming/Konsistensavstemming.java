package no.nav.utsjekk.avstemming;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.hovedbok.Betaling;
import no.nav.utsjekk.hovedbok.Fagomradebok;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.hovedbok.Konto;
import no.nav.utsjekk.sak.Fagomrade;

/**
 * What we believe is running at OS, for operators who compare it with what OS says: the ledger of every sak of a fagområde
 * ({@link Hovedboker}). Never sent: OS's public schema has no place for it.
 */
public final class Konsistensavstemming {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final KonsistensRepository saker;
    private final Hovedboker hovedboker;
    private final Clock clock;

    public Konsistensavstemming(KonsistensRepository saker, Hovedboker hovedboker, Clock clock) {
        this.saker = saker;
        this.hovedboker = hovedboker;
        this.clock = clock;
    }

    /**
     * Something that OS pays, as far as we know. Without personal data but ids.
     *
     * @param sisteLinje delytelseId of the last line of the chain; empty for a chain that others began and we have not changed
     * @param stemmer whether OS's payment on the chain is what the committed version asks for
     */
    public record Lopende(
            String sakId, UUID uid, String stonad, String sisteLinje, Betaling betaling, boolean stemmer) {}

    /**
     * A page.
     *
     * @param ukjente utbetalinger that were taken over without perioder (FM-54): what OS pays on them, nobody here knows
     * @param neste sakId to go on after; absent on the last page
     */
    public record Side(List<Lopende> lopende, List<UUID> ukjente, Optional<String> neste) {}

    private record Post(String sakId, Konto konto) {}

    /** The day that it is in Norway. */
    public LocalDate idag() {
        return LocalDate.ofInstant(clock.instant(), OSLO);
    }

    /**
     * What OS pays on a day or later, by sak and fom.
     *
     * @param etter sakId to begin after; empty for the first page
     * @param maxSaker how many saker a page looks through
     */
    public Side side(Fagomrade fagomrade, LocalDate fra, String etter, int maxSaker) {
        var sakene = saker.saker(fagomrade, etter, maxSaker);
        var poster = sakene.stream()
                .flatMap(sakId -> kontoer(fagomrade, sakId).map(konto -> new Post(sakId, konto)))
                .toList();
        return new Side(
                poster.stream().flatMap(post -> lopende(post, fra)).toList(),
                poster.stream()
                        .filter(post -> post.konto().ukjent())
                        .map(post -> post.konto().uid())
                        .toList(),
                sakene.size() < maxSaker ? Optional.empty() : Optional.of(sakene.get(sakene.size() - 1)));
    }

    private Stream<Konto> kontoer(Fagomrade fagomrade, String sakId) {
        return hovedboker.av(fagomrade.fagsystem(), sakId).fagomrader().stream()
                .filter(bok -> bok.fagomrade() == fagomrade)
                .map(Fagomradebok::kontoer)
                .flatMap(List::stream);
    }

    private static Stream<Lopende> lopende(Post post, LocalDate fra) {
        var konto = post.konto();
        var sisteLinje =
                konto.kjede().isEmpty() ? "" : konto.kjede().get(konto.kjede().size() - 1);
        return konto.osBetaler().stream()
                .filter(betaling -> !betaling.tom().isBefore(fra))
                .map(betaling ->
                        new Lopende(post.sakId(), konto.uid(), konto.stonad(), sisteLinje, betaling, konto.stemmer()));
    }
}
