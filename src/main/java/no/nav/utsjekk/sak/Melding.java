package no.nav.utsjekk.sak;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One request of a producer for one sak, whatever format it came in.
 *
 * @param nokkel transaction id; key of every status of the melding (IN-4)
 * @param personident never in logs
 * @param vedtakstidspunkt Norwegian local time
 * @param dryrun true when OS is only asked what it would pay
 * @param kodeEndring what the producer says of whether OS knows the sak (UT-C3); empty when what OS has accepted tells
 * @param onsker in order of first mention (IN-12); each uid once
 */
public record Melding(
        String nokkel,
        Fagsystem fagsystem,
        String sakId,
        String behandlingId,
        String personident,
        LocalDateTime vedtakstidspunkt,
        String saksbehandler,
        String beslutter,
        Optional<Avvent> avvent,
        boolean dryrun,
        Omfang omfang,
        Optional<Oppdrag.KodeEndring> kodeEndring,
        List<Onske> onsker) {

    public Melding {
        onsker = List.copyOf(onsker);
    }

    /** The usual one: what OS has accepted tells whether it knows the sak. */
    public Melding(
            String nokkel,
            Fagsystem fagsystem,
            String sakId,
            String behandlingId,
            String personident,
            LocalDateTime vedtakstidspunkt,
            String saksbehandler,
            String beslutter,
            Optional<Avvent> avvent,
            boolean dryrun,
            Omfang omfang,
            List<Onske> onsker) {
        this(
                nokkel,
                fagsystem,
                sakId,
                behandlingId,
                personident,
                vedtakstidspunkt,
                saksbehandler,
                beslutter,
                avvent,
                dryrun,
                omfang,
                Optional.empty(),
                onsker);
    }

    /** The same with the avvent of the request that it is a part of (FM-52 b). */
    Melding medAvvent(Optional<Avvent> avvent) {
        return new Melding(
                nokkel,
                fagsystem,
                sakId,
                behandlingId,
                personident,
                vedtakstidspunkt,
                saksbehandler,
                beslutter,
                avvent,
                dryrun,
                omfang,
                kodeEndring,
                onsker);
    }
}
