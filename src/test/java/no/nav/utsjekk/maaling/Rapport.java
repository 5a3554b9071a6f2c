package no.nav.utsjekk.maaling;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures of one run or several, as the table that people read and as JSON. */
final class Rapport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAD = "%-9s %-62s %10s  %-21s %-12s %s%n";

    private final Map<String, Object> omstendigheter = new LinkedHashMap<>();
    private final List<Figur> figurer = new ArrayList<>();

    /** What the figures hold for: machine, versions, options. */
    void omstendighet(String navn, Object verdi) {
        omstendigheter.put(navn, verdi);
    }

    /** With what is demanded of it, if anything is. */
    void leggTil(Figur figur) {
        figurer.add(Krav.til(figur).map(figur::med).orElse(figur));
    }

    void leggTil(List<Figur> flere) {
        flere.forEach(this::leggTil);
    }

    List<Figur> figurer() {
        return List.copyOf(figurer);
    }

    String tabell() {
        var linjer = new StringBuilder();
        omstendigheter.forEach((navn, verdi) -> linjer.append("%-9s %s%n".formatted(navn, verdi)));
        linjer.append(RAD.formatted("scenario", "figur", "median", "minst - størst", "krav", ""));
        figurer.forEach(figur -> linjer.append(rad(figur)));
        return linjer.toString();
    }

    private static String rad(Figur figur) {
        var under = figur.under().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> " " + e.getKey() + "=" + e.getValue())
                .collect(joining());
        return RAD.formatted(
                figur.scenario(),
                figur.navn() + ", " + figur.enhet() + under,
                tall(figur.median()),
                figur.verdier().length == 1 ? "" : tall(figur.minste()) + " - " + tall(figur.storste()),
                figur.krav()
                        .map(k -> (k.minst() ? "minst " : "høyst ") + tall(k.grense()))
                        .orElse(""),
                figur.oppfylt().map(ja -> ja ? "ja" : "NEI").orElse(""));
    }

    /** Three digits that matter, and no more than three decimals. */
    private static String tall(double verdi) {
        var stort = Math.abs(verdi);
        var desimaler = stort >= 100 ? 0 : stort >= 10 ? 1 : stort >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + desimaler + "f", verdi);
    }

    void skriv(Path fil) throws IOException {
        Files.createDirectories(fil.toAbsolutePath().getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(fil.toFile(), json());
    }

    Map<String, Object> json() {
        var rot = new LinkedHashMap<String, Object>(omstendigheter);
        rot.put("figurer", figurer.stream().map(Rapport::json).toList());
        return rot;
    }

    private static Map<String, Object> json(Figur figur) {
        var rad = new LinkedHashMap<String, Object>();
        rad.put("scenario", figur.scenario());
        rad.put("navn", figur.navn());
        rad.put("enhet", figur.enhet());
        rad.put("under", figur.under());
        rad.put("median", figur.median());
        rad.put("minst", figur.minste());
        rad.put("storst", figur.storste());
        rad.put("runder", Arrays.stream(figur.verdier()).boxed().toList());
        figur.krav().ifPresent(krav -> {
            rad.put("krav", Map.of(krav.minst() ? "minst" : "hoyst", krav.grense()));
            rad.put("oppfylt", krav.oppfylt(figur.median()));
        });
        return rad;
    }

    /** The figures of a file that {@link #skriv} wrote. */
    static List<Figur> les(Path fil) throws IOException {
        var figurer = new ArrayList<Figur>();
        for (var rad : JSON.readTree(fil.toFile()).required("figurer")) {
            var under = new LinkedHashMap<String, Long>();
            rad.required("under")
                    .properties()
                    .forEach(e -> under.put(e.getKey(), e.getValue().asLong()));
            var runder = JSON.convertValue(rad.required("runder"), double[].class);
            var krav = rad.path("krav");
            figurer.add(new Figur(
                    rad.required("scenario").asText(),
                    rad.required("navn").asText(),
                    rad.required("enhet").asText(),
                    under,
                    runder,
                    krav.isMissingNode()
                            ? Optional.empty()
                            : Optional.of(
                                    krav.has("minst")
                                            ? Krav.minst(krav.get("minst").asDouble())
                                            : Krav.hoyst(krav.get("hoyst").asDouble()))));
        }
        return figurer;
    }
}
