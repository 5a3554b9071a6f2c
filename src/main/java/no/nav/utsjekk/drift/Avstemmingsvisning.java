package no.nav.utsjekk.drift;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.avstemming.Avstemmingsmelding;
import no.nav.utsjekk.avstemming.Avstemmingsperiode;
import no.nav.utsjekk.avstemming.Fagomradeavstemming;
import no.nav.utsjekk.avstemming.Grunnlag;
import no.nav.utsjekk.avstemming.Gruppe;
import no.nav.utsjekk.avstemming.Kjoring;
import no.nav.utsjekk.avstemming.Kontroll;
import no.nav.utsjekk.avstemming.Sist;
import no.nav.utsjekk.avstemming.Sum;

/** Avstemming as operators see it: names and values, for JSON and for JMX. */
final class Avstemmingsvisning {

    private static final String CSV_HODE =
            "fagomrade;fom;tom;totalAntall;totalBelop;godkjentAntall;godkjentBelop;varselAntall;varselBelop;avvistAntall;"
                    + "avvistBelop;manglerAntall;manglerBelop";

    private Avstemmingsvisning() {}

    /** The range of a run in the form that its trigger has always had (06 §1). */
    static Map<String, Object> neste(LocalDate dag, Avstemmingsperiode periode) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put("today", dag.toString());
        svar.put("fom", periode.fom().atStartOfDay().toString());
        svar.put("tom", periode.tom().atTime(LocalTime.MAX).toString());
        return svar;
    }

    static Map<String, Object> kjoring(Kjoring kjoring) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put("id", kjoring.id());
        svar.put("slag", kjoring.slag().name());
        svar.put("dag", kjoring.dag().toString());
        svar.put("fom", kjoring.periode().fom().toString());
        svar.put("tom", kjoring.periode().tom().toString());
        svar.put("tilstand", kjoring.tilstand().name());
        svar.put("beregnet", kjoring.beregnet().toString());
        svar.put("levert", tekst(kjoring.levert()));
        svar.put("iTvilSiden", tekst(kjoring.iTvil()));
        svar.put("meldinger", kjoring.meldinger());
        svar.put("leverte", kjoring.leverte());
        return svar;
    }

    private static String tekst(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse("");
    }

    /** OPS-13. */
    static Map<String, Object> status(LocalDate idag, Optional<LocalDate> sisteDag, List<Sist> siste) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put("idag", idag.toString());
        svar.put("sisteDag", sisteDag.map(LocalDate::toString).orElse(""));
        svar.put(
                "garsdagenErAvstemt",
                sisteDag.filter(dag -> !dag.isBefore(idag.minusDays(1))).isPresent());
        svar.put("fagomrader", siste.stream().map(Avstemmingsvisning::sist).toList());
        return svar;
    }

    private static Map<String, Object> sist(Sist sist) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put("fagomrade", sist.fagomrade().name());
        svar.put("kjoring", sist.kjoring());
        svar.put("fom", sist.periode().fom().toString());
        svar.put("tom", sist.periode().tom().toString());
        svar.putAll(summer(sist.grunnlag()));
        return svar;
    }

    private static Map<String, Object> summer(Grunnlag grunnlag) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put("total", sum(grunnlag.total()));
        for (var gruppe : Gruppe.values()) {
            svar.put(gruppe.name().toLowerCase(Locale.ROOT), sum(grunnlag.sum(gruppe)));
        }
        return svar;
    }

    static Map<String, Object> handling(HandlingRepository.Logglinje gjort) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put("tidspunkt", gjort.tidspunkt().toString());
        svar.put("hvem", gjort.hvem());
        svar.put("handling", gjort.handling().name());
        svar.put("grunn", gjort.grunn());
        svar.put("utfall", gjort.utfall().name());
        svar.put("resultat", gjort.resultat());
        return svar;
    }

    /** Numbers and ids. */
    static Map<String, Object> fagomrade(Fagomradeavstemming avstemming) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put("fagomrade", avstemming.fagomrade().name());
        svar.put("avstemmingId", avstemming.avstemmingId());
        svar.putAll(summer(avstemming.grunnlag()));
        svar.put("antallMeldinger", avstemming.meldinger().size());
        return svar;
    }

    /** The same with the messages, which hold personidenter. */
    static Map<String, Object> medMeldinger(Fagomradeavstemming avstemming) {
        var svar = fagomrade(avstemming);
        svar.put(
                "meldinger",
                avstemming.meldinger().stream().map(Avstemmingsmelding::xml).toList());
        return svar;
    }

    private static Map<String, Object> sum(Sum sum) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put("antall", sum.antall());
        svar.put("belop", sum.belop());
        return svar;
    }

    static Map<String, Object> kontroll(Kontroll kontroll) {
        var svar = new LinkedHashMap<String, Object>();
        svar.put(
                "stemmer",
                Stream.of(kontroll.bareAvstemt(), kontroll.bareSendt(), kontroll.uenige())
                        .allMatch(List::isEmpty));
        svar.put("bareAvstemt", kontroll.bareAvstemt());
        svar.put("bareSendt", kontroll.bareSendt());
        svar.put("uenige", kontroll.uenige());
        return svar;
    }

    /** One line per fagområde (OC-77). */
    static String csv(Avstemmingsperiode periode, List<Fagomradeavstemming> fagomrader) {
        return Stream.concat(Stream.of(CSV_HODE), fagomrader.stream().map(f -> linje(periode, f)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String linje(Avstemmingsperiode periode, Fagomradeavstemming avstemming) {
        var summer = Stream.concat(
                        Stream.of(avstemming.grunnlag().total()),
                        Stream.of(Gruppe.values()).map(avstemming.grunnlag()::sum))
                .map(sum -> sum.antall() + ";" + sum.belop());
        return Stream.concat(
                        Stream.of(
                                avstemming.fagomrade().name(),
                                periode.fom().toString(),
                                periode.tom().toString()),
                        summer)
                .collect(Collectors.joining(";"));
    }
}
