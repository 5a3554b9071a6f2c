package no.nav.utsjekk.konsoll;

import org.apache.camel.Exchange;

/** Steps of the routes {@code konsoll-*}: each answers with one page. */
public final class Sider {

    private final Sideskriver skriver;
    private final Tavle tavle;
    private final Sok sok;
    private final Saksside saker;
    private final Oppdragsside oppdrag;
    private final Koside koer;
    private final Avstemmingsside avstemming;
    private final Revisjonsside revisjon;
    private final Handlingsside handling;

    public Sider(
            Sideskriver skriver,
            Tavle tavle,
            Sok sok,
            Saksside saker,
            Oppdragsside oppdrag,
            Koside koer,
            Avstemmingsside avstemming,
            Revisjonsside revisjon,
            Handlingsside handling) {
        this.skriver = skriver;
        this.tavle = tavle;
        this.sok = sok;
        this.saker = saker;
        this.oppdrag = oppdrag;
        this.koer = koer;
        this.avstemming = avstemming;
        this.revisjon = revisjon;
        this.handling = handling;
    }

    public void tavle(Exchange exchange) {
        skriver.svar(exchange, tavle::vis);
    }

    public void sok(Exchange exchange) {
        skriver.svar(exchange, sok::vis);
    }

    public void finn(Exchange exchange) {
        skriver.svar(exchange, sok::finn);
    }

    public void sak(Exchange exchange) {
        skriver.svar(exchange, saker::sak);
    }

    public void oppdragsliste(Exchange exchange) {
        skriver.svar(exchange, oppdrag::liste);
    }

    public void oppdrag(Exchange exchange) {
        skriver.svar(exchange, oppdrag::oppdrag);
    }

    public void oppdragUmaskert(Exchange exchange) {
        skriver.svar(exchange, oppdrag::oppdragUmaskert);
    }

    public void melding(Exchange exchange) {
        skriver.svar(exchange, oppdrag::melding);
    }

    public void meldingUmaskert(Exchange exchange) {
        skriver.svar(exchange, oppdrag::meldingUmaskert);
    }

    public void kvitteringer(Exchange exchange) {
        skriver.svar(exchange, koer::kvitteringer);
    }

    public void kvittering(Exchange exchange) {
        skriver.svar(exchange, koer::kvittering);
    }

    public void lesKvittering(Exchange exchange) {
        skriver.svar(exchange, koer::lesKvittering);
    }

    public void dodbrevliste(Exchange exchange) {
        skriver.svar(exchange, koer::dodbrev);
    }

    public void dodbrev(Exchange exchange) {
        skriver.svar(exchange, koer::brev);
    }

    public void lesDodbrev(Exchange exchange) {
        skriver.svar(exchange, koer::lesBrev);
    }

    public void avstemming(Exchange exchange) {
        skriver.svar(exchange, avstemming::liste);
    }

    public void provekjoring(Exchange exchange) {
        skriver.svar(exchange, avstemming::csv);
    }

    public void kjoring(Exchange exchange) {
        skriver.svar(exchange, avstemming::kjoring);
    }

    public void revisjon(Exchange exchange) {
        skriver.svar(exchange, revisjon::vis);
    }

    public void revisjonsfil(Exchange exchange) {
        skriver.svar(exchange, revisjon::csv);
    }

    public void sporr(Exchange exchange) {
        skriver.svar(exchange, handling::sporr);
    }

    public void utfor(Exchange exchange) {
        skriver.svar(exchange, handling::utfor);
    }
}
