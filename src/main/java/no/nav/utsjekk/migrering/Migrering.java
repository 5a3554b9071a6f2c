package no.nav.utsjekk.migrering;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.Svar;
import no.nav.utsjekk.status.UtbetalingJson;
import no.nav.utsjekk.utboks.UtboksRepository;

/**
 * Migrates chains of a sak (22): each becomes an utbetaling that is published and that meldinger can change from then on.
 * Every method is to be called in a transaction, which holds the lock of the sak until it ends (MG-15).
 */
public final class Migrering {

    private final Planlegging planlegging;
    private final MigreringRepository migreringer;
    private final SakRepository saker;
    private final UtboksRepository utboks;
    private final StatusWriter statuses;

    /** @param stonader the stønader of utbetalinger */
    public Migrering(
            IverksettingRepository iverksettinger,
            MigreringRepository migreringer,
            MeldingRepository meldinger,
            SakRepository saker,
            UtboksRepository utboks,
            StatusWriter statuses,
            UtbetalingJson json,
            UtbetalingJson.Stonader stonader) {
        this.planlegging = new Planlegging(iverksettinger, migreringer, meldinger, json, stonader);
        this.migreringer = migreringer;
        this.saker = saker;
        this.utboks = utboks;
        this.statuses = statuses;
    }

    /** What {@link #migrer} would do now; changes and publishes nothing. */
    public Migreringssvar prov(Migreringsforesporsel foresporsel) {
        return plan(foresporsel).svar();
    }

    /**
     * Migrates the chains that are asked for, all or none. What was migrated before and is unchanged is left alone and counts as
     * done (MG-70).
     */
    public Migreringssvar migrer(Migreringskall kall) {
        var plan = plan(kall.foresporsel());
        if (plan.avvisning().isEmpty()) {
            utfor(kall, plan);
        }
        return plan.svar();
    }

    Plan plan(Migreringsforesporsel foresporsel) {
        return planlegging.plan(foresporsel);
    }

    /** @param plan of the call, made in the same transaction, and not refused */
    void utfor(Migreringskall kall, Plan plan) {
        var foresporsel = kall.foresporsel();
        var fagomrade = Planlegging.fagomrade(foresporsel.fagsystem());
        plan.nye().forEach(ny -> migreringer.migrer(ny, kall.hvem(), kall.grunn()));
        saker.knownByOs(plan.nye().stream()
                .map(ny -> new SakRepository.Known(ny.sak(), fagomrade.name()))
                .distinct()
                .toList());
        utboks.add(plan.nye().stream()
                .map(ny -> statuses.migrert(
                        svar(foresporsel, plan.originalKey()), ny.uid().toString(), ny.versjon(), ny.foresporsel()))
                .toList());
    }

    private static Svar svar(Migreringsforesporsel foresporsel, String originalKey) {
        return new Svar(
                Optional.empty(),
                List.of(new Svar.Adresse(originalKey, Optional.empty())),
                foresporsel.fagsystem(),
                false);
    }
}
