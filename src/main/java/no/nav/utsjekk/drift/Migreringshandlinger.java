package no.nav.utsjekk.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.drift.Kall.Csv;
import no.nav.utsjekk.drift.Kall.Html;
import no.nav.utsjekk.drift.Kall.Innsendt;
import no.nav.utsjekk.drift.Utforelse.Bestilling;
import no.nav.utsjekk.drift.Utforelse.Gjort;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.iverksettinger.Erstatning;
import no.nav.utsjekk.migrering.Kjoring;
import no.nav.utsjekk.migrering.Migreringskjoringer;
import no.nav.utsjekk.migrering.Saksrapport;
import no.nav.utsjekk.sak.Fagsystem;
import org.apache.camel.Exchange;

/** What operators do about iverksettinger, and the reports of migrations. Steps of the routes {@code drift-migrering*}. */
public final class Migreringshandlinger {

    /** Characters; enough for some ten thousand saker. */
    private static final int MAKS_BESTILLING = 4_000_000;

    /** How old a trial may be (MG-61). */
    private static final Duration MAKS_ALDER = Duration.ofHours(24);

    private static final String IDENT = "ident";
    private static final String GRUNN = "grunn";

    private final Utforelse utforelse;
    private final Migreringskjoringer kjoringer;
    private final Erstatning erstatning;
    private final Clock clock;

    public Migreringshandlinger(
            Utforelse utforelse, Migreringskjoringer kjoringer, Erstatning erstatning, Clock clock) {
        this.utforelse = utforelse;
        this.kjoringer = kjoringer;
        this.erstatning = erstatning;
        this.clock = clock;
    }

    /** Orders a trial. */
    public void prov(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt(MAKS_BESTILLING);
            return utforelse.utfor(bestilling(Handling.PROV_MIGRERING, innsendt), begrunnelse -> {
                var hva = Migreringsbestilling.les(innsendt);
                var id = hva.alle()
                        ? kjoringer.provAlle(hva.fagsystem(), begrunnelse.ident(), begrunnelse.grunn())
                        : kjoringer.prov(hva.fagsystem(), hva.saker(), begrunnelse.ident(), begrunnelse.grunn());
                return bestilt(id);
            });
        });
    }

    /** Orders that what a trial has told of is done. */
    public void utfor(Exchange exchange) throws JsonProcessingException {
        Kall.svar(
                exchange,
                kall -> utforelse.utfor(bestilling(Handling.UTFOR_MIGRERING, kall.innsendt()), begrunnelse -> {
                    var prove = prove(kall.id());
                    return bestilt(kjoringer.utfor(prove, begrunnelse.ident(), begrunnelse.grunn()));
                }));
    }

    private static Bestilling bestilling(Handling handling, Innsendt innsendt) {
        return new Bestilling(handling, Gjelder.INGENTING, innsendt.text(IDENT), innsendt.text(GRUNN));
    }

    private static Gjort<Object> bestilt(long id) {
        return new Gjort<>(Map.of("id", id), "Migrering %d er bestilt".formatted(id), Gjelder.INGENTING);
    }

    private Kjoring prove(long id) {
        var prove = kjoring(id);
        if (!prove.erProve()) {
            throw Nektet.feilTilstand("Migrering %d er ingen prøve".formatted(id));
        }
        if (prove.ferdig().isEmpty()) {
            throw Nektet.feilTilstand("Prøven er ikke ferdig");
        }
        if (prove.ferdig().get().plus(MAKS_ALDER).isBefore(clock.instant())) {
            throw Nektet.feilTilstand("Prøven er eldre enn 24 timer");
        }
        return prove;
    }

    private Kjoring kjoring(long id) {
        return kjoringer.kjoring(id).orElseThrow(() -> Nektet.finnesIkke("Migrering %d finnes ikke".formatted(id)));
    }

    public void list(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> kjoringer.kjoringer().stream()
                .map(Migreringsvisning::kjoring)
                .toList());
    }

    public void vis(Exchange exchange) throws JsonProcessingException {
        rapport(exchange, Migreringsvisning::json);
    }

    public void csv(Exchange exchange) throws JsonProcessingException {
        rapport(exchange, rapport -> new Csv(Migreringsvisning.csv(rapport)));
    }

    public void html(Exchange exchange) throws JsonProcessingException {
        rapport(exchange, rapport -> new Html(Migreringsvisning.html(rapport)));
    }

    private void rapport(Exchange exchange, Function<Migreringsrapport, Object> visning)
            throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var kjoring = kjoring(kall.id());
            List<Saksrapport> saker = kjoringer.saker(kjoring.id());
            return visning.apply(new Migreringsrapport(kjoring, saker));
        });
    }

    /** IV-G2: takes a failed iverksetting out of the way. */
    public void erstatt(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            return Map.of(
                    "resultat",
                    utforelse.utfor(
                            bestilling(Handling.ERSTATT_IVERKSETTING, innsendt),
                            begrunnelse -> erstatt(innsendt, begrunnelse)));
        });
    }

    private Gjort<String> erstatt(Innsendt innsendt, Begrunnelse begrunnelse) {
        var sakId = krevd(innsendt, "sakId");
        var behandling = new Behandling(krevd(innsendt, "behandlingId"), innsendt.text("iverksettingId"));
        var fagsystem = Arrays.stream(Fagsystem.values())
                .filter(f -> Optional.of(f.name()).equals(innsendt.text("fagsystem")))
                .findFirst()
                .orElseThrow(() -> Nektet.ugyldig("Ukjent fagsystem"));
        return switch (erstatning.erstatt(fagsystem, sakId, behandling, begrunnelse.ident(), begrunnelse.grunn())) {
            case ERSTATTET -> Gjort.med(
                    "Iverksetting %s på sak %s er erstattet".formatted(behandling, sakId), Gjelder.INGENTING);
            case FINNES_IKKE -> throw Nektet.finnesIkke("Iverksettingen finnes ikke");
            case IKKE_SISTE -> throw Nektet.feilTilstand("Iverksettingen er ikke den siste på saken");
            case IKKE_FEILET -> throw Nektet.feilTilstand("Iverksettingen har ikke feilet");
        };
    }

    private static String krevd(Innsendt innsendt, String navn) {
        return innsendt.text(navn)
                .filter(tekst -> !tekst.isBlank())
                .orElseThrow(() -> Nektet.ugyldig("Må oppgi " + navn));
    }
}
