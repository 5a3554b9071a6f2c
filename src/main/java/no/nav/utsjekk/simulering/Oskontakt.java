package no.nav.utsjekk.simulering;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import no.nav.utsjekk.simulering.Ossvar.Arsak;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** The thinking steps of the routes {@code simuler} and {@code simulering-kall}: what HTTP gives becomes an {@link Ossvar}. */
public final class Oskontakt {

    /** The answer to a question. */
    public Ossvar les(int httpStatus, String innhold) {
        return Svarleser.arsak(httpStatus).<Ossvar>map(Ossvar.Uteblitt::new).orElseGet(() -> Svarleser.les(innhold));
    }

    /** Whether OS does not take the token any more (SIM-16). */
    public boolean erTokenAvvist(Ossvar svar) {
        return svar instanceof Ossvar.Soapfeil feil && feil.erTokenAvvist();
    }

    /** There is no token. */
    public Ossvar utenToken() {
        return new Ossvar.Uteblitt(Arsak.TOKEN);
    }

    /** The right to ask is lost. */
    public Ossvar avbrutt() {
        return new Ossvar.Uteblitt(Arsak.AVBRUTT);
    }

    /** There is no answer (FM-40). */
    public Ossvar utenSvar(Exception feil) {
        return new Ossvar.Uteblitt(arsak(feil));
    }

    private static Arsak arsak(Exception feil) {
        if (causes(feil).anyMatch(Httpgrense.ForStortSvar.class::isInstance)) {
            return Arsak.UFORSTAELIG;
        }
        if (causes(feil).anyMatch(e -> e instanceof ConnectException || e instanceof ConnectTimeoutException)) {
            return Arsak.FORBINDELSE;
        }
        return causes(feil).anyMatch(SocketTimeoutException.class::isInstance) ? Arsak.TIDSFRIST : Arsak.FORBINDELSE;
    }

    private static Stream<Throwable> causes(Throwable feil) {
        return Stream.iterate(feil, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
