package no.nav.utsjekk.maaling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** How long an operator waits: each question about a number of old saker, over HTTP as the operator asks. */
final class Operatorsporringer {

    private static final int ANTALL = 50;
    private static final int VARM = 10;

    private final Oppstilling oppstilling;
    private final HttpClient http = HttpClient.newHttpClient();

    Operatorsporringer(Oppstilling oppstilling) {
        this.oppstilling = oppstilling;
    }

    List<Figur> maal(String scenario) throws Exception {
        var jdbc = new JdbcTemplate(oppstilling.postgres().dataSource());
        var saker = jdbc.queryForList(
                "select sak_id from sak tablesample bernoulli(1) where sak_id like 'G%' limit " + ANTALL, String.class);
        if (saker.isEmpty()) {
            saker = jdbc.queryForList("select sak_id from sak where sak_id like 'G%' limit " + ANTALL, String.class);
        }
        var figurer = new ArrayList<Figur>();
        figurer.addAll(sporring(scenario, "hovedbok av en sak", "/drift/api/saker/AAP/%s/hovedbok", saker));
        figurer.addAll(sporring(scenario, "åpne dødbrev", "/drift/api/dodbrev?sak=%s", saker));
        figurer.addAll(sporring(scenario, "parkerte kvitteringer", "/drift/api/kvitteringer?sak=%s", saker));
        return figurer;
    }

    private List<Figur> sporring(String scenario, String navn, String adresse, List<String> saker) throws Exception {
        for (int nr = 0; nr < Math.min(VARM, saker.size()); nr++) {
            hent(adresse.formatted(saker.get(saker.size() - 1 - nr)));
        }
        var millis = new double[saker.size()];
        for (int nr = 0; nr < millis.length; nr++) {
            var begun = System.nanoTime();
            hent(adresse.formatted(saker.get(nr)));
            millis[nr] = (System.nanoTime() - begun) / 1e6;
        }
        return List.of(
                Figur.av(scenario, navn + ", median", "ms", Statistikk.median(millis)),
                Figur.av(scenario, navn + ", p99", "ms", Statistikk.persentil(99, millis)));
    }

    private void hent(String adresse) throws Exception {
        var noekkel = Base64.getEncoder().encodeToString(("drift:" + Oppstilling.PASSORD).getBytes(UTF_8));
        var svar = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + oppstilling.httpPort() + adresse))
                        .header("Authorization", "Basic " + noekkel)
                        .build(),
                BodyHandlers.ofString());
        if (svar.statusCode() != 200) {
            throw new IllegalStateException(adresse + " svarte " + svar.statusCode() + ": " + svar.body());
        }
    }
}
