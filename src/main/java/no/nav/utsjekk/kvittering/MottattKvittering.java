package no.nav.utsjekk.kvittering;

import java.util.Optional;
import no.nav.utsjekk.mq.MqMessage;

/**
 * A message from the kvittering queue.
 *
 * @param kvittering empty when it cannot be read
 */
public record MottattKvittering(MqMessage message, Optional<Kvittering> kvittering) {}
