package no.nav.utsjekk.iverksettinger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksetting.Iverksettingskontroll;
import no.nav.utsjekk.iverksetting.Iverksettingsregel;
import no.nav.utsjekk.iverksetting.Iverksettingsutledning;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.iverksetting.TilkjentYtelse;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.melding.Meldingspost;
import no.nav.utsjekk.melding.NyMelding;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;

/** The intake of iverksettinger (20 §3.3 to §3.6): refuses, recognises, or stores one as a melding of its sak. */
public final class Iverksettingsmottak {

    /** Stands where meldinger have the topic that they came from; the place in it is the row's id. */
    public static final String KILDE = "iverksetting";

    private final IverksettingRepository iverksettinger;
    private final MeldingRepository meldinger;
    private final VarselRepository varsler;
    private final Metrics metrics;
    private final Supplier<UUID> ids;

    public Iverksettingsmottak(
            IverksettingRepository iverksettinger,
            MeldingRepository meldinger,
            VarselRepository varsler,
            Metrics metrics,
            Supplier<UUID> ids) {
        this.iverksettinger = iverksettinger;
        this.meldinger = meldinger;
        this.varsler = varsler;
        this.metrics = metrics;
        this.ids = ids;
    }

    /**
     * Takes an iverksetting in. To be called in a transaction; what is answered is true when that has committed, and {@code
     * utled} is to be woken then.
     */
    public Mottakssvar motta(Iverksettingsforesporsel foresporsel) {
        var iverksetting = foresporsel.iverksetting();
        return Iverksettingskontroll.brudd(iverksetting)
                .<Mottakssvar>map(Mottakssvar.Avvist::new)
                .orElseGet(() -> mottaPaSak(foresporsel, las(iverksetting)));
    }

    private long las(Iverksetting iverksetting) {
        iverksettinger.ventIkkeLenge();
        return meldinger.lockOrCreateSak(iverksetting.fagsystem(), iverksetting.sakId());
    }

    /** What was received last is looked at under the lock of the sak, so that two cannot both follow it (RF-L2). */
    private Mottakssvar mottaPaSak(Iverksettingsforesporsel foresporsel, long sak) {
        var iverksetting = foresporsel.iverksetting();
        var sammeIdentitet = iverksettinger.finn(sak, iverksetting.behandling());
        if (sammeIdentitet.isPresent()) {
            return gjentatt(sammeIdentitet.get(), iverksetting);
        }
        var siste = iverksettinger.siste(sak);
        var migrerte = iverksettinger.migrerte(sak);
        return erMigrert(iverksetting, migrerte)
                .or(() -> folgerIkke(sak, iverksetting, siste))
                .or(() -> kanIkkeUtledes(iverksetting, siste, migrerte))
                .<Mottakssvar>map(Mottakssvar.Avvist::new)
                .orElseGet(() -> lagre(foresporsel, sak, siste.map(LagretIverksetting::id)));
    }

    /** IV-S1: without effect, but operators hear of it when the two are not the same. */
    private Mottakssvar gjentatt(LagretIverksetting lagret, Iverksetting iverksetting) {
        var ulik = !lagret.iverksetting().equals(iverksetting);
        if (ulik) {
            varsler.add(List.of(new Varsel(
                    Varsel.Type.ULIK_GJENTAKELSE,
                    "Iverksetting %s på sak %s (%s) kom igjen med et annet innhold, som ikke er tatt imot"
                            .formatted(iverksetting.behandling(), iverksetting.sakId(), iverksetting.fagsystem()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
        }
        return new Mottakssvar.AlleredeMottatt(lagret.nokkel(), ulik);
    }

    /** IV-S2 to IV-S5, in this order. */
    private Optional<Avvisning> folgerIkke(long sak, Iverksetting iverksetting, Optional<LagretIverksetting> siste) {
        var forrige = iverksetting.forrige();
        if (forrige.isPresent() && !finnes(sak, forrige.get())) {
            return Optional.of(Iverksettingsregel.FANT_IKKE_FORRIGE.avvisning(
                    iverksetting.sakId(),
                    forrige.get().behandlingId(),
                    forrige.get().iverksettingId().orElse("null")));
        }
        var sisteBehandling = siste.map(s -> s.iverksetting().behandling());
        if (siste.isPresent() && !forrige.equals(sisteBehandling)) {
            return Optional.of(Iverksettingsregel.FORRIGE_ER_IKKE_SISTE.avvisning(
                    forrige.map(Behandling::toString).orElse("null/null"), sisteBehandling.get()));
        }
        if (siste.isEmpty() && forrige.isPresent()) {
            return Optional.of(Iverksettingsregel.INGEN_TIDLIGERE.avvisning(
                    forrige.get().behandlingId(), forrige.get().iverksettingId().orElse("null")));
        }
        return siste.filter(s -> !s.status().erFerdigIverksatt())
                .map(s -> Iverksettingsregel.FORRIGE_IKKE_FERDIG.avvisning());
    }

    /** Without an iverksettingId any iverksetting of the behandling will do: IV-S3 is stricter. */
    private boolean finnes(long sak, Behandling behandling) {
        return behandling.iverksettingId().isPresent()
                ? iverksettinger.finn(sak, behandling).isPresent()
                : iverksettinger.sisteAv(sak, behandling.behandlingId()).isPresent();
    }

    /** MG-72: tilleggsstønader are migrated stønad by stønad, a sak of tiltakspenger as a whole. */
    private static Optional<Avvisning> erMigrert(Iverksetting iverksetting, Set<Kjedenokkel> migrerte) {
        var gjelder = iverksetting.fagsystem() == Fagsystem.TILLEGGSSTØNADER
                ? iverksetting.andeler().stream().map(Andel::kjedenokkel).anyMatch(migrerte::contains)
                : !migrerte.isEmpty();
        return gjelder ? Optional.of(Iverksettingsregel.SAKEN_ER_MIGRERT.avvisning()) : Optional.empty();
    }

    private static Optional<Avvisning> kanIkkeUtledes(
            Iverksetting iverksetting, Optional<LagretIverksetting> siste, Set<Kjedenokkel> migrerte) {
        return Iverksettingsutledning.kanIkkeUtledes(
                iverksetting,
                siste.flatMap(LagretIverksetting::ytelse)
                        .orElse(TilkjentYtelse.TOM)
                        .uten(migrerte));
    }

    /** IV-I2, IV-I6: the iverksetting and the melding that it goes as. */
    private Mottakssvar lagre(Iverksettingsforesporsel foresporsel, long sak, Optional<Long> forrige) {
        var iverksetting = foresporsel.iverksetting();
        var id = iverksettinger.nextId();
        var nokkel = ids.get();
        var post = new Meldingspost(nokkel.toString(), KILDE, 0, id, foresporsel.innhold(), foresporsel.traceparent());
        var melding = meldinger
                .add(List.of(new NyMelding(
                        post,
                        iverksetting.fagsystem(),
                        Optional.of(iverksetting.sakId()),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of())))
                .get(0);
        iverksettinger.add(new IverksettingRepository.Ny(id, sak, nokkel, iverksetting, forrige, melding));
        AfterCommit.run(() -> metrics.melding(iverksetting.fagsystem().name()));
        return new Mottakssvar.Mottatt(nokkel);
    }
}
