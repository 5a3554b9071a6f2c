package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What the facade answers, held against what it must answer to the letter. */
final class Restsvar {

    private static final String BASE = "https://helved-docs.ansatt.dev.nav.no";

    private Restsvar() {}

    /** @param dok path below the documentation's address */
    static void erFeil(HttpResponse<String> svar, int status, String tekst, String dok) {
        assertThat(svar.body())
                .isEqualTo("{\"statusCode\":%d,\"msg\":\"%s\",\"doc\":\"%s\",\"system\":\"HELVED\"}"
                        .formatted(status, tekst, BASE + dok));
        assertThat(svar.statusCode()).isEqualTo(status);
        assertThat(svar.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
    }

    static void erUleselig(HttpResponse<String> svar) {
        erFeil(
                svar,
                400,
                "Klarte ikke lese json meldingen. Sjekk at formatet på meldingen din er korrekt, f.eks navn på felter, "
                        + "påkrevde felter, e.l.",
                "");
    }

    static void erTomt(HttpResponse<String> svar, int status) {
        assertThat(svar.body()).isEmpty();
        assertThat(svar.statusCode()).isEqualTo(status);
    }
}
