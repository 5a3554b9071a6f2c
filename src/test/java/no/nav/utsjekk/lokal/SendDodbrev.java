package no.nav.utsjekk.lokal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Lists the open dead letters of a running system, or sends one of them once more. Settings are system properties:
 *
 * <pre>
 * id         the letter                         none: lists
 * ident      who does it
 * grunn      why
 * passord    the operators' password            what DRIFT_PASSORD says
 * adresse    the system                         http://localhost:8080
 * </pre>
 */
public final class SendDodbrev {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final String adresse;
    private final String passord;

    private SendDodbrev(PrintStream out, String adresse, String passord) {
        this.out = out;
        this.adresse = adresse;
        this.passord = passord;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        var passord = Optional.ofNullable(System.getProperty("passord"))
                .or(() -> Optional.ofNullable(System.getenv("DRIFT_PASSORD")))
                .orElse("");
        var kommando = new SendDodbrev(out, System.getProperty("adresse", "http://localhost:8080"), passord);
        if (!kommando.kjor()) {
            System.exit(1);
        }
    }

    private boolean kjor() throws IOException, InterruptedException {
        var id = Optional.ofNullable(System.getProperty("id"));
        try {
            return id.isPresent() ? send(id.get()) : list();
        } catch (ConnectException e) {
            out.println("Ingen svarer på " + adresse);
            return false;
        }
    }

    private boolean list() throws IOException, InterruptedException {
        var svar = kall(HttpRequest.newBuilder(URI.create(adresse + "/drift/api/dodbrev")));
        svar.forEach(brev -> out.println(brev.toString()));
        if (svar.isArray()) {
            out.println(svar.size() + " åpne døde brev");
        }
        return svar.isArray();
    }

    private boolean send(String id) throws IOException, InterruptedException {
        var begrunnelse = JSON.writeValueAsString(
                Map.of("ident", System.getProperty("ident", ""), "grunn", System.getProperty("grunn", "")));
        var svar = kall(HttpRequest.newBuilder(URI.create("%s/drift/api/dodbrev/%s/send".formatted(adresse, id)))
                .POST(BodyPublishers.ofString(begrunnelse)));
        svar.fields().forEachRemaining(felt -> out.println(felt.getValue().asText()));
        return svar.has("resultat");
    }

    /** What the system says; what is no JSON (a closed door) as a text of its own. */
    private JsonNode kall(HttpRequest.Builder request) throws IOException, InterruptedException {
        var nokkel = Base64.getEncoder().encodeToString(("drift:" + passord).getBytes(UTF_8));
        var svar = HttpClient.newHttpClient()
                .send(request.header("Authorization", "Basic " + nokkel).build(), BodyHandlers.ofString());
        return svar.headers().firstValue("Content-Type").orElse("").startsWith("application/json")
                ? JSON.readTree(svar.body())
                : JSON.createObjectNode().put("feil", svar.body().strip());
    }
}
