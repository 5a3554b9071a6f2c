package no.nav.utsjekk.skjema;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import no.nav.utsjekk.mottak.Meldingsformat;
import no.nav.utsjekk.mottak.Meldingsleser;
import no.nav.utsjekk.mottak.aap.AapFormat;
import no.nav.utsjekk.mottak.dp.DpFormat;
import no.nav.utsjekk.mottak.historisk.HistoriskFormat;
import no.nav.utsjekk.mottak.tp.TpFormat;
import no.nav.utsjekk.mottak.ts.TsFormat;
import no.nav.utsjekk.mottak.valp.ValpFormat;

/** The formats that the product reads, by the short names that their schemas have. */
public final class Formater {

    private static final Map<String, Meldingsformat> ALLE = Stream.of(
                    new AapFormat("aap", Meldingsleser.DEFAULT_MAX_BYTES),
                    new DpFormat("dp", Meldingsleser.DEFAULT_MAX_BYTES),
                    new TsFormat("ts", Meldingsleser.DEFAULT_MAX_BYTES),
                    new TpFormat("tp", Meldingsleser.DEFAULT_MAX_BYTES),
                    new HistoriskFormat("historisk", Meldingsleser.DEFAULT_MAX_BYTES),
                    new ValpFormat("valp", Meldingsleser.DEFAULT_MAX_BYTES))
            .collect(toMap(format -> format.fagsystem().kortnavn(), Function.identity()));

    private Formater() {}

    public static Meldingsformat av(String kortnavn) {
        return ALLE.get(kortnavn);
    }
}
