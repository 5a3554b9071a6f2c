package no.nav.utsjekk.drift;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.dodbrev.Dodbrev;
import no.nav.utsjekk.dodbrev.LagretBrev;
import no.nav.utsjekk.dodbrev.LagretBrevRepository;
import no.nav.utsjekk.kvittering.Etteroppgjor;
import no.nav.utsjekk.kvittering.ParkertRepository;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.LestPost;
import no.nav.utsjekk.mottak.Post;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.utboks.Utboksstans;

/**
 * Sends what a dead letter is about once more, each kind where it failed: a record into the intake, an oppdrag to OS, a
 * kvittering into the settlement, a row of the utboks out. Part of the caller's transaction, which holds the letter.
 */
public final class Brevsending {

    private static final String FRIST = "kvittering-frist";

    private final LagretBrevRepository brev;
    private final Map<String, Fagsystem> fagsystemer;
    private final Function<Post, LestPost> leser;
    private final Function<Post, List<Long>> inntak;
    private final ParkertRepository parkerte;
    private final Etteroppgjor oppgjor;
    private final SendingRepository sending;
    private final Utboksstans stans;

    /**
     * @param fagsystemer whose meldinger a topic carries
     * @param leser how one record is read
     * @param inntak takes a record in; gives the meldinger that it became
     */
    public Brevsending(
            LagretBrevRepository brev,
            Map<String, Fagsystem> fagsystemer,
            Function<Post, LestPost> leser,
            Function<Post, List<Long>> inntak,
            ParkertRepository parkerte,
            Etteroppgjor oppgjor,
            SendingRepository sending,
            Utboksstans stans) {
        this.brev = brev;
        this.fagsystemer = Map.copyOf(fagsystemer);
        this.leser = leser;
        this.inntak = inntak;
        this.parkerte = parkerte;
        this.oppgjor = oppgjor;
        this.sending = sending;
        this.stans = stans;
    }

    /**
     * What was done with a letter.
     *
     * @param melding that its record has become
     */
    record Sendt(String tekst, Optional<Long> melding) {

        static Sendt uten(String tekst) {
            return new Sendt(tekst, Optional.empty());
        }
    }

    /** @throws Nektet when it cannot be sent, with the reason */
    Sendt send(LagretBrev dodt) {
        if (dodt.utboks().isPresent()) {
            return utboks(dodt.utboks().get());
        }
        if (dodt.kvittering().isPresent()) {
            return kvittering(dodt.kvittering().get());
        }
        if (dodt.oppdrag().isPresent()) {
            return oppdrag(dodt, dodt.oppdrag().get());
        }
        return post(
                dodt,
                brev.post(dodt.id())
                        .orElseThrow(() ->
                                Nektet.feilTilstand("Dødbrev %d har ingenting som kan sendes".formatted(dodt.id()))));
    }

    private Sendt utboks(long rad) {
        if (!stans.slipp(rad)) {
            throw Nektet.feilTilstand("Rad %d i utboksen står ikke".formatted(rad));
        }
        return Sendt.uten("Leveres på nytt: rad %d i utboksen".formatted(rad));
    }

    private Sendt kvittering(long id) {
        var parkert = parkerte.lock(id).filter(ParkertRepository.Parkert::erParkert);
        if (parkert.isEmpty()) {
            throw Nektet.feilTilstand("Kvittering %d er ikke parkert lenger".formatted(id));
        }
        return Sendt.uten(Kvitteringshandlinger.gjortOpp(id, oppgjor.provIgjen(id)));
    }

    private Sendt oppdrag(LagretBrev dodt, long oppdrag) {
        if (dodt.rute().equals(FRIST)) {
            if (!oppgjor.startFrist(oppdrag)) {
                throw Nektet.feilTilstand("Oppdrag %d har ikke noe avslag som venter".formatted(oppdrag));
            }
            return Sendt.uten("Avslaget for oppdrag %d gjøres opp".formatted(oppdrag));
        }
        if (!sending.release(oppdrag)) {
            throw Nektet.feilTilstand("Oppdrag %d holdes ikke; det er sendt, besvart eller avvist".formatted(oppdrag));
        }
        return Sendt.uten("Sendes på nytt: oppdrag %d".formatted(oppdrag));
    }

    private Sendt post(LagretBrev dodt, Dodbrev.Post post) {
        var message = post.mqMessage();
        if (message.isPresent()) {
            if (!oppgjor.gjorOpp(message.get())) {
                throw Nektet.feilTilstand("Kvitteringen i dødbrev %d er gjort opp".formatted(dodt.id()));
            }
            return Sendt.uten("Kvitteringen er behandlet som om den nettopp kom");
        }
        var fagsystem = Optional.ofNullable(fagsystemer.get(post.topic()))
                .orElseThrow(() -> Nektet.feilTilstand("Ingen leser %s lenger".formatted(post.topic())));
        return taInn(dodt, Post.av(fagsystem, post));
    }

    private Sendt taInn(LagretBrev dodt, Post post) {
        if (post.usableKey().isEmpty()) {
            throw Nektet.feilTilstand("Posten har ingen nøkkel som den kan besvares med; den kan bare forkastes");
        }
        var nye = inntak.apply(post);
        sakId(post)
                .flatMap(sakId -> brev.newerMelding(dodt.id(), post.fagsystem(), sakId, nye))
                .ifPresent(nyere -> {
                    throw Nektet.feilTilstand(
                            "Saken har en nyere melding (%d), som denne ville gjort om igjen.".formatted(nyere)
                                    + " Be produsenten sende det som skal gjelde");
                });
        return nye.isEmpty()
                ? Sendt.uten("Tatt inn; venter på resten av transaksjonen, eller gjentar noe som er tatt inn")
                : new Sendt("Tatt inn som melding " + last(nye), Optional.of(last(nye)));
    }

    /** Of the records of a transaction the newest one is the one that completed it. */
    private static long last(List<Long> meldinger) {
        return meldinger.get(meldinger.size() - 1);
    }

    private Optional<String> sakId(Post post) {
        return leser.apply(post).lesing().filter(Lesing.Lest.class::isInstance).map(lesing -> ((Lesing.Lest) lesing)
                .melding()
                .sakId());
    }
}
