package no.nav.utsjekk.tilgang;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nav.utsjekk.lokal.Tokenutsteder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenkontrollTest {

    private static final String UTSTEDER = "https://login.example/v2.0";
    private static final String MOTTAKER = "oss";
    private static final Instant NA = Instant.parse("2026-03-02T10:00:00Z");

    private final RSAKey nokkel = Tokenutsteder.nyNokkel();
    private final Klokke klokke = new Klokke();
    private JWKSet nokler = new JWKSet(nokkel);
    private boolean nede;
    private int hentet;
    private final Tokenkontroll kontroll =
            new Tokenkontroll(UTSTEDER, MOTTAKER, new Nokkelkilde(this::hent, klokke), klokke);

    private static final class Klokke extends Clock {

        private Instant na = NA;

        @Override
        public Instant instant() {
            return na;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private String hent() throws IOException {
        hentet++;
        if (nede) {
            throw new IOException("nede");
        }
        return nokler.toString();
    }

    private static JWTClaimsSet.Builder krav() {
        return new JWTClaimsSet.Builder()
                .issuer(UTSTEDER)
                .audience(MOTTAKER)
                .claim("azp_name", "dev-gcp:aap:utbetal")
                .issueTime(Date.from(NA))
                .notBeforeTime(Date.from(NA))
                .expirationTime(Date.from(NA.plusSeconds(3600)));
    }

    private static String signert(RSAKey nokkel, JWSAlgorithm alg, JWTClaimsSet krav) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(alg).keyID(nokkel.getKeyID()).build(), krav);
        jwt.sign(new RSASSASigner(nokkel));
        return jwt.serialize();
    }

    private Optional<Token> les(JWTClaimsSet.Builder krav) throws JOSEException {
        return lesToken(signert(nokkel, JWSAlgorithm.RS256, krav.build()));
    }

    private Optional<Token> lesToken(String jwt) {
        return kontroll.les(Optional.of("Bearer " + jwt));
    }

    @Test
    void RF_A2_to_A4_a_token_that_holds_tells_who_calls() throws Exception {
        var token = les(krav().claim("NAVident", "A123456").claim("groups", List.of("g1", "g2")));

        assertThat(token)
                .contains(new Token(Optional.of("dev-gcp:aap:utbetal"), Optional.of("A123456"), Set.of("g1", "g2")));
        assertThat(token.get().klient()).contains("utbetal");
    }

    @Test
    void a_client_without_colons_is_its_own_name() {
        assertThat(new Token(Optional.of("aap"), Optional.empty(), Set.of()).klient())
                .contains("aap");
        assertThat(new Token(Optional.of("a:b:"), Optional.empty(), Set.of()).klient())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic abc",
                "Bearer",
                "Bearer ",
                "Bearer x.y.z",
                "Bearer ....",
                "Bearer e30.e30.",
                "bearer null"
            })
    void RF_A5_what_is_no_token_is_refused(String header) {
        assertThat(kontroll.les(Optional.of(header))).isEmpty();
    }

    @Test
    void RF_A3_issuer_and_audience() throws Exception {
        assertThat(les(krav().issuer("https://login.example/annen"))).isEmpty();
        assertThat(les(krav().issuer(null))).isEmpty();
        assertThat(les(krav().audience("andre"))).isEmpty();
        assertThat(les(krav().audience((String) null))).isEmpty();
        assertThat(les(krav().audience(List.of("andre", MOTTAKER)))).isPresent();
    }

    @Test
    void RF_A4_expired_with_30_seconds_of_leeway() throws Exception {
        assertThat(les(krav().issueTime(null).expirationTime(Date.from(NA.minusSeconds(29)))))
                .isPresent();
        assertThat(les(krav().issueTime(null).expirationTime(Date.from(NA.minusSeconds(30)))))
                .isEmpty();
        assertThat(les(krav().expirationTime(null))).isEmpty();
    }

    @Test
    void RF_A4_not_yet_valid_with_30_seconds_of_leeway() throws Exception {
        assertThat(les(krav().notBeforeTime(Date.from(NA.plusSeconds(30))))).isPresent();
        assertThat(les(krav().notBeforeTime(Date.from(NA.plusSeconds(31))))).isEmpty();
        assertThat(les(krav().notBeforeTime(null))).isPresent();
    }

    @Test
    void RF_A4_issued_after_it_expired() throws Exception {
        assertThat(les(krav().issueTime(Date.from(NA.plusSeconds(3601))))).isEmpty();
    }

    @Test
    void RF_A2_alg_none_is_refused() {
        assertThat(lesToken(new PlainJWT(krav().build()).serialize())).isEmpty();
    }

    @Test
    void RF_A2_HS256_signed_with_the_public_key_is_refused() throws Exception {
        for (var hemmelig : List.of(
                nokkel.toRSAPublicKey().getEncoded(),
                nokkel.toPublicJWK().toJSONString().getBytes())) {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(nokkel.getKeyID())
                            .build(),
                    krav().build());
            jwt.sign(new MACSigner(hemmelig));
            assertThat(lesToken(jwt.serialize())).isEmpty();
        }
    }

    @Test
    void RF_A2_other_algorithms_of_the_same_key_are_refused() throws Exception {
        for (var alg : List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            assertThat(lesToken(signert(nokkel, alg, krav().build()))).isEmpty();
        }
    }

    @Test
    void RF_A2_a_key_of_somebody_else_under_our_issuers_kid_is_refused() throws Exception {
        var falsk = new RSAKey.Builder(Tokenutsteder.nyNokkel())
                .keyID(nokkel.getKeyID())
                .build();

        assertThat(lesToken(signert(falsk, JWSAlgorithm.RS256, krav().build()))).isEmpty();
    }

    @Test
    void RF_A2_a_changed_claim_is_refused() throws Exception {
        var deler = signert(nokkel, JWSAlgorithm.RS256, krav().build()).split("\\.");
        var annet = signert(
                        nokkel,
                        JWSAlgorithm.RS256,
                        krav().claim("azp_name", "a:b:dp").build())
                .split("\\.");

        assertThat(lesToken(deler[0] + "." + annet[1] + "." + deler[2])).isEmpty();
    }

    @Test
    void RF_A2_an_unknown_kid_has_the_keys_fetched_once_a_minute() throws Exception {
        assertThat(les(krav())).isPresent();
        assertThat(hentet).isEqualTo(1);
        var ny = Tokenutsteder.nyNokkel();
        var jwt = signert(ny, JWSAlgorithm.RS256, krav().build());
        for (int i = 0; i < 10; i++) {
            assertThat(lesToken(jwt)).isEmpty();
        }
        assertThat(hentet).isEqualTo(1);

        klokke.na = NA.plus(Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            assertThat(lesToken(jwt)).isEmpty();
        }
        assertThat(hentet).isEqualTo(2);
    }

    @Test
    void RF_A2_a_rotated_key_is_found_without_a_restart_and_the_old_one_is_forgotten() throws Exception {
        assertThat(les(krav())).isPresent();
        var ny = Tokenutsteder.nyNokkel();
        nokler = new JWKSet(ny);
        klokke.na = NA.plus(Duration.ofMinutes(2));

        assertThat(lesToken(signert(ny, JWSAlgorithm.RS256, krav().build()))).isPresent();
        assertThat(les(krav())).isEmpty();
    }

    @Test
    void RF_A2_a_withdrawn_key_is_forgotten_although_nobody_asks_for_another_one() throws Exception {
        assertThat(les(krav())).isPresent();
        nokler = new JWKSet(Tokenutsteder.nyNokkel());
        klokke.na = NA.plus(Duration.ofMinutes(61));

        assertThat(les(krav().expirationTime(Date.from(NA.plus(Duration.ofHours(2))))))
                .isEmpty();
    }

    @Test
    void RF_A2_keys_that_we_have_hold_while_the_issuer_is_away() throws Exception {
        assertThat(les(krav())).isPresent();
        nede = true;
        klokke.na = NA.plus(Duration.ofMinutes(61));

        assertThat(les(krav().expirationTime(Date.from(NA.plus(Duration.ofHours(2))))))
                .isPresent();
    }

    @Test
    void RF_A5_without_any_key_nobody_comes_in_and_the_issuer_is_not_besieged() throws Exception {
        nede = true;
        for (int i = 0; i < 10; i++) {
            assertThat(les(krav())).isEmpty();
        }
        assertThat(hentet).isEqualTo(1);

        nede = false;
        klokke.na = NA.plus(Duration.ofMinutes(1));
        assertThat(les(krav())).isPresent();
    }

    @Test
    void without_an_issuer_no_token_holds() throws Exception {
        var uten = new Tokenkontroll("", "", new Nokkelkilde(this::hent, klokke), klokke);
        var jwt = signert(
                nokkel, JWSAlgorithm.RS256, krav().issuer("").audience("").build());

        assertThat(uten.les(Optional.of("Bearer " + jwt))).isEmpty();
    }

    @Test
    void claims_of_the_wrong_type_are_refused() throws Exception {
        assertThat(les(krav().claim("azp_name", 7))).isEmpty();
        assertThat(les(krav().claim("groups", "g1"))).isEmpty();
    }
}
