package no.nav.utsjekk.sak;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import no.nav.utsjekk.sak.Utfall.Avvist;

/** The derivation: (state of the sak, melding) to outcome (03). */
public final class Utledning {

    /** D25. */
    private static final String AVVENT_IKKE_SENDT = "Endring av avvent alene sendes ikke til OS";

    private Utledning() {}

    /** The usual case of {@link #utled(Sak, List, Supplier, LocalDateTime)}: a request that is one melding. */
    public static Utfall utled(Sak sak, Melding melding, Supplier<UUID> nyId, LocalDateTime na) {
        return utled(sak, List.of(melding), nyId, na);
    }

    /**
     * Derives what OS must be told for the sak to become what the request asks for (DER-1 to DER-3). The same for a dry
     * run (FM-36).
     *
     * @param sak settled state of the request's sak
     * @param deler the meldinger that together are the request, at least one; several belong together as
     *     {@link Transaksjonsregler} demands
     * @param nyId gives the UUID of each new line; called once per new line, in line order
     * @param na Norwegian local time of the derivation; kept in microseconds
     */
    public static Utfall utled(Sak sak, List<Melding> deler, Supplier<UUID> nyId, LocalDateTime na) {
        var opphevelse = Avventopphevelse.av(sak, deler);
        if (opphevelse.isPresent()) {
            return opphevelse.get().utled(na.truncatedTo(MICROS));
        }
        var avvent = avvent(deler);
        var alle = Tilfelle.alle(
                sak, deler.stream().map(del -> del.medAvvent(avvent)).toList());
        var endrede = alle.stream().filter(Tilfelle::erEndret).toList();

        var avvist = forsteBrudd(alle, t -> eidAvAnnenSak(sak, t.uid()))
                .or(() -> forsteBrudd(alle, Tilfelle::bryterLaas))
                .or(() -> forsteBrudd(endrede, Tilfelle::erUgyldig))
                .or(() -> forsteBrudd(endrede, Tilfelle::kanIkkeUtledes))
                .or(() -> flerePersoner(endrede));
        if (avvist.isPresent()) {
            return avvist.get();
        }
        if (endrede.isEmpty()) {
            return new Utfall.Uendret(
                    avvent.filter(a -> !Avventsjekk.erSendt(sak, a)).map(a -> AVVENT_IKKE_SENDT));
        }

        var forstePaSak = sak.kjentHosOs().isEmpty();
        var endringer = endrede.stream().map(t -> t.utled(forstePaSak, nyId)).toList();
        var oppdrag = new Sammenslaing(sak, avvent, na.truncatedTo(MICROS)).oppdrag(endringer);
        var overlapp = Avventsjekk.overlapp(sak, oppdrag, na.toLocalDate());
        if (overlapp.isPresent()) {
            return overlapp.get();
        }
        return new Utfall.Endret(oppdrag, Dobbeltsjekk.finn(sak, endringer));
    }

    /** DER-2: one refusal refuses the whole melding. */
    private static Optional<Avvist> forsteBrudd(List<Tilfelle> tilfeller, Function<Tilfelle, Optional<Avvist>> regel) {
        return tilfeller.stream().map(regel).flatMap(Optional::stream).findFirst();
    }

    /**
     * D26: two saker never share an utbetaling. Where the producer chooses the uid, it has moved one to another sakId
     * (VAL-09); a derived uid (UID-3) has collided by chance.
     */
    private static Optional<Avvist> eidAvAnnenSak(Sak sak, UUID uid) {
        return Optional.ofNullable(sak.uidPaAndreSaker().get(uid))
                .map(eier -> eier == sak.fagsystem() && sak.fagsystem().velgerUid()
                        ? Regel.IMMUTABLE_FIELD_SAK_ID.avvist()
                        : Regel.UID_KOLLISJON.avvist(uid));
    }

    /** An oppdrag speaks of one person; lines of a changed personident cannot go with the opphør of the old one. */
    private static Optional<Avvist> flerePersoner(List<Tilfelle> endrede) {
        var personer = endrede.stream().map(Tilfelle::personident).distinct().count();
        return personer > 1 ? Optional.of(Regel.IMMUTABLE_FIELD_PERSONIDENT.avvist()) : Optional.empty();
    }

    /** FM-52 b: the request's, whichever of its meldinger says it. */
    private static Optional<Avvent> avvent(List<Melding> deler) {
        return deler.stream().flatMap(del -> del.avvent().stream()).findFirst();
    }
}
