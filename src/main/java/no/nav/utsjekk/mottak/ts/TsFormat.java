package no.nav.utsjekk.mottak.ts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
 * Tilleggsstønader (02 §5.3): each utbetaling by itself, one without perioder is ended, those that are not mentioned stay
 * as they are.
 */
public final class TsFormat implements Meldingsformat {

    private static final String AKTOR = "ts";

    private final Meldingsleser leser;

    /** @see Meldingsleser#Meldingsleser(String, int) */
    public TsFormat(String topic, int maxBytes) {
        this.leser = new Meldingsleser(topic, maxBytes);
    }

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.TILLEGGSSTØNADER;
    }

    @Override
    public Lesing les(String nokkel, byte[] innhold) {
        return leser.les(innhold, rot -> lesing(nokkel, rot));
    }

    @Override
    public Stonad stonad(String navn) {
        return TsStonad.valueOf(navn).stonad();
    }

    @Override
    public List<Stonad> stonader() {
        return Arrays.stream(TsStonad.values()).map(TsStonad::stonad).toList();
    }

    private static Lesing lesing(String nokkel, JsonField rot) {
        var utbetalinger = rot.required("utbetalinger").list(TsFormat::post);
        var melding = melding(nokkel, rot, utbetalinger);
        return utbetalinger.stream()
                .filter(post -> post.brukTillst() && !post.stonad().kanBrukeTillst())
                .findFirst()
                .<Lesing>map(post -> Lesing.Uleselig.av(melding, ikkeITillst(post.stonad())))
                .orElseGet(() -> new Lesing.Lest(melding, 0));
    }

    private static Melding melding(String nokkel, JsonField rot, List<Post> utbetalinger) {
        var periodetype = rot.required("periodetype").oneOf(Periodetype.class);
        return new Melding(
                nokkel,
                Fagsystem.TILLEGGSSTØNADER,
                rot.required("sakId").text(),
                rot.required("behandlingId").text(),
                rot.required("personident").text(),
                rot.required("vedtakstidspunkt").dateTime(),
                rot.nullable("saksbehandler").map(JsonField::text).orElse(AKTOR),
                rot.nullable("beslutter").map(JsonField::text).orElse(AKTOR),
                Optional.empty(),
                rot.defaulted("dryrun").map(JsonField::flag).orElse(false),
                Omfang.NEVNTE,
                utbetalinger.stream().map(post -> post.onske(periodetype)).toList());
    }

    private static Post post(JsonField post) {
        return new Post(
                post.required("id").uuid(),
                post.required("stønad").oneOf(TsStonad.class),
                post.required("perioder").list(TsFormat::periode),
                post.defaulted("brukFagområdeTillst").map(JsonField::flag).orElse(false));
    }

    private static Periode periode(JsonField periode) {
        return new Periode(
                periode.required("fom").date(),
                periode.required("tom").date(),
                periode.required("beløp").uint(),
                Optional.empty(),
                periode.nullable("betalendeEnhet").map(JsonField::text));
    }

    /** VAL-16 (IN-13); the text is a contract string, the list in the order of 02 §9.3. */
    private static Avvisning ikkeITillst(TsStonad stonad) {
        var tillatte = Arrays.stream(TsStonad.values())
                .filter(TsStonad::kanBrukeTillst)
                .toList();
        var tekst =
                "Fant stønadstype %s ved bruk av fagområde TILLST. Tillater bare en av: %s".formatted(stonad, tillatte);
        return new Avvisning("UGYLDIG_FAGOMRÅDE", 400, tekst, "");
    }

    private record Post(UUID uid, TsStonad stonad, List<Periode> perioder, boolean brukTillst) {

        Onske onske(Periodetype periodetype) {
            if (perioder.isEmpty()) {
                return new Onske.Opphor(uid, Onske.Opphorsform.DELETE);
            }
            var slattSammen = Sammenslaing.ved(periodetype).av(perioder);
            return new Onske.Utbetal(uid, fagomrade(), stonad.stonad(), periodetype, slattSammen);
        }

        private Fagomrade fagomrade() {
            return brukTillst ? Fagomrade.TILLST : stonad.fagomrade();
        }
    }
}
