package no.nav.utsjekk.mottak.historisk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/** Hjelpemidler and helserefusjon (02 §5.5): one utbetaling in each melding, ended when it has no perioder. */
public final class HistoriskFormat implements Meldingsformat {

    private static final String AKTOR = "historisk";

    private final Meldingsleser leser;

    /** @see Meldingsleser#Meldingsleser(String, int) */
    public HistoriskFormat(String topic, int maxBytes) {
        this.leser = new Meldingsleser(topic, maxBytes);
    }

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.HISTORISK;
    }

    @Override
    public Lesing les(String nokkel, byte[] innhold) {
        return leser.les(innhold, rot -> new Lesing.Lest(melding(nokkel, rot), 0));
    }

    @Override
    public Stonad stonad(String navn) {
        return HistoriskStonad.valueOf(navn).stonad();
    }

    @Override
    public List<Stonad> stonader() {
        return Arrays.stream(HistoriskStonad.values())
                .map(HistoriskStonad::stonad)
                .toList();
    }

    private static Melding melding(String nokkel, JsonField rot) {
        return new Melding(
                nokkel,
                Fagsystem.HISTORISK,
                rot.required("sakId").text(),
                rot.required("behandlingId").text(),
                rot.required("personident").text(),
                rot.required("vedtakstidspunkt").dateTime(),
                rot.nullable("saksbehandler").map(JsonField::text).orElse(AKTOR),
                rot.nullable("beslutter").map(JsonField::text).orElse(AKTOR),
                Optional.empty(),
                rot.defaulted("dryrun").map(JsonField::flag).orElse(false),
                Omfang.NEVNTE,
                List.of(onske(rot)));
    }

    private static Onske onske(JsonField rot) {
        var uid = rot.required("id").uuid();
        var stonad = rot.required("stønad").oneOf(HistoriskStonad.class).stonad();
        var periodetype = rot.required("periodetype").oneOf(Periodetype.class);
        var perioder = rot.required("perioder").list(HistoriskFormat::periode);
        return perioder.isEmpty()
                ? new Onske.Opphor(uid, Onske.Opphorsform.DELETE)
                : new Onske.Utbetal(
                        uid,
                        Fagomrade.HELSREF,
                        stonad,
                        periodetype,
                        Sammenslaing.ved(periodetype).av(perioder));
    }

    private static Periode periode(JsonField periode) {
        return new Periode(
                periode.required("fom").date(),
                periode.required("tom").date(),
                periode.required("beløp").uint(),
                Optional.empty(),
                Optional.empty());
    }
}
