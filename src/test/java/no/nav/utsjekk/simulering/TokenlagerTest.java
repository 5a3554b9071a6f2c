package no.nav.utsjekk.simulering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenlagerTest {

    private static final String SAML2 = "urn:ietf:params:oauth:token-type:saml2";

    private Instant na = Instant.parse("2026-01-20T10:00:00Z");

    private final Clock klokke = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId sone) {
            return this;
        }

        @Override
        public Instant instant() {
            return na;
        }
    };

    private final Tokenlager lager = Tokenlager.saml(klokke);

    private static byte[] svar(String type, String assertion) {
        return """
                {"access_token":"%s","issued_token_type":"%s","token_type":"Bearer","expires_in":3599}"""
                .formatted(Base64.getEncoder().encodeToString(assertion.getBytes(UTF_8)), type)
                .getBytes(UTF_8);
    }

    @Test
    void SIM_15_a_token_is_used_until_ten_seconds_before_it_expires() {
        assertThat(lager.lagret()).isEmpty();
        assertThat(lager.husk(svar(SAML2, "<æ/>"))).isEqualTo("<æ/>");
        na = na.plusSeconds(3588);
        assertThat(lager.lagret()).isEqualTo("<æ/>");
        na = na.plusSeconds(1);
        assertThat(lager.lagret()).isEmpty();
    }

    @Test
    void SIM_16_a_token_that_is_not_taken_is_thrown_away() {
        lager.husk(svar(SAML2, "<a/>"));
        lager.glem();
        assertThat(lager.lagret()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hei",
                "{}",
                "[]",
                "{\"access_token\":\"PGEvPg==\",\"issued_token_type\":\"jwt\",\"expires_in\":10}",
                "{\"access_token\":\"***\",\"issued_token_type\":\"urn:ietf:params:oauth:token-type:saml2\",\"expires_in\":10}"
            })
    void SIM_15_anything_else_is_no_token_and_is_not_told_of(String svar) {
        assertThatThrownBy(() -> lager.husk(svar.getBytes(UTF_8)))
                .isInstanceOf(Tokenlager.Ubrukelig.class)
                .hasNoCause();
        assertThat(lager.lagret()).isEmpty();
    }
}
