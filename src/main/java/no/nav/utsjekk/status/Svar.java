package no.nav.utsjekk.status;

import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * To whom a status goes: what all statuses of one melding have in common.
 *
 * @param melding id of the stored melding; empty when it could not be stored
 * @param nokkel transaction id: the key of the status (STS-3)
 * @param traceparent trace context of the record that the melding came with
 */
public record Svar(
        Optional<Long> melding, String nokkel, Fagsystem fagsystem, boolean dryrun, Optional<String> traceparent) {}
