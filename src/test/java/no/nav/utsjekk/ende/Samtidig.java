package no.nav.utsjekk.ende;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Two who do the same thing at the same time. */
final class Samtidig {

    private Samtidig() {}

    /** What each of them is told: the answer, or the reason why not. */
    static List<String> to(Callable<String> handling) throws InterruptedException, ExecutionException {
        var begge = Executors.newFixedThreadPool(2);
        try {
            Callable<String> forsok = () -> svarEllerGrunn(handling);
            var svar = new ArrayList<String>();
            for (var future : begge.invokeAll(List.of(forsok, forsok))) {
                svar.add(future.get());
            }
            return svar;
        } finally {
            begge.shutdown();
        }
    }

    private static String svarEllerGrunn(Callable<String> handling) {
        try {
            return handling.call();
        } catch (Exception e) {
            return innerst(e).getMessage();
        }
    }

    private static Throwable innerst(Throwable feil) {
        return Stream.iterate(feil, arsak -> arsak != null, Throwable::getCause)
                .reduce((ytre, indre) -> indre)
                .orElseThrow();
    }
}
