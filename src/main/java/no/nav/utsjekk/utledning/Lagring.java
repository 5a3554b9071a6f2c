package no.nav.utsjekk.utledning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.dodbrev.Dodbrev;
import no.nav.utsjekk.dodbrev.DodbrevRepository;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.iverksettinger.Iverksettingsmottak;
import no.nav.utsjekk.melding.Ferdig;
import no.nav.utsjekk.melding.LagretMelding;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.melding.MeldingRepository.Utledet;
import no.nav.utsjekk.melding.Meldingspost;
import no.nav.utsjekk.mottak.Post;
import no.nav.utsjekk.oppdrag.OppdragRepository;
import no.nav.utsjekk.sak.Dobbeltmistanke;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.StatusWriter.Status;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utboks.Utgaende;
import no.nav.utsjekk.utledning.Resultat.Iverksatt;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;

/** The storing step of the route {@code utled}: all that a batch of derivations gave, in set-based statements (DER-1). */
public final class Lagring {

    private static final String ROUTE = "utled";

    private final MeldingRepository meldinger;
    private final IverksettingRepository iverksettinger;
    private final SakRepository saker;
    private final OppdragRepository oppdrag;
    private final UtboksRepository utboks;
    private final VarselRepository varsler;
    private final DodbrevRepository dodbrev;
    private final StatusWriter statuses;
    private final Metrics metrics;

    public Lagring(
            MeldingRepository meldinger,
            IverksettingRepository iverksettinger,
            SakRepository saker,
            OppdragRepository oppdrag,
            UtboksRepository utboks,
            VarselRepository varsler,
            DodbrevRepository dodbrev,
            StatusWriter statuses,
            Metrics metrics) {
        this.meldinger = meldinger;
        this.iverksettinger = iverksettinger;
        this.saker = saker;
        this.oppdrag = oppdrag;
        this.utboks = utboks;
        this.varsler = varsler;
        this.dodbrev = dodbrev;
        this.statuses = statuses;
        this.metrics = metrics;
    }

    /** Stores the results of a batch. */
    public void lagre(List<Resultat> resultater) {
        var endrede = only(Resultat.Oppdrag.class, resultater);
        saker.claim(endrede.stream().flatMap(e -> e.claims().stream()).toList());
        var iverksatte =
                resultater.stream().flatMap(r -> r.iverksatt().stream()).toList();
        saker.claimKjeder(iverksatte.stream().flatMap(i -> i.kjeder().stream()).toList());
        iverksettinger.derived(iverksatte.stream().map(Iverksatt::utledet).toList());
        oppdrag.add(endrede.stream().flatMap(e -> e.oppdrag().stream()).toList());
        meldinger.derived(endrede.stream()
                .map(e -> new Utledet(e.melding().id(), e.detaljer()))
                .toList());
        meldinger.simulate(only(Resultat.Simuleres.class, resultater).stream()
                .map(Resultat.Simuleres::melding)
                .toList());
        meldinger.finish(resultater.stream().flatMap(r -> finished(r).stream()).toList());
        utboks.add(resultater.stream().flatMap(r -> said(r).stream()).toList());
        varsler.add(resultater.stream().flatMap(r -> warnings(r).stream()).toList());
        AfterCommit.run(() -> resultater.forEach(this::count));
    }

    private static <T extends Resultat> List<T> only(Class<T> type, List<Resultat> resultater) {
        return resultater.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Optional<Ferdig> finished(Resultat resultat) {
        long melding = resultat.melding().id();
        if (resultat instanceof Resultat.Uendret uendret) {
            return Optional.of(new Ferdig(melding, true, error(uendret), info(resultat.melding())));
        }
        if (resultat instanceof Resultat.Avvist avvist) {
            return Optional.of(new Ferdig(melding, false, Optional.of(error(avvist))));
        }
        return Optional.empty();
    }

    private List<Utgaende> said(Resultat resultat) {
        var svar = resultat.melding().svar();
        if (resultat instanceof Resultat.Oppdrag endret) {
            return statuses.status(svar, Status.MOTTATT, Optional.of(endret.detaljer()), Optional.empty());
        }
        if (resultat instanceof Resultat.Simuleres) {
            return List.of();
        }
        if (resultat instanceof Resultat.Avvist avvist) {
            return statuses.status(svar, Status.FEILET, Optional.empty(), Optional.of(error(avvist)));
        }
        var said = new ArrayList<Utgaende>();
        if (svar.dryrun()) {
            said.addAll(statuses.simulert(svar, statuses.noChange(svar.fagsystem())));
        }
        said.addAll(statuses.status(svar, Status.OK, Optional.empty(), error((Resultat.Uendret) resultat)));
        return said;
    }

    /** What a dry run that changes nothing is answered. */
    private Optional<String> info(LagretMelding melding) {
        return melding.dryrun() ? Optional.of(statuses.noChange(melding.fagsystem())) : Optional.empty();
    }

    private Optional<String> error(Resultat.Uendret uendret) {
        return uendret.merknad().map(merknad -> statuses.error(merknad, Optional.empty()));
    }

    private String error(Resultat.Avvist avvist) {
        return statuses.error(avvist.avvisning(), avvist.felt());
    }

    private static List<Varsel> warnings(Resultat resultat) {
        long melding = resultat.melding().id();
        if (resultat instanceof Resultat.Oppdrag endret) {
            return endret.mistanker().stream()
                    .map(mistanke -> Varsel.ofMelding(Varsel.Type.DOBBELTUTBETALING, text(mistanke), melding))
                    .toList();
        }
        if (resultat instanceof Resultat.Avvist avvist && avvist.varsle()) {
            return List.of(Varsel.ofMelding(
                    Varsel.Type.UID_KOLLISJON, avvist.avvisning().tekst(), melding));
        }
        return List.of();
    }

    private static String text(Dobbeltmistanke m) {
        return "Utbetaling %s betaler det samme som %s: %s %s til %s, %d kroner"
                .formatted(m.uid(), m.annenUid(), m.klassekode(), m.fom(), m.tom(), m.belop());
    }

    private void count(Resultat resultat) {
        finished(resultat)
                .ifPresent(
                        ferdig -> metrics.svar(resultat.melding().fagsystem().name(), ferdig.ok() ? "OK" : "FEILET"));
    }

    /** Gives up a melding that no try could derive (VAL-19): FEILET, a dead letter, and the sak goes on. */
    public void giOpp(long id, Exception cause) {
        meldinger.load(meldinger.claimReady(id)).forEach(melding -> giOpp(melding, ROUTE, cause));
    }

    /**
     * The same for one that some other step has failed on.
     *
     * @param rute the route that gives up
     */
    public void giOpp(LagretMelding melding, String rute, Exception cause) {
        var forste = melding.poster().get(0);
        var error = statuses.error(
                Giftig.avvisning(forste.topic(), forste.partisjon(), forste.posisjon()), Optional.empty());
        meldinger.lockSaker(melding.sak().stream().toList());
        meldinger.finish(List.of(new Ferdig(melding.id(), false, Optional.of(error))));
        utboks.add(statuses.status(melding.svar(), Status.FEILET, Optional.empty(), Optional.of(error)));
        AfterCommit.run(() -> metrics.svar(melding.fagsystem().name(), Status.FEILET.name()));
        dodbrev.add(melding.poster().stream()
                .map(post -> dodbrev(rute, melding, post, cause))
                .toList());
    }

    private static Dodbrev dodbrev(String rute, LagretMelding melding, Meldingspost post, Exception cause) {
        return new Dodbrev(
                rute,
                // an iverksetting came from no topic that it could be sent back to
                Optional.of(Post.brev(melding, post))
                        .filter(brev -> !brev.topic().equals(Iverksettingsmottak.KILDE)),
                Optional.of(melding.id()),
                Optional.empty(),
                Giftig.name(cause),
                Giftig.describe(cause));
    }
}
