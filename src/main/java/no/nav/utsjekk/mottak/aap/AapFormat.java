package no.nav.utsjekk.mottak.aap;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsformat;
import no.nav.utsjekk.mottak.Meldingsleser;
import no.nav.utsjekk.mottak.Sammenslaing;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.sak.Avvent;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Omfang;
import no.nav.utsjekk.sak.Onske;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Stonad;

/** Arbeidsavklaringspenger (02 §5.1): one utbetaling per meldekort, the whole sak in every melding. */
public final class AapFormat implements Meldingsformat {

    private static final Stonad STONAD = AapStonad.AAP_UNDER_ARBEIDSAVKLARING.stonad();
    private static final String AKTOR = "kelvin";

    private final Meldingsleser leser;

    /** @see Meldingsleser#Meldingsleser(String, int) */
    public AapFormat(String topic, int maxBytes) {
        this.leser = new Meldingsleser(topic, maxBytes);
    }

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.AAP;
    }

    @Override
    public Lesing les(String nokkel, byte[] innhold) {
        return leser.les(innhold, rot -> new Lesing.Lest(melding(nokkel, rot), 0));
    }

    @Override
    public Stonad stonad(String navn) {
        return AapStonad.valueOf(navn).stonad();
    }

    @Override
    public List<Stonad> stonader() {
        return Arrays.stream(AapStonad.values()).map(AapStonad::stonad).toList();
    }

    private static Melding melding(String nokkel, JsonField rot) {
        return new Melding(
                nokkel,
                Fagsystem.AAP,
                rot.required("sakId").text(),
                rot.required("behandlingId").text(),
                rot.required("ident").text(),
                rot.required("vedtakstidspunktet").dateTime(),
                rot.nullable("saksbehandler").map(JsonField::text).orElse(AKTOR),
                rot.nullable("beslutter").map(JsonField::text).orElse(AKTOR),
                rot.nullable("avvent").map(AapFormat::avvent),
                rot.defaulted("dryrun").map(JsonField::flag).orElse(false),
                Omfang.HELE_SAKEN_DELETE,
                onsker(rot.required("utbetalinger").list(AapFormat::post)));
    }

    private static List<Onske> onsker(List<Post> poster) {
        var meldekort = poster.stream()
                .filter(post -> post.periode().belop() > 0)
                .collect(groupingBy(Post::uid, LinkedHashMap::new, mapping(Post::periode, toList())));
        return meldekort.entrySet().stream()
                .map(kort -> utbetal(kort.getKey(), kort.getValue()))
                .toList();
    }

    private static Onske utbetal(UUID uid, List<Periode> poster) {
        return new Onske.Utbetal(uid, Fagomrade.AAP, STONAD, Periodetype.UKEDAG, Sammenslaing.OVER_HELG.av(poster));
    }

    private static Post post(JsonField post) {
        var periode = new Periode(
                post.required("fom").date(),
                post.required("tom").date(),
                post.required("utbetaltBeløp").uint(),
                Optional.of(post.required("sats").uint()),
                Optional.empty());
        return new Post(post.required("id").uuid(), periode);
    }

    private static Avvent avvent(JsonField avvent) {
        return new Avvent(
                avvent.required("fom").date(),
                avvent.required("tom").date(),
                avvent.nullable("overføres").map(JsonField::date),
                avvent.nullable("årsak").map(arsak -> arsak.oneOf(Avvent.Arsak.class)),
                avvent.defaulted("feilregistrering").map(JsonField::flag).orElse(false));
    }

    /** @param uid the meldekort that it belongs to */
    private record Post(UUID uid, Periode periode) {}
}
