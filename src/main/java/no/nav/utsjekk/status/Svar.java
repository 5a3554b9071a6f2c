package no.nav.utsjekk.status;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * To whom a status goes: what all statuses of one melding have in common.
 *
 * @param melding id of the stored melding; empty when it could not be stored
 * @param adresser one per record that the melding came with: normally one, several for a transaction across records
 */
public record Svar(Optional<Long> melding, List<Adresse> adresser, Fagsystem fagsystem, boolean dryrun) {

    public Svar {
        adresser = List.copyOf(adresser);
    }

    /**
     * A record that is answered.
     *
     * @param nokkel transaction id: the key of the status (STS-3)
     * @param traceparent trace context of the record
     */
    public record Adresse(String nokkel, Optional<String> traceparent) {}
}
