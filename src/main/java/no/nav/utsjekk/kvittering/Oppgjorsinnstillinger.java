package no.nav.utsjekk.kvittering;

import java.time.Duration;

/**
 * Settings of the settlement.
 *
 * @param forsok12 how often OS is asked again after alvorlighetsgrad 12 (D5)
 * @param ventetid12 wait before the first time
 * @param faktor12 what each further wait is multiplied by
 * @param kopiVentetid how long a refusal waits for answers to other copies (D7)
 */
public record Oppgjorsinnstillinger(int forsok12, Duration ventetid12, int faktor12, Duration kopiVentetid) {}
