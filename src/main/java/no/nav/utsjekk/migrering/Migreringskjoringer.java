package no.nav.utsjekk.migrering;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.iverksetting.Tilleggsstonad;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.migrering.MigreringskjoringRepository.Klar;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * Migrates many saker, a few at a time, on any number of instances (MG-60 to MG-65). Steps of the routes {@code migrering-kjoring*};
 * what changes something is to be called in a transaction.
 */
public final class Migreringskjoringer {

    private final MigreringskjoringRepository kjoringer;
    private final IverksettingRepository iverksettinger;
    private final MeldingRepository meldinger;
    private final Saksmigrering saksmigrering;

    public Migreringskjoringer(
            MigreringskjoringRepository kjoringer,
            IverksettingRepository iverksettinger,
            MigreringRepository migreringer,
            MeldingRepository meldinger,
            Migrering migrering) {
        this.kjoringer = kjoringer;
        this.iverksettinger = iverksettinger;
        this.meldinger = meldinger;
        this.saksmigrering = new Saksmigrering(iverksettinger, migreringer, migrering);
    }

    /**
     * Orders a trial of some saker; gives its id.
     *
     * @param saker the uids of their stønader, which only tilleggsstønader have
     * @throws IllegalArgumentException when two stønader would share an uid (MG-65)
     */
    public long prov(Fagsystem fagsystem, Map<String, Map<Tilleggsstonad, UUID>> saker, String hvem, String grunn) {
        var uider = new HashSet<UUID>();
        if (!saker.values().stream().flatMap(s -> s.values().stream()).allMatch(uider::add)) {
            throw new IllegalArgumentException("two stønader share an uid");
        }
        var id = kjoringer.add(fagsystem, Optional.empty(), hvem, grunn);
        kjoringer.addSaker(id, saker);
        return id;
    }

    /** The same of all saker that have iverksettinger. */
    public long provAlle(Fagsystem fagsystem, String hvem, String grunn) {
        var id = kjoringer.add(fagsystem, Optional.empty(), hvem, grunn);
        kjoringer.addAlle(id, fagsystem);
        return id;
    }

    /** Orders that what a trial has told of is done, as far as its saker have not changed since (MG-61); gives its id. */
    public long utfor(Kjoring prove, String hvem, String grunn) {
        var id = kjoringer.add(prove.fagsystem(), Optional.of(prove.id()), hvem, grunn);
        kjoringer.addFra(id, prove.id());
        return id;
    }

    /** All runs, newest first. */
    public List<Kjoring> kjoringer() {
        return kjoringer.kjoringer();
    }

    public Optional<Kjoring> kjoring(long id) {
        return kjoringer.kjoring(id);
    }

    /** What a run tells of its saker. */
    public List<Saksrapport> saker(long kjoring) {
        return kjoringer.saker(kjoring);
    }

    /** The next saker. */
    public List<Long> ventende(int antall) {
        return kjoringer.ventende(antall);
    }

    /** Migrates saker, or finds out how; those that another instance has taken are left to it. */
    public void migrer(List<Long> ider) {
        var klare = kjoringer.ta(ider);
        // all at once, in the order in which everybody locks them
        meldinger.lockSaker(klare.stream()
                .flatMap(klar ->
                        iverksettinger.sak(klar.sak().fagsystem(), klar.sak().sakId()).stream())
                .toList());
        klare.forEach(klar -> kjoringer.ferdig(klar.id(), migrer(klar)));
    }

    private Saksmigrering.Svar migrer(Klar klar) {
        return klar.prov()
                ? saksmigrering.prov(klar.sak())
                : saksmigrering.migrer(klar.sak(), klar.hvem(), klar.grunn());
    }

    /** Gives up a sak that no try could migrate: it is told of in the report, and the others go on. */
    public void giOpp(long id, Exception cause) {
        kjoringer.feilet(id, Giftig.name(cause));
    }
}
