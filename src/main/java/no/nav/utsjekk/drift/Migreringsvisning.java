package no.nav.utsjekk.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.migrering.Kjedelinje;
import no.nav.utsjekk.migrering.Kjoring;
import no.nav.utsjekk.migrering.Saksrapport;

/** The report of a migration as JSON, as CSV and as a page (22 §10). */
final class Migreringsvisning {

    private static final String SIDE =
            """
            <!doctype html><html lang="nb"><meta charset="utf-8"><title>Migrering %1$d</title>
            <h1>Migrering %1$d</h1>%2$s
            <h2>Per klassekode: skal være likt før og etter</h2>%3$s
            <h2>Kjeder</h2>%4$s</html>
            """;

    private Migreringsvisning() {}

    static Map<String, Object> kjoring(Kjoring kjoring) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put("id", kjoring.id());
        svar.put("modus", kjoring.erProve() ? "PRØVE" : "UTFØR");
        svar.put("fagsystem", kjoring.fagsystem().name());
        kjoring.prove().ifPresent(prove -> svar.put("prøve", prove));
        svar.put("hvem", kjoring.hvem());
        svar.put("grunn", kjoring.grunn());
        svar.put("bestilt", kjoring.bestilt().toString());
        svar.put("ferdig", kjoring.ferdig().map(Object::toString).orElse(""));
        svar.put("antallSaker", kjoring.saker());
        svar.put("venter", kjoring.venter());
        return svar;
    }

    private static Map<String, Object> sammendrag(Migreringsrapport rapport) {
        var svar = kjoring(rapport.kjoring());
        svar.put("saker", rapport.utfall());
        svar.put("kjeder", rapport.kjeder());
        svar.put("avvisninger", rapport.avvisninger());
        svar.put("uidKollisjoner", rapport.avvisninger().getOrDefault("UID_I_BRUK", 0L));
        svar.put("stemmer", rapport.stemmer());
        return svar;
    }

    static Map<String, Object> json(Migreringsrapport rapport) {
        var svar = sammendrag(rapport);
        svar.put(
                "klassekoder",
                rapport.summer().entrySet().stream()
                        .map(e -> sum(e.getKey(), e.getValue()))
                        .toList());
        svar.put(
                "linjer",
                rapport.saker().stream()
                        .flatMap(sak -> rader(rapport.kjoring(), sak))
                        .toList());
        return svar;
    }

    private static Map<String, Object> sum(String klassekode, Migreringsrapport.Sum sum) {
        var rad = new LinkedHashMap<String, Object>();
        rad.put("klassekode", klassekode);
        rad.put("kronerFør", sum.kildeKroner());
        rad.put("kronerEtter", sum.malKroner());
        rad.put("enheterFør", sum.kildeEnheter());
        rad.put("enheterEtter", sum.malEnheter());
        rad.put("likt", sum.likt());
        return rad;
    }

    /** One per chain; one for a sak that has come to none. */
    private static Stream<Map<String, Object>> rader(Kjoring kjoring, Saksrapport sak) {
        return sak.kjeder().isEmpty()
                ? Stream.of(rad(kjoring, sak, Optional.empty()))
                : sak.kjeder().stream().map(linje -> rad(kjoring, sak, Optional.of(linje)));
    }

    private static Map<String, Object> rad(Kjoring kjoring, Saksrapport sak, Optional<Kjedelinje> linje) {
        var kilde = linje.flatMap(Kjedelinje::kilde);
        var mal = linje.flatMap(Kjedelinje::mal);
        var rad = new LinkedHashMap<String, Object>();
        rad.put("fagsystem", kjoring.fagsystem().name());
        rad.put("sakId", sak.sakId());
        rad.put("sak", sak.utfall().orElse("VENTER"));
        rad.put("sakskode", tekst(sak.kode()));
        rad.put("tekst", tekst(sak.tekst()));
        rad.put("klassekode", tekst(linje.map(Kjedelinje::klassekode)));
        rad.put("meldekortId", tekst(linje.flatMap(Kjedelinje::meldekortId)));
        rad.put("resultat", tekst(linje.map(Kjedelinje::resultat)));
        rad.put("kode", tekst(linje.flatMap(Kjedelinje::kode)));
        rad.put("behandlingId", tekst(sak.behandlingId()));
        rad.put("iverksettingId", tekst(sak.iverksettingId()));
        rad.put("mottatt", tekst(sak.mottatt()));
        rad.put("status", tekst(sak.status()));
        rad.put("uid", tekst(mal.map(Kjedelinje.Mal::uid)));
        rad.put("uidEr", tekst(mal.map(m -> m.beregnet() ? "BEREGNET" : "OPPGITT")));
        rad.put("handling", tekst(mal.map(Kjedelinje.Mal::handling)));
        rad.put("stønad", tekst(mal.map(Kjedelinje.Mal::stonad)));
        rad.put("andeler", tekst(kilde.map(Kjedelinje.Kilde::andeler)));
        rad.put("andelerFom", tekst(kilde.flatMap(Kjedelinje.Kilde::fom)));
        rad.put("andelerTom", tekst(kilde.flatMap(Kjedelinje.Kilde::tom)));
        rad.put("kronerFør", tekst(kilde.map(Kjedelinje.Kilde::kroner)));
        rad.put("enheterFør", tekst(kilde.map(Kjedelinje.Kilde::enheter)));
        rad.put("perioder", tekst(mal.map(Kjedelinje.Mal::perioder)));
        rad.put("perioderFom", tekst(mal.flatMap(Kjedelinje.Mal::fom)));
        rad.put("perioderTom", tekst(mal.flatMap(Kjedelinje.Mal::tom)));
        rad.put("kronerEtter", tekst(mal.map(Kjedelinje.Mal::kroner)));
        rad.put("enheterEtter", tekst(mal.map(Kjedelinje.Mal::enheter)));
        rad.put("sisteLinje", tekst(kilde.map(Kjedelinje.Kilde::sisteLinje)));
        rad.put("lastPeriodeId", tekst(mal.map(Kjedelinje.Mal::sisteLinje)));
        rad.put("sisteFom", tekst(kilde.map(Kjedelinje.Kilde::sisteFom)));
        rad.put("sisteTom", tekst(kilde.map(Kjedelinje.Kilde::sisteTom)));
        rad.put("sisteBeløp", tekst(kilde.map(Kjedelinje.Kilde::sisteBelop)));
        rad.put("satstype", tekst(kilde.map(Kjedelinje.Kilde::satstype)));
        rad.put("periodetype", tekst(mal.map(Kjedelinje.Mal::periodetype)));
        rad.put("betalendeEnhet", tekst(mal.flatMap(Kjedelinje.Mal::betalendeEnhet)));
        rad.put("advarsler", linje.map(l -> String.join(", ", l.advarsler())).orElse(""));
        return rad;
    }

    private static String tekst(Optional<?> verdi) {
        return verdi.map(Object::toString).orElse("");
    }

    static String csv(Migreringsrapport rapport) {
        var rader = rapport.saker().stream()
                .flatMap(sak -> rader(rapport.kjoring(), sak))
                .toList();
        var hode = rader.stream().limit(1).map(rad -> String.join(";", rad.keySet()));
        return Stream.concat(hode, rader.stream().map(rad -> rad.values().stream()
                        .map(Migreringsvisning::celle)
                        .collect(Collectors.joining(";"))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A sakId is the producer's own text, and must not become more than one cell, nor a formula. */
    private static String celle(Object verdi) {
        var tekst = verdi.toString();
        var trygg = tekst.matches("[=+@-].*") ? "'" + tekst : tekst;
        return trygg.matches("[^;\"\\n\\r]*") ? trygg : '"' + trygg.replace("\"", "\"\"") + '"';
    }

    static String html(Migreringsrapport rapport) {
        return SIDE.formatted(
                rapport.kjoring().id(),
                tabell(List.of(sammendrag(rapport))),
                tabell(rapport.summer().entrySet().stream()
                        .map(e -> sum(e.getKey(), e.getValue()))
                        .toList()),
                tabell(rapport.saker().stream()
                        .flatMap(sak -> rader(rapport.kjoring(), sak))
                        .toList()));
    }

    private static String tabell(List<Map<String, Object>> rader) {
        var hode = rader.stream().limit(1).map(rad -> rad(rad.keySet().stream(), "th"));
        return Stream.concat(hode, rader.stream().map(rad -> rad(rad.values().stream(), "td")))
                .collect(Collectors.joining("\n", "<table>", "</table>"));
    }

    private static String rad(Stream<?> celler, String merke) {
        return celler.map(celle -> "<%1$s>%2$s</%1$s>".formatted(merke, uskadelig(celle.toString())))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String uskadelig(String tekst) {
        return tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
