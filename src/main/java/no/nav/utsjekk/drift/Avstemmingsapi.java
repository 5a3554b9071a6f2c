package no.nav.utsjekk.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import no.nav.utsjekk.drift.Kall.Csv;
import no.nav.utsjekk.drift.Kall.Innsendt;
import org.apache.camel.Exchange;

/** {@link Avstemmingshandlinger} over HTTP. Steps of the routes {@code drift-avstemming-*}. */
public final class Avstemmingsapi {

    private static final String IDENT = "ident";
    private static final String GRUNN = "grunn";
    private static final String FOM = "fom";
    private static final String TOM = "tom";

    private final Avstemmingshandlinger avstemming;

    public Avstemmingsapi(Avstemmingshandlinger avstemming) {
        this.avstemming = avstemming;
    }

    public void list(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> avstemming.list());
    }

    public void status(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> avstemming.status());
    }

    public void vis(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> avstemming.vis(kall.id()));
    }

    public void kontroller(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> avstemming.kontroller(kall.id()));
    }

    public void neste(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> avstemming.neste(kall.innsendt().given("date")));
    }

    /** With {@code meldinger} the messages too, which it is written down that somebody has seen. */
    public void provekjor(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> provekjor(kall.innsendt()));
    }

    private Object provekjor(Innsendt innsendt) {
        return innsendt.flag("meldinger")
                ? avstemming.lesProvekjoring(
                        innsendt.given(FOM), innsendt.given(TOM), innsendt.given(IDENT), innsendt.given(GRUNN))
                : avstemming.provekjor(innsendt.given(FOM), innsendt.given(TOM));
    }

    public void csv(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            return new Csv(avstemming.csv(innsendt.given(FOM), innsendt.given(TOM)));
        });
    }

    public void kjor(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            return avstemming.kjor(
                    () -> innsendt.text(FOM).map(fom -> Avstemmingsdager.periode(fom, innsendt.given(TOM))),
                    innsendt.given(IDENT),
                    innsendt.given(GRUNN));
        });
    }

    public void kjorPeriode(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            return avstemming.kjorPeriode(
                    innsendt.given(FOM), innsendt.given(TOM), innsendt.given(IDENT), innsendt.given(GRUNN));
        });
    }

    public void avklar(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            return avstemming.avklar(
                    kall.id(), innsendt.requiredFlag("levert"), innsendt.given(IDENT), innsendt.given(GRUNN));
        });
    }

    public void les(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            return avstemming.les(kall.id(), innsendt.given(IDENT), innsendt.given(GRUNN));
        });
    }

    public void noter(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            return avstemming.noter(kall.id(), innsendt.given(IDENT), innsendt.given("notat"));
        });
    }
}
