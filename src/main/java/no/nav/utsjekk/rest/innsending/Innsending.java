package no.nav.utsjekk.rest.innsending;

import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * A producer's melding that came over HTTP.
 *
 * @param nokkel what it is known by; its answers on Kafka have it as their key (DR-04, GW-02)
 * @param innhold JSON in the fagsystem's own form
 * @param svarform what its caller waits for
 */
record Innsending(
        Fagsystem fagsystem, String nokkel, byte[] innhold, Optional<String> traceparent, Svarform svarform) {}
