package no.nav.utsjekk.maaling;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Draws rates and waits against the number of saker in the database and against the number of instances, as SVG, from the
 * figures of runs. {@code -Dresultat} names the JSON files of the bench, with commas between.
 */
final class Grafer {

    private static final Path DOCS = Path.of("docs");

    private final List<Figur> figurer;
    private final Path mappe;

    /** @param mappe where the graphs are put */
    Grafer(List<Figur> figurer, Path mappe) {
        this.figurer = List.copyOf(figurer);
        this.mappe = mappe;
    }

    public static void main(String[] args) throws IOException {
        var figurer = new ArrayList<Figur>();
        for (var fil :
                System.getProperty("resultat", "target/bench/resultat.json").split(",")) {
            figurer.addAll(Rapport.les(Path.of(fil)));
        }
        new Grafer(figurer, DOCS).tegn();
    }

    /** Those graphs that there are at least two points for. */
    void tegn() throws IOException {
        System.setProperty("java.awt.headless", "true");
        tegn("ytelse-saker", "saker", "saker i databasen", true);
        tegn("ytelse-instanser", "instanser", "instanser", false);
    }

    private void tegn(String fil, String akse, String tittel, boolean logaritmisk) throws IOException {
        rate(fil + "-rate", akse, tittel, logaritmisk);
        ventetid(fil + "-ventetid", akse, tittel, logaritmisk);
    }

    private void rate(String fil, String akse, String tittel, boolean logaritmisk) throws IOException {
        var graf = graf("Meldinger per sekund til OK", tittel, "per sekund", logaritmisk);
        linje(graf, "utbrudd av nye saker", punkter(akse, Utbrudd.PER_SEKUND));
        lagre(graf, fil);
    }

    private void ventetid(String fil, String akse, String tittel, boolean logaritmisk) throws IOException {
        var graf = graf("Ventetid, en melding om gangen", tittel, "ms", logaritmisk);
        for (var navn : List.of(Enkeltvis.TIL_MQ, Enkeltvis.TIL_MQ_P99, Enkeltvis.TIL_OK, Enkeltvis.TIL_OK_P99)) {
            linje(graf, navn.replace("publisert ", ""), punkter(akse, navn));
        }
        lagre(graf, fil);
    }

    /** The figures with that name that say how far along the axis they are, one for each place: the last that was measured. */
    private List<Figur> punkter(String akse, String navn) {
        return figurer.stream()
                .filter(figur ->
                        figur.navn().equals(navn) && figur.under().keySet().equals(Set.of(akse)))
                .collect(Collectors.toMap(figur -> figur.under().get(akse), figur -> figur, (gammel, ny) -> ny))
                .values()
                .stream()
                .sorted(Comparator.comparing(figur -> figur.under().get(akse)))
                .toList();
    }

    /** With the spread of the rounds. */
    private static void linje(XYChart graf, String navn, List<Figur> punkter) {
        if (punkter.size() < 2) {
            return;
        }
        graf.addSeries(
                navn,
                punkter.stream()
                        .mapToDouble(p -> p.under().values().iterator().next())
                        .toArray(),
                punkter.stream().mapToDouble(Figur::median).toArray(),
                punkter.stream()
                        .mapToDouble(p -> (p.storste() - p.minste()) / 2)
                        .toArray());
    }

    private static XYChart graf(String tittel, String x, String y, boolean logaritmisk) {
        var graf = new XYChartBuilder()
                .width(720)
                .height(400)
                .title(tittel)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        var stil = graf.getStyler();
        stil.setChartBackgroundColor(Color.WHITE);
        stil.setLegendPosition(LegendPosition.OutsideS);
        stil.setXAxisLogarithmic(logaritmisk);
        stil.setYAxisMin(0.0);
        stil.setXAxisDecimalPattern("#,###");
        return graf;
    }

    private void lagre(XYChart graf, String fil) throws IOException {
        if (graf.getSeriesMap().isEmpty()) {
            return;
        }
        Files.createDirectories(mappe);
        var svg = mappe.resolve(fil + ".svg");
        VectorGraphicsEncoder.saveVectorGraphic(graf, svg.toString(), VectorGraphicsFormat.SVG);
        System.out.println("Graf: " + svg);
    }
}
