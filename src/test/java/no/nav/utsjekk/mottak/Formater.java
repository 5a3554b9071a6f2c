package no.nav.utsjekk.mottak;

import static no.nav.utsjekk.mottak.Meldingsleser.DEFAULT_MAX_BYTES;

import java.util.List;
import no.nav.utsjekk.mottak.aap.AapFormat;
import no.nav.utsjekk.mottak.dp.DpFormat;
import no.nav.utsjekk.mottak.historisk.HistoriskFormat;
import no.nav.utsjekk.mottak.tp.TpFormat;
import no.nav.utsjekk.mottak.ts.TsFormat;
import no.nav.utsjekk.mottak.valp.ValpFormat;

/** All formats there are. */
final class Formater {

    static final List<Meldingsformat> ALLE = List.of(
            new AapFormat("aap.utbetaling.v1", DEFAULT_MAX_BYTES),
            new DpFormat("teamdagpenger.utbetaling.v1", DEFAULT_MAX_BYTES),
            new TsFormat("tilleggsstonader.utbetaling.v1", DEFAULT_MAX_BYTES),
            new TpFormat("helved.utbetalinger-tp.v1", DEFAULT_MAX_BYTES),
            new HistoriskFormat("historisk.utbetaling.v1", DEFAULT_MAX_BYTES),
            new ValpFormat("team-mulighetsrommet.tilskudd.utbetaling-v1", DEFAULT_MAX_BYTES));

    private Formater() {}

    /** The file in {@code examples/} that has a melding of this format. */
    static String eksempel(Meldingsformat format) {
        return format.fagsystem().kortnavn() + ".json";
    }
}
