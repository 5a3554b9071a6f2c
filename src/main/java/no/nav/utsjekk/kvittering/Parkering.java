package no.nav.utsjekk.kvittering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.kvittering.OppgjorRepository.Behandlet;
import no.nav.utsjekk.kvittering.OppgjorRepository.Endring;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utboks.Utgaende;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;

/** Puts kvitteringer that cannot be settled where operators look for them: backout queue and varsel (D9). */
public final class Parkering {

    private final UtboksRepository utboks;
    private final VarselRepository varsler;
    private final String backoutQueue;

    /** @param backoutQueue where they are copied to, untouched */
    public Parkering(UtboksRepository utboks, VarselRepository varsler, String backoutQueue) {
        this.utboks = utboks;
        this.varsler = varsler;
        this.backoutQueue = backoutQueue;
    }

    /** Parks those of the kvitteringer that are to be. */
    void parker(List<Behandlet> behandlede) {
        var parkerte = behandlede.stream()
                .filter(b -> b.avgjorelse() == Avgjorelse.PARKERT)
                .toList();
        utboks.add(parkerte.stream().map(this::backout).toList());
        varsler.add(parkerte.stream()
                .map(p -> Varsel.ofKvittering(
                        p.oppdrag().isPresent() ? Varsel.Type.KVITTERING_I_STRID : Varsel.Type.KVITTERING_PARKERT,
                        "Kvittering " + p.grunn().orElseThrow(),
                        p.oppdrag(),
                        p.id()))
                .toList());
    }

    /** Tells of oppdrag that stay unanswered, because nobody but OS can say whether it pays them. */
    void varsle(List<Endring> endringer) {
        varsler.add(endringer.stream()
                .filter(e -> e.avgjorelse() == Avgjorelse.PARKERT)
                .map(e -> new Varsel(
                        Varsel.Type.KVITTERING_I_STRID,
                        "OS sier at oppdraget finnes fra før, etter en teknisk feil",
                        Optional.empty(),
                        Optional.of(e.oppdrag()),
                        Optional.empty()))
                .toList());
    }

    private Utgaende backout(Behandlet parkert) {
        var message = parkert.mottatt().message();
        return new Utgaende(
                Utgaende.Kanal.MQ,
                backoutQueue,
                Optional.empty(),
                Optional.empty(),
                Optional.of(message.body()),
                Map.of("type", message.text() ? "text" : "bytes"));
    }
}
