package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import no.nav.utsjekk.database.Kommende;
import no.nav.utsjekk.lokal.LokalPostgres;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A version to come migrates the schema while this one works; this one goes on, and can be started again (adr 0017). */
@EndeTilEnde({"NETT_PERIODE_MS=1000"}) // a database of its own
@Isolated("stops the product")
class MigreringUnderDriftTest {

    private final Testsystem system;

    MigreringUnderDriftTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void this_version_works_while_the_next_one_migrates_and_after_it() {
        var migrert = new AtomicBoolean();
        var migrering = CompletableFuture.runAsync(() -> migrer("V9001", "V9002"))
                .whenComplete((ok, feil) -> migrert.set(true));
        var meldinger = new ArrayList<Aap>();
        while (!migrert.get() || meldinger.size() < 20) {
            var melding = Aap.nySak().med("2026-01-05", 100);
            system.godta(melding);
            meldinger.add(melding);
        }
        migrering.join();

        system.stoppProduktet();
        system.startProduktet();

        var melding = meldinger.get(0);
        var nokkel = system.send(melding.med("2026-02-02", 200));
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(system.database()
                        .queryForList(
                                "select version from flyway_schema_history where success and version in ('9001', '9002') order by 1",
                                String.class))
                .isEqualTo(List.of("9001", "9002"));
    }

    private void migrer(String... kommende) {
        Kommende.migrer(system.jdbcUrl(), LokalPostgres.NAVN, LokalPostgres.NAVN, kommende);
    }
}
