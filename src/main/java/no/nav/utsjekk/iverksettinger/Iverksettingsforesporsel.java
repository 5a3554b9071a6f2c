package no.nav.utsjekk.iverksettinger;

import java.util.Optional;
import no.nav.utsjekk.iverksetting.Iverksetting;

/**
 * An iverksetting that has been asked for.
 *
 * @param innhold the request as it came
 * @param traceparent W3C trace context of the request
 */
public record Iverksettingsforesporsel(Iverksetting iverksetting, byte[] innhold, Optional<String> traceparent) {}
