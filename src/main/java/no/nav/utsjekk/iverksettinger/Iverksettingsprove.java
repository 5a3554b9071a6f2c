package no.nav.utsjekk.iverksettinger;

import java.util.Optional;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksetting.Iverksettingsregel;
import no.nav.utsjekk.iverksetting.TilkjentYtelse;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;

/** Whether an iverksetting could follow what its sak has, and on what (20 §5.2). For those who only ask; stores nothing. */
public final class Iverksettingsprove {

    private final IverksettingRepository iverksettinger;

    public Iverksettingsprove(IverksettingRepository iverksettinger) {
        this.iverksettinger = iverksettinger;
    }

    /** Why it could not, if so: SI-02 to SI-04 in this order, and MG-72. */
    public Optional<Avvisning> brudd(long sak, Iverksetting iverksetting) {
        var forrige = iverksetting.forrige();
        if (forrige.isPresent() && !erIverksatt(sak, forrige.get())) {
            return Optional.of(Iverksettingsregel.FORRIGE_IKKE_IVERKSATT.avvisning());
        }
        var siste = iverksettinger.siste(sak).map(s -> s.iverksetting().behandling());
        if (siste.isPresent() && !forrige.equals(siste)) {
            return Optional.of(paEnLinje(Iverksettingsregel.FORRIGE_ER_IKKE_SISTE.avvisning(
                    forrige.map(Behandling::toString).orElse("null/null"), siste.get())));
        }
        if (siste.isEmpty() && forrige.isPresent()) {
            return Optional.of(paEnLinje(Iverksettingsregel.INGEN_TIDLIGERE.avvisning(
                    forrige.get().behandlingId(), forrige.get().iverksettingId().orElse("null"))));
        }
        return erMigrert(sak, iverksetting)
                ? Optional.of(Iverksettingsregel.SAKEN_ER_MIGRERT.avvisning())
                : Optional.empty();
    }

    private boolean erIverksatt(long sak, Behandling behandling) {
        var funnet = behandling.iverksettingId().isPresent()
                ? iverksettinger.finn(sak, behandling)
                : iverksettinger.sisteAv(sak, behandling.behandlingId());
        return funnet.filter(f -> f.harResultat() && f.status().erFerdigIverksatt())
                .isPresent();
    }

    private boolean erMigrert(long sak, Iverksetting iverksetting) {
        var migrerte = iverksettinger.migrerte(sak);
        return iverksetting.fagsystem() == Fagsystem.TILLEGGSSTØNADER
                ? iverksetting.andeler().stream().map(Andel::kjedenokkel).anyMatch(migrerte::contains)
                : !migrerte.isEmpty();
    }

    private static Avvisning paEnLinje(Avvisning avvisning) {
        return new Avvisning(
                avvisning.kode(), avvisning.statuskode(), avvisning.tekst().replace("\n", ""), avvisning.dok());
    }

    /** What it would follow on. */
    public TilkjentYtelse forrige(long sak) {
        return iverksettinger
                .siste(sak)
                .flatMap(LagretIverksetting::ytelse)
                .orElse(TilkjentYtelse.TOM)
                .uten(iverksettinger.migrerte(sak));
    }
}
