package no.nav.utsjekk.simulering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who we are, to those who give us tokens. Neither is in any log: a record would tell.
 */
public final class Tjenestebruker {

    private final String basic;
    private final String proxyskjema;

    /**
     * @param navn the service user that the token service knows
     * @param klient our client id at the issuer of the proxy's tokens
     * @param scope what the proxy asks for
     */
    public Tjenestebruker(String navn, String passord, String klient, String hemmelighet, String scope) {
        this.basic = "Basic " + Base64.getEncoder().encodeToString((navn + ":" + passord).getBytes(UTF_8));
        this.proxyskjema = Map.of(
                        "grant_type", "client_credentials",
                        "client_id", klient,
                        "client_secret", hemmelighet,
                        "scope", scope)
                .entrySet()
                .stream()
                .map(felt -> felt.getKey() + "=" + URLEncoder.encode(felt.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** For the header Authorization. */
    public String basic() {
        return basic;
    }

    /** What is posted for the proxy's token (client credentials). */
    public String proxyskjema() {
        return proxyskjema;
    }
}
