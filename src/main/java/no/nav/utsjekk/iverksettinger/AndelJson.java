package no.nav.utsjekk.iverksettinger;

import static no.nav.utsjekk.iverksettinger.IverksettingJson.JSON;
import static no.nav.utsjekk.iverksettinger.IverksettingJson.optional;
import static no.nav.utsjekk.iverksettinger.IverksettingJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Dagpengestonad;
import no.nav.utsjekk.iverksetting.Dagpengestonad.Ferietillegg;
import no.nav.utsjekk.iverksetting.Linjeandel;
import no.nav.utsjekk.iverksetting.NavKontor;
import no.nav.utsjekk.iverksetting.Satstype;
import no.nav.utsjekk.iverksetting.Stonadsdata;
import no.nav.utsjekk.iverksetting.Tilleggsstonad;
import no.nav.utsjekk.iverksetting.Tiltakspengestonad;

/** Andeler and their stønadsdata in the stored form (21 §2.3 and §2.4). The transient {@code id} of old ones is passed over. */
final class AndelJson {

    private static final String STONADSTYPE = "stønadstype";
    private static final String MELDEKORT = "meldekortId";
    private static final String DAGSATS = "fastsattDagsats";

    private AndelJson() {}

    static ObjectNode write(Andel a) {
        var json = JSON.createObjectNode()
                .put("beløp", a.belop())
                .put("satstype", a.satstype().name());
        json.putObject("periode")
                .put("fom", a.fom().toString())
                .put("tom", a.tom().toString());
        json.set("stønadsdata", stonadsdata(a.stonadsdata()));
        return json.putNull("periodeId").putNull("forrigePeriodeId");
    }

    static ObjectNode write(Linjeandel l) {
        return write(l.andel())
                .put("periodeId", l.periodeId())
                .put("forrigePeriodeId", l.forrigePeriodeId().orElse(null));
    }

    private static ObjectNode stonadsdata(Stonadsdata data) {
        var json = JSON.createObjectNode();
        if (data instanceof Stonadsdata.Dagpenger dp) {
            return json.put("@type", "dagpenger")
                    .put(STONADSTYPE, dp.stonadstype())
                    .put("ferietillegg", dp.ferietillegg().map(Enum::name).orElse(null))
                    .put(MELDEKORT, dp.meldekort())
                    .put(DAGSATS, dp.dagsats());
        }
        if (data instanceof Stonadsdata.Tiltakspenger tp) {
            return kontor(
                    json.put("@type", "tiltakspenger")
                            .put(STONADSTYPE, tp.stonadstype())
                            .put("barnetillegg", tp.barnetillegg())
                            .put(MELDEKORT, tp.meldekort()),
                    data.brukersNavKontor());
        }
        if (data instanceof Stonadsdata.Tilleggsstonader) {
            return kontor(
                    json.put("@type", "tilleggsstønader").put(STONADSTYPE, data.stonadstype()),
                    data.brukersNavKontor());
        }
        return json.put("@type", "aap")
                .put(STONADSTYPE, data.stonadstype())
                .put(DAGSATS, data.fastsattDagsats().orElse(null));
    }

    private static ObjectNode kontor(ObjectNode json, Optional<NavKontor> kontor) {
        kontor.ifPresentOrElse(
                k -> json.putObject("brukersNavKontor")
                        .put("enhet", k.enhet())
                        .put(
                                "gjelderFom",
                                k.gjelderFom().map(LocalDate::toString).orElse(null)),
                () -> json.putNull("brukersNavKontor"));
        return json;
    }

    static Andel readAndel(JsonNode json) {
        return new Andel(
                Long.parseLong(text(json, "beløp")),
                optional(json, "satstype").map(Satstype::valueOf).orElse(Satstype.DAGLIG),
                LocalDate.parse(text(json.path("periode"), "fom")),
                LocalDate.parse(text(json.path("periode"), "tom")),
                readStonadsdata(json.path("stønadsdata")));
    }

    static Linjeandel readLinjeandel(JsonNode json) {
        return new Linjeandel(
                readAndel(json),
                Integer.parseInt(text(json, "periodeId")),
                optional(json, "forrigePeriodeId").map(Integer::valueOf));
    }

    private static Stonadsdata readStonadsdata(JsonNode json) {
        var type = text(json, "@type");
        return switch (type) {
            case "dagpenger" -> new Stonadsdata.Dagpenger(
                    Dagpengestonad.valueOf(text(json, STONADSTYPE)),
                    optional(json, "ferietillegg").map(Ferietillegg::valueOf),
                    text(json, MELDEKORT),
                    Long.parseLong(text(json, DAGSATS)));
            case "tiltakspenger" -> new Stonadsdata.Tiltakspenger(
                    Tiltakspengestonad.valueOf(text(json, STONADSTYPE)),
                    json.path("barnetillegg").asBoolean(),
                    readKontor(json)
                            .orElseThrow(() -> new IllegalStateException("tiltakspenger without brukersNavKontor")),
                    text(json, MELDEKORT));
            case "tilleggsstønader" -> new Stonadsdata.Tilleggsstonader(
                    Tilleggsstonad.valueOf(text(json, STONADSTYPE)), readKontor(json));
            case "aap" -> new Stonadsdata.Aap(optional(json, DAGSATS).map(Long::valueOf));
            default -> throw new IllegalStateException("stønadsdata of no known @type");
        };
    }

    private static Optional<NavKontor> readKontor(JsonNode json) {
        return Optional.ofNullable(json.get("brukersNavKontor"))
                .filter(kontor -> !kontor.isNull())
                .map(kontor -> new NavKontor(
                        text(kontor, "enhet"), optional(kontor, "gjelderFom").map(LocalDate::parse)));
    }
}
