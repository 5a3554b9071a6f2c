package no.nav.utsjekk.mottak.tp;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.mottak.AvledetUid;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsformat;
import no.nav.utsjekk.mottak.Meldingsleser;
import no.nav.utsjekk.mottak.Sammenslaing;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Omfang;
import no.nav.utsjekk.sak.Onske;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Stonad;

/**
 * Tiltakspenger (02 §5.4): one utbetaling per meldeperiode and stønad, with barnetillegg as a stønad of its own, the whole
 * sak in every melding.
 */
public final class TpFormat implements Meldingsformat {

    private static final String AKTOR = "tp";

    private final Meldingsleser leser;

    /** @see Meldingsleser#Meldingsleser(String, int) */
    public TpFormat(String topic, int maxBytes) {
        this.leser = new Meldingsleser(topic, maxBytes);
    }

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.TILTAKSPENGER;
    }

    @Override
    public Lesing les(String nokkel, byte[] innhold) {
        return leser.les(innhold, rot -> lesing(nokkel, rot));
    }

    @Override
    public Stonad stonad(String navn) {
        return TpStonad.valueOf(navn).stonad();
    }

    @Override
    public List<Stonad> stonader() {
        return Arrays.stream(TpStonad.values()).map(TpStonad::stonad).toList();
    }

    private static Lesing lesing(String nokkel, JsonField rot) {
        var poster = rot.required("perioder").list(TpFormat::post);
        var melding = melding(nokkel, rot, poster);
        return poster.stream()
                .filter(post -> post.barnetillegg() && post.stonad().erBarnetillegg())
                .findFirst()
                .<Lesing>map(post -> Lesing.Uleselig.av(melding, utenBarnetillegg(post.stonad())))
                .orElseGet(() -> new Lesing.Lest(melding, 0));
    }

    private static Melding melding(String nokkel, JsonField rot, List<Post> poster) {
        var sakId = rot.required("sakId").text();
        return new Melding(
                nokkel,
                Fagsystem.TILTAKSPENGER,
                sakId,
                rot.required("behandlingId").text(),
                rot.required("personident").text(),
                rot.required("vedtakstidspunkt").dateTime(),
                rot.nullable("saksbehandler").map(JsonField::text).orElse(AKTOR),
                rot.nullable("beslutter").map(JsonField::text).orElse(AKTOR),
                Optional.empty(),
                rot.defaulted("dryrun").map(JsonField::flag).orElse(false),
                Omfang.HELE_SAKEN_DELETE,
                onsker(sakId, poster));
    }

    private static List<Onske> onsker(String sakId, List<Post> poster) {
        var grupper =
                poster.stream().collect(groupingBy(Post::gruppe, LinkedHashMap::new, mapping(Post::periode, toList())));
        return grupper.entrySet().stream()
                .map(gruppe -> utbetal(sakId, gruppe.getKey(), gruppe.getValue()))
                .toList();
    }

    private static Onske utbetal(String sakId, Gruppe gruppe, List<Periode> perioder) {
        return new Onske.Utbetal(
                AvledetUid.av(Fagsystem.TILTAKSPENGER, sakId, gruppe.meldeperiode(), gruppe.stonad()),
                Fagomrade.TILTPENG,
                gruppe.stonad(),
                Periodetype.UKEDAG,
                Sammenslaing.OVER_HELG.av(perioder));
    }

    private static Post post(JsonField post) {
        var periode = new Periode(
                post.required("fom").date(),
                post.required("tom").date(),
                post.required("beløp").uint(),
                Optional.empty(),
                post.nullable("betalendeEnhet").map(JsonField::text));
        return new Post(
                post.required("meldeperiode").text(),
                post.required("stønad").oneOf(TpStonad.class),
                post.defaulted("barnetillegg").map(JsonField::flag).orElse(false),
                periode);
    }

    /** 02 §9.4; the text is a contract string. */
    private static Avvisning utenBarnetillegg(TpStonad stonad) {
        return new Avvisning("MANGLER_KLASSEKODE", 400, stonad + " har ikke klassekode for barnetillegg", "");
    }

    private record Post(String meldeperiode, TpStonad stonad, boolean barnetillegg, Periode periode) {

        Gruppe gruppe() {
            return new Gruppe(meldeperiode, (barnetillegg ? stonad.barnetillegg() : stonad).stonad());
        }
    }

    /** The items that make one utbetaling. */
    private record Gruppe(String meldeperiode, Stonad stonad) {}
}
