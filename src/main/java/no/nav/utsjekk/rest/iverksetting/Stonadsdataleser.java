package no.nav.utsjekk.rest.iverksetting;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.iverksetting.Dagpengestonad;
import no.nav.utsjekk.iverksetting.NavKontor;
import no.nav.utsjekk.iverksetting.Stonadsdata;
import no.nav.utsjekk.iverksetting.Tilleggsstonad;
import no.nav.utsjekk.iverksetting.Tiltakspengestonad;
import no.nav.utsjekk.mottak.json.JsonField;

/** Reads stønadsdata, which have four forms: {@code stønadstype} tells which one it is (20 §3.2). */
final class Stonadsdataleser {

    private static final String STONADSTYPE = "stønadstype";
    private static final String DAGSATS = "fastsattDagsats";

    /** The form of each stønadstype. */
    private static final Map<String, Function<JsonField, Stonadsdata>> FORMER = Stream.of(
                    form(navn(Dagpengestonad.values()), Stonadsdataleser::dagpenger),
                    form(navn(Tiltakspengestonad.values()), Stonadsdataleser::tiltakspenger),
                    form(navn(Tilleggsstonad.values()), Stonadsdataleser::tilleggsstonader),
                    form(List.of(Stonadsdata.Aap.STONADSTYPE), Stonadsdataleser::aap))
            .flatMap(form -> form.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private Stonadsdataleser() {}

    private static List<String> navn(Enum<?>... stonader) {
        return Arrays.stream(stonader).map(Enum::name).toList();
    }

    private static Map<String, Function<JsonField, Stonadsdata>> form(
            List<String> stonadstyper, Function<JsonField, Stonadsdata> leser) {
        return stonadstyper.stream().collect(Collectors.toMap(Function.identity(), navn -> leser));
    }

    static Stonadsdata les(JsonField data) {
        return FORMER.get(data.required(STONADSTYPE).text(FORMER::containsKey)).apply(data);
    }

    private static Stonadsdata dagpenger(JsonField data) {
        return new Stonadsdata.Dagpenger(
                data.required(STONADSTYPE).oneOf(Dagpengestonad.class),
                data.nullable("ferietillegg").map(f -> f.oneOf(Dagpengestonad.Ferietillegg.class)),
                data.required("meldekortId").text(),
                data.required(DAGSATS).uint());
    }

    private static Stonadsdata tiltakspenger(JsonField data) {
        return new Stonadsdata.Tiltakspenger(
                data.required(STONADSTYPE).oneOf(Tiltakspengestonad.class),
                data.defaulted("barnetillegg").map(JsonField::flag).orElse(false),
                kontor(data.required("brukersNavKontor")),
                data.required("meldekortId").text());
    }

    private static Stonadsdata tilleggsstonader(JsonField data) {
        return new Stonadsdata.Tilleggsstonader(
                data.required(STONADSTYPE).oneOf(Tilleggsstonad.class),
                data.nullable("brukersNavKontor").map(Stonadsdataleser::kontor));
    }

    private static Stonadsdata aap(JsonField data) {
        return new Stonadsdata.Aap(data.nullable(DAGSATS).map(JsonField::uint));
    }

    private static NavKontor kontor(JsonField enhet) {
        return new NavKontor(enhet.text(), Optional.empty());
    }
}
