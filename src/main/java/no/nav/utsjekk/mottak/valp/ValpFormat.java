package no.nav.utsjekk.mottak.valp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsformat;
import no.nav.utsjekk.mottak.Meldingsleser;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Omfang;
import no.nav.utsjekk.sak.Onske;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Stonad;

/** Tilskudd til opplæring (02 §5.6): one utbetaling with one periode in each melding, ended when its beløp is 0. */
public final class ValpFormat implements Meldingsformat {

    private static final String BESLUTTER = "teamvalp";

    private final Meldingsleser leser;

    /** @see Meldingsleser#Meldingsleser(String, int) */
    public ValpFormat(String topic, int maxBytes) {
        this.leser = new Meldingsleser(topic, maxBytes);
    }

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.VALP;
    }

    @Override
    public Lesing les(String nokkel, byte[] innhold) {
        return leser.les(innhold, rot -> new Lesing.Lest(melding(nokkel, rot), 0));
    }

    @Override
    public Stonad stonad(String navn) {
        return ValpStonad.valueOf(navn).stonad();
    }

    @Override
    public List<Stonad> stonader() {
        return Arrays.stream(ValpStonad.values()).map(ValpStonad::stonad).toList();
    }

    private static Melding melding(String nokkel, JsonField rot) {
        return new Melding(
                nokkel,
                Fagsystem.VALP,
                rot.required("sakId").text(),
                rot.required("behandlingId").text(),
                rot.required("personIdent").text(),
                rot.required("besluttetTidspunkt").instantInOslo(),
                rot.required("saksbehandler").text(),
                rot.nullable("beslutter").map(JsonField::text).orElse(BESLUTTER),
                Optional.empty(),
                rot.defaulted("dryrun").map(JsonField::flag).orElse(false),
                Omfang.NEVNTE,
                List.of(onske(rot)));
    }

    private static Onske onske(JsonField rot) {
        var uid = rot.required("id").uuid();
        var stonad = ValpStonad.av(
                rot.required("tiltakskode").oneOf(ValpStonad.Tiltakskode.class),
                rot.required("tilskuddstype").oneOf(ValpStonad.Tilskuddstype.class));
        var periode = periode(rot);
        return periode.belop() == 0
                ? new Onske.Opphor(uid, Onske.Opphorsform.FAKE_DELETE)
                : new Onske.Utbetal(uid, Fagomrade.TILSOPP, stonad.stonad(), Periodetype.EN_GANG, List.of(periode));
    }

    private static Periode periode(JsonField rot) {
        var periode = rot.required("periode");
        return new Periode(
                periode.required("fom").date(),
                periode.required("tom").date(),
                rot.required("belop").uint(),
                Optional.empty(),
                rot.nullable("kostnadssted").map(JsonField::text));
    }
}
