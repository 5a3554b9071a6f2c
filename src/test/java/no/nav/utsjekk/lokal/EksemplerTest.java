package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import no.nav.utsjekk.lokal.Eksempler.Eksempel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EksemplerTest {

    @Test
    void makes_each_example_a_new_sak_with_new_utbetalinger(@TempDir Path mappe) throws Exception {
        var fil = mappe.resolve("aap.json");
        Files.writeString(
                fil,
                """
                {"sakId": "SAK-1", "behandlingId": "BEH-1", "utbetalinger": [
                  {"id": "11111111-2222-4333-8444-555555555501", "fom": "2026-01-05"},
                  {"id": "11111111-2222-4333-8444-555555555501", "fom": "2026-01-12"},
                  {"id": "11111111-2222-4333-8444-555555555502", "fom": "2026-01-19"}]}""");

        var eksempel = Eksempel.les("aap", fil);

        var json = new ObjectMapper().readTree(eksempel.json());
        var ids = json.findValuesAsText("id");
        assertThat(json.path("sakId").asText())
                .isEqualTo(eksempel.sakId())
                .startsWith("SAK-1-")
                .hasSizeLessThan(25);
        assertThat(json.path("behandlingId").asText()).isEqualTo("BEH-1");
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        assertThat(ids).noneMatch(id -> id.startsWith("11111111"));
    }
}
