package no.nav.utsjekk.mottak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.dodbrev.Dodbrev;
import no.nav.utsjekk.dodbrev.DodbrevRepository;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.melding.Meldingspost;
import no.nav.utsjekk.melding.NyMelding;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.StatusWriter.Status;
import no.nav.utsjekk.status.Svar;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utboks.Utgaende;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;

/** The intake's storing: what has been read becomes meldinger, answers and dead letters. Steps of the route {@code mottak}. */
public final class Mottakslager {

    private static final String ROUTE = "mottak";
    private static final String NO_KEY = "mangler-nokkel";
    private static final int CONFLICT = 409;

    private final MeldingRepository meldinger;
    private final TransaksjonRepository transaksjoner;
    private final UtboksRepository utboks;
    private final DodbrevRepository dodbrev;
    private final VarselRepository varsler;
    private final StatusWriter statuses;
    private final Metrics metrics;

    public Mottakslager(
            MeldingRepository meldinger,
            TransaksjonRepository transaksjoner,
            UtboksRepository utboks,
            DodbrevRepository dodbrev,
            VarselRepository varsler,
            StatusWriter statuses,
            Metrics metrics) {
        this.meldinger = meldinger;
        this.transaksjoner = transaksjoner;
        this.utboks = utboks;
        this.dodbrev = dodbrev;
        this.varsler = varsler;
        this.statuses = statuses;
        this.metrics = metrics;
    }

    /**
     * Records that become one melding: one, or those of a transaction.
     *
     * @param transaksjon the producer's id of it
     * @param poster each of them read
     */
    private record Ny(Optional<String> transaksjon, List<LestPost> poster) {

        LestPost forste() {
            return poster.get(0);
        }

        Lesing lesing() {
            return forste().lesing().orElseThrow();
        }

        Svar svar(long id) {
            return new Svar(
                    Optional.of(id),
                    poster.stream().map(lest -> adresse(lest.post())).toList(),
                    forste().post().fagsystem(),
                    dryrun());
        }

        boolean dryrun() {
            return lesing() instanceof Lesing.Uleselig uleselig
                    ? uleselig.dryrun()
                    : ((Lesing.Lest) lesing()).melding().dryrun();
        }
    }

    /**
     * Stores a batch: meldinger, with FEILET for those that are refused already (IN-9), and dead letters for records that
     * cannot be answered (FM-33). Tombstones leave no trace (IN-3).
     *
     * @return ids of the meldinger that are new, in the order of the records
     */
    public List<Long> lagre(List<? extends Innslag> innslag) {
        var nye = innslag.stream().flatMap(Mottakslager::nye).toList();
        var ids = meldinger.add(nye.stream().map(this::nyMelding).toList());
        var svar = new ArrayList<Utgaende>();
        var nyeVarsler = new ArrayList<Varsel>();
        var fullforte = new ArrayList<TransaksjonRepository.Fullfort>();
        for (int i = 0; i < ids.size(); i++) {
            var ny = nye.get(i);
            long id = ids.get(i);
            svar.addAll(answer(ny, id));
            nyeVarsler.addAll(warnings(ny, id));
            ny.transaksjon()
                    .map(t -> new TransaksjonRepository.Fullfort(
                            ny.forste().post().fagsystem(), t, id))
                    .ifPresent(fullforte::add);
        }
        transaksjoner.fullfort(fullforte);
        svar.addAll(repeatedAnswers(only(Gjentakelse.class, innslag).toList()));
        utboks.add(svar);
        varsler.add(nyeVarsler);
        dodbrev.add(only(LestPost.class, innslag)
                .filter(l -> l.lesing().isEmpty() && l.post().innhold().isPresent())
                .map(l -> unanswerable(l.post()))
                .toList());
        AfterCommit.run(() -> {
            nye.forEach(this::count);
            metrics.steg(Metrics.Steg.FERDIG, refused(nye, ids));
        });
        return ids;
    }

    private static List<Long> refused(List<Ny> nye, List<Long> ids) {
        return IntStream.range(0, ids.size())
                .filter(i -> nye.get(i).lesing() instanceof Lesing.Uleselig)
                .mapToObj(ids::get)
                .toList();
    }

    private void count(Ny ny) {
        var fagsystem = ny.forste().post().fagsystem().name();
        metrics.melding(fagsystem);
        if (ny.lesing() instanceof Lesing.Uleselig) {
            metrics.svar(fagsystem, Status.FEILET.name());
        }
    }

    private static <T extends Innslag> Stream<T> only(Class<T> type, List<? extends Innslag> innslag) {
        return innslag.stream().filter(type::isInstance).map(type::cast);
    }

    private static Stream<Ny> nye(Innslag innslag) {
        if (innslag instanceof LestPost lest) {
            return lest.lesing().stream().map(lesing -> alene(lest));
        }
        if (innslag instanceof Transaksjon transaksjon) {
            return transaksjon.avvisning().isEmpty()
                    ? Stream.of(new Ny(Optional.of(transaksjon.id()), transaksjon.deler()))
                    : transaksjon.forkastet(transaksjon.avvisning().get()).stream()
                            .map(Mottakslager::alene);
        }
        return Stream.empty();
    }

    private static Ny alene(LestPost lest) {
        return new Ny(Optional.empty(), List.of(lest));
    }

    private List<Utgaende> answer(Ny ny, long id) {
        return ny.lesing() instanceof Lesing.Uleselig uleselig
                ? statuses.status(ny.svar(id), Status.FEILET, Optional.empty(), Optional.of(error(uleselig)))
                : List.of();
    }

    private static List<Varsel> warnings(Ny ny, long id) {
        var nye = new ArrayList<Varsel>();
        if (ny.lesing() instanceof Lesing.Uleselig uleselig
                && uleselig.avvisning().statuskode() == CONFLICT) {
            nye.add(Varsel.ofMelding(
                    Varsel.Type.UID_KOLLISJON, uleselig.avvisning().tekst(), id));
        }
        int slattSammen = ny.poster().stream()
                .mapToInt(lest -> lest.lesing().orElseThrow() instanceof Lesing.Lest l ? l.slattSammen() : 0)
                .sum();
        if (slattSammen > 0) {
            nye.add(Varsel.ofMelding(
                    Varsel.Type.FERIETILLEGG_SLATT_SAMMEN,
                    slattSammen + " like dager med ferietillegg ble slått sammen",
                    id));
        }
        return nye;
    }

    /** A repeat has the answer of the first one: once more when there is one, otherwise it comes. */
    private List<Utgaende> repeatedAnswers(List<Gjentakelse> gjentakelser) {
        var svar = meldinger.answers(gjentakelser.stream()
                .flatMap(g -> g.melding().stream())
                .distinct()
                .toList());
        return gjentakelser.stream()
                .flatMap(g -> g.melding().map(svar::get).stream().flatMap(s -> repeated(g, s).stream()))
                .toList();
    }

    /** A dry run that went well is not told of by status alone: its result is (SIM-6). */
    private List<Utgaende> repeated(Gjentakelse gjentakelse, MeldingRepository.Besvart besvart) {
        var svar = new Svar(
                gjentakelse.melding(),
                List.of(adresse(gjentakelse.post())),
                gjentakelse.post().fagsystem(),
                besvart.dryrun());
        return besvart.resultat()
                .map(resultat -> statuses.simulert(svar, resultat))
                .orElseGet(() -> statuses.status(
                        svar, besvart.ok() ? Status.OK : Status.FEILET, besvart.detaljer(), besvart.feil()));
    }

    private static Svar.Adresse adresse(Post post) {
        return new Svar.Adresse(post.usableKey().orElseThrow(), post.traceparent());
    }

    private NyMelding nyMelding(Ny ny) {
        var poster = ny.poster().stream().map(lest -> meldingspost(lest.post())).toList();
        var lesing = ny.lesing();
        return new NyMelding(
                poster.get(0),
                ny.forste().post().fagsystem(),
                lesing instanceof Lesing.Lest lest
                        ? Optional.of(lest.melding().sakId()).filter(MeldingRepository::isPossibleSakId)
                        : Optional.empty(),
                ny.dryrun(),
                lesing instanceof Lesing.Uleselig uleselig ? Optional.of(error(uleselig)) : Optional.empty(),
                ny.transaksjon(),
                poster.subList(1, poster.size()));
    }

    private static Meldingspost meldingspost(Post post) {
        return new Meldingspost(
                post.usableKey().orElseThrow(),
                post.topic(),
                post.partisjon(),
                post.posisjon(),
                post.innhold().orElseThrow(),
                post.traceparent());
    }

    private String error(Lesing.Uleselig uleselig) {
        return statuses.error(uleselig.avvisning(), uleselig.felt());
    }

    private static Dodbrev unanswerable(Post post) {
        return dodbrev(post, NO_KEY, "Posten har ingen nøkkel som den kan besvares med");
    }

    private static Dodbrev dodbrev(Post post, String arsak, String detaljer) {
        return new Dodbrev(ROUTE, Optional.of(post.somBrev()), Optional.empty(), Optional.empty(), arsak, detaljer);
    }

    /**
     * Gives up a record that no try could store (VAL-19): a dead letter with the cause, and FEILET if it has a key. The
     * record is claimed all the same, so that it is not tried again.
     */
    public void giOpp(Post post, Exception cause) {
        dodbrev.add(List.of(dodbrev(post, Giftig.name(cause), Giftig.describe(cause))));
        if (post.usableKey().isPresent()) {
            var error =
                    statuses.error(Giftig.avvisning(post.topic(), post.partisjon(), post.posisjon()), Optional.empty());
            utboks.add(statuses.status(
                    new Svar(Optional.empty(), List.of(adresse(post)), post.fagsystem(), false),
                    Status.FEILET,
                    Optional.empty(),
                    Optional.of(error)));
        }
    }
}
