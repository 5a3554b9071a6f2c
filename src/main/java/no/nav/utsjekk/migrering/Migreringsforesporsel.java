package no.nav.utsjekk.migrering;

import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * Which chains of a sak are to be migrated (22 §2.1).
 *
 * @param behandlingId of the iverksetting that whoever asks has looked at (MG-11)
 * @param iverksettingId the same
 * @param meldeperiode tiltakspenger: the meldekort whose chains are meant
 * @param uidTilStonad tilleggsstønader: the stønad that is meant, and the uid that its producer will use
 */
public record Migreringsforesporsel(
        Fagsystem fagsystem,
        String sakId,
        String behandlingId,
        Optional<String> iverksettingId,
        Optional<String> meldeperiode,
        Optional<UidTilStonad> uidTilStonad) {

    /** @param klassekode of the stønad */
    public record UidTilStonad(UUID uid, String klassekode) {}

    /** MG-01 to MG-04: what is wrong whatever there is on the sak. */
    Optional<Avvisning> brudd() {
        if (meldeperiode.isEmpty() && uidTilStonad.isEmpty()) {
            return Optional.of(Migreringsregel.MANGLER_VARIANT.avvisning());
        }
        if (meldeperiode.isPresent() && uidTilStonad.isPresent()) {
            return Optional.of(Migreringsregel.BEGGE_VARIANTER.avvisning());
        }
        return switch (fagsystem) {
            case TILTAKSPENGER -> feilVariant(meldeperiode.isEmpty());
            case TILLEGGSSTØNADER -> feilVariant(uidTilStonad.isEmpty());
            default -> Optional.of(Migreringsregel.FAGSYSTEM_IKKE_STØTTET.avvisning(fagsystem));
        };
    }

    private Optional<Avvisning> feilVariant(boolean feil) {
        return Optional.of(Migreringsregel.FEIL_VARIANT.avvisning(fagsystem)).filter(avvisning -> feil);
    }

    /** MG-20, MG-21. */
    boolean gjelder(Kjedenokkel kjede) {
        return meldeperiode.isPresent()
                ? kjede.meldekortId().equals(meldeperiode)
                : kjede.meldekortId().isEmpty()
                        && uidTilStonad.map(UidTilStonad::klassekode).equals(Optional.of(kjede.klassekode()));
    }
}
