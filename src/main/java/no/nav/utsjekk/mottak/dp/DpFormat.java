package no.nav.utsjekk.mottak.dp;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.mottak.AvledetUid;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsformat;
import no.nav.utsjekk.mottak.Meldingsleser;
import no.nav.utsjekk.mottak.Sammenslaing;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Omfang;
import no.nav.utsjekk.sak.Onske;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Stonad;

/** Dagpenger (02 §5.2): one utbetaling per meldeperiode and utbetalingstype, the whole sak in every melding. */
public final class DpFormat implements Meldingsformat {

    private static final String AKTOR = "dagpenger";

    private final Meldingsleser leser;

    /** @see Meldingsleser#Meldingsleser(String, int) */
    public DpFormat(String topic, int maxBytes) {
        this.leser = new Meldingsleser(topic, maxBytes);
    }

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.DAGPENGER;
    }

    @Override
    public Lesing les(String nokkel, byte[] innhold) {
        return leser.les(innhold, rot -> lest(nokkel, rot));
    }

    @Override
    public Stonad stonad(String navn) {
        return DpStonad.valueOf(navn).stonad();
    }

    @Override
    public List<Stonad> stonader() {
        return Arrays.stream(DpStonad.values()).map(DpStonad::stonad).toList();
    }

    private static Lesing.Lest lest(String nokkel, JsonField rot) {
        var sakId = rot.required("sakId").text();
        var grupper = rot.required("utbetalinger").list(DpFormat::dag).stream()
                .filter(dag -> dag.periode().belop() > 0)
                .collect(groupingBy(Dag::gruppe, LinkedHashMap::new, mapping(Dag::periode, toList())));
        var onsker = grupper.entrySet().stream()
                .map(gruppe -> utbetal(sakId, gruppe.getKey(), gruppe.getValue()))
                .toList();
        var melding = new Melding(
                nokkel,
                Fagsystem.DAGPENGER,
                sakId,
                rot.required("behandlingId").text(),
                rot.required("ident").text(),
                rot.required("vedtakstidspunktet").dateTime(),
                rot.nullable("saksbehandler").map(JsonField::text).orElse(AKTOR),
                rot.nullable("beslutter").map(JsonField::text).orElse(AKTOR),
                Optional.empty(),
                rot.defaulted("dryrun").map(JsonField::flag).orElse(false),
                Omfang.HELE_SAKEN_FAKE_DELETE,
                List.copyOf(onsker));
        return new Lesing.Lest(melding, slattSammen(grupper, onsker));
    }

    private static Onske.Utbetal utbetal(String sakId, Gruppe gruppe, List<Periode> dager) {
        var type = gruppe.type();
        return new Onske.Utbetal(
                AvledetUid.av(Fagsystem.DAGPENGER, sakId, gruppe.meldeperiode(), type.stonad),
                Fagomrade.DP,
                type.stonad,
                type.periodetype,
                Sammenslaing.OVER_HELG.av(dager));
    }

    /** Ferietillegg is paid once per periode, not per day: every day beyond the first is a sum not paid (D24). */
    private static int slattSammen(Map<Gruppe, List<Periode>> grupper, List<Onske.Utbetal> onsker) {
        int dager = grupper.entrySet().stream()
                .filter(gruppe -> gruppe.getKey().type() == Utbetalingstype.DagpengerFerietillegg)
                .mapToInt(gruppe -> gruppe.getValue().size())
                .sum();
        int perioder = onsker.stream()
                .filter(onske -> onske.periodetype() == Periodetype.EN_GANG)
                .mapToInt(onske -> onske.perioder().size())
                .sum();
        return dager - perioder;
    }

    private static Dag dag(JsonField dag) {
        var gruppe = new Gruppe(
                dag.required("meldeperiode").text(),
                dag.required("utbetalingstype").oneOf(Utbetalingstype.class));
        var dato = dag.required("dato").date();
        var periode = new Periode(
                dato,
                dato,
                dag.required("utbetaltBeløp").uint(),
                Optional.of(dag.required("sats").uint()),
                Optional.empty());
        return new Dag(gruppe, periode);
    }

    private record Dag(Gruppe gruppe, Periode periode) {}

    /** The days that make one utbetaling. */
    private record Gruppe(String meldeperiode, Utbetalingstype type) {}

    /** Names are contract values. */
    private enum Utbetalingstype {
        Dagpenger(DpStonad.DAGPENGER, Periodetype.UKEDAG),
        DagpengerFerietillegg(DpStonad.DAGPENGERFERIE, Periodetype.EN_GANG);

        final Stonad stonad;
        final Periodetype periodetype;

        Utbetalingstype(DpStonad stonad, Periodetype periodetype) {
            this.stonad = stonad.stonad();
            this.periodetype = periodetype;
        }
    }
}
