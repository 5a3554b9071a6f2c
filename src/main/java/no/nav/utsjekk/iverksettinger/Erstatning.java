package no.nav.utsjekk.iverksettinger;

import java.util.Optional;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * Takes a failed iverksetting out of the way, so that the next one can build on the last that went well (IV-G2): what OS refused
 * changed nothing there.
 */
public final class Erstatning {

    private final IverksettingRepository iverksettinger;
    private final MeldingRepository meldinger;

    public Erstatning(IverksettingRepository iverksettinger, MeldingRepository meldinger) {
        this.iverksettinger = iverksettinger;
        this.meldinger = meldinger;
    }

    /** What came of it. */
    public enum Utfall {
        /** the one before is the sak's last one now */
        ERSTATTET,
        /** there is no such iverksetting on the sak */
        FINNES_IKKE,
        /** it is not the sak's last one */
        IKKE_SISTE,
        /** it went well, or may still do so */
        IKKE_FEILET
    }

    /**
     * Marks an iverksetting as replaced. To be called in a transaction.
     *
     * @param hvem ident of the operator, kept with the iverksetting
     * @param grunn why, kept with the iverksetting
     */
    public Utfall erstatt(Fagsystem fagsystem, String sakId, Behandling behandling, String hvem, String grunn) {
        return iverksettinger
                .sak(fagsystem, sakId)
                .flatMap(sak -> {
                    meldinger.lockOrCreateSak(fagsystem, sakId);
                    return iverksettinger.finn(sak, behandling).map(lagret -> erstatt(sak, lagret, hvem, grunn));
                })
                .orElse(Utfall.FINNES_IKKE);
    }

    private Utfall erstatt(long sak, LagretIverksetting lagret, String hvem, String grunn) {
        var erSiste = iverksettinger.siste(sak).map(LagretIverksetting::id).equals(Optional.of(lagret.id()));
        if (!erSiste) {
            return Utfall.IKKE_SISTE;
        }
        if (lagret.status() != Iverksettingsstatus.FEILET_MOT_OPPDRAG) {
            return Utfall.IKKE_FEILET;
        }
        iverksettinger.erstatt(lagret.id(), hvem, grunn);
        return Utfall.ERSTATTET;
    }
}
