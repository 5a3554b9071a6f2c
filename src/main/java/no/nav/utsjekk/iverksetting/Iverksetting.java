package no.nav.utsjekk.iverksetting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * A vedtak that is to be carried out: the total picture of what the sak shall pay from now on (21 §2.1).
 *
 * @param fagsystem of the authenticated client, never of the request
 * @param forrige the iverksetting that this one changes; empty on the sak's first
 * @param personident 11 digits, or 9 for an organisation; never in logs
 * @param vedtakstidspunkt Norwegian local time
 * @param saksbehandler may be empty
 * @param beslutter may be empty
 * @param andeler all that shall be paid; none ends every chain
 */
public record Iverksetting(
        Fagsystem fagsystem,
        String sakId,
        Behandling behandling,
        Optional<Behandling> forrige,
        String personident,
        LocalDateTime vedtakstidspunkt,
        String saksbehandler,
        String beslutter,
        List<Andel> andeler) {

    public Iverksetting {
        andeler = List.copyOf(andeler);
    }

    /** IV-13: the office of the andel with the latest fom that has one. */
    Optional<String> betalendeEnhet() {
        return andeler.stream()
                .filter(a -> a.stonadsdata().brukersNavKontor().isPresent())
                .reduce((en, annen) -> annen.fom().isAfter(en.fom()) ? annen : en)
                .flatMap(a -> a.stonadsdata().brukersNavKontor())
                .map(NavKontor::enhet);
    }

    /** Who approved, or else who prepared (21 §6.1). */
    String attestant() {
        return beslutter.isBlank() ? saksbehandler : beslutter;
    }
}
