package no.nav.utsjekk.rest.innsending;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsformater;
import no.nav.utsjekk.mottak.json.JsonDocument;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Kall;
import no.nav.utsjekk.rest.Klienter;
import no.nav.utsjekk.sak.Fagsystem;
import org.apache.camel.Exchange;

/** What the calls to {@code /api/dryrun} and {@code /api/simulering/v3} say (20 §6). Step of the route {@code rest-dryrun}. */
public final class Dryrunapi {

    /** Of the name in the path that tells whose meldinger it takes. */
    private static final int ENDEPUNKT = 2;

    private static final int MAKS_NOKKEL = 100;

    private static final Map<String, Fagsystem> ENDEPUNKTER = Map.of(
            "aap", Fagsystem.AAP,
            "dagpenger", Fagsystem.DAGPENGER,
            "tilleggsstonader", Fagsystem.TILLEGGSSTØNADER,
            "tiltakspenger", Fagsystem.TILTAKSPENGER);

    private final Klienter klienter;
    private final Meldingsformater formater;
    private final Supplier<UUID> ider;

    public Dryrunapi(Klienter klienter, Meldingsformater formater, Supplier<UUID> ider) {
        this.klienter = klienter;
        this.formater = formater;
        this.ider = ider;
    }

    /**
     * Reads a call. In order: whose it is, its key, its body.
     *
     * @throws Avslag of the first thing that is wrong
     */
    public Innsending les(Exchange exchange) {
        var kall = Kall.av(exchange);
        var fagsystem = fagsystem(kall);
        var nokkel =
                kall.nokkel().map(Dryrunapi::gyldig).orElseGet(() -> ider.get().toString());
        krevLesbar(fagsystem, nokkel, kall.innhold());
        return new Innsending(
                fagsystem,
                nokkel,
                JsonDocument.with(kall.innhold(), "dryrun", true),
                Kall.traceparent(exchange),
                Svarform.DRYRUN);
    }

    private Fagsystem fagsystem(Kall kall) {
        var endepunkt = Optional.ofNullable(ENDEPUNKTER.get(kall.ledd(ENDEPUNKT).orElse("")));
        endepunkt.ifPresent(fagsystem -> klienter.krevProdusent(kall.token(), fagsystem));
        return endepunkt.orElseGet(() -> klienter.forSimulering(kall.token(), kall.fagsystem()));
    }

    /** Anything else could not be a key on Kafka. */
    private static String gyldig(String nokkel) {
        if (nokkel.isBlank() || nokkel.length() > MAKS_NOKKEL || nokkel.chars().anyMatch(Character::isISOControl)) {
            throw new Avslag(400, "Transaction-ID må være mellom 1 og %d tegn".formatted(MAKS_NOKKEL));
        }
        return nokkel;
    }

    private void krevLesbar(Fagsystem fagsystem, String nokkel, byte[] innhold) {
        if (formater.av(fagsystem).les(nokkel, innhold) instanceof Lesing.Uleselig uleselig
                && uleselig.erUforstaelig()) {
            throw Avslag.uleselig();
        }
    }
}
