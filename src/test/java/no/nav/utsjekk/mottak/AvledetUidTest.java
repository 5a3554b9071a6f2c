package no.nav.utsjekk.mottak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Stonad;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvledetUidTest {

    @ParameterizedTest
    @CsvSource({
        "DAGPENGER,     SAK-1001, 2026-01-05,            DAGPENGER,      4a842bda-dd66-2a12-d7cb-4fac3afda364",
        "DAGPENGER,     SAK-1001, 2026-01-05,            DAGPENGERFERIE, af602f42-4d9c-cfec-158d-cebd962db05b",
        "TILTAKSPENGER, TP-42,    2026-01-05/2026-01-18, TPTPAFT,        9714deab-2aa3-2447-398e-584675f7b2cf",
        "TILTAKSPENGER, TP-42,    2026-01-05/2026-01-18, TPBTAF,         a1de0d70-9473-09c3-c82b-3ca162e6b102",
        "DAGPENGER,     rsid3,    2025-08-01/2025-08-14, DAGPENGER,      26c8ad95-1731-e800-abd5-ba92ec6aad86",
    })
    void UID_1_and_UID_2_the_worked_examples(
            Fagsystem fagsystem, String sakId, String meldeperiode, String klassekode, UUID uid) {
        var stonad = new Stonad("UTEN_BETYDNING", klassekode);

        assertThat(AvledetUid.av(fagsystem, sakId, meldeperiode, stonad)).isEqualTo(uid);
    }
}
