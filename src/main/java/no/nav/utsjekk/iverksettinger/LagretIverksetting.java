package no.nav.utsjekk.iverksettinger;

import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksetting.TilkjentYtelse;

/**
 * An iverksetting as it is stored.
 *
 * @param id of its row
 * @param nokkel key of its statuses
 * @param harResultat false for one of an installation before this one, of which nothing is known but that it came
 * @param ytelse what the sak pays once OS has accepted; empty until it is derived
 */
public record LagretIverksetting(
        long id,
        UUID nokkel,
        Iverksetting iverksetting,
        boolean harResultat,
        Iverksettingsstatus status,
        Optional<TilkjentYtelse> ytelse) {}
