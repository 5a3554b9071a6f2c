package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsbokTest {

    private Path fil;

    @BeforeEach
    void fil(@TempDir(factory = UnderTarget.class) Path data) {
        fil = data.resolve("os/bok");
    }

    @Test
    void gives_a_message_whose_commit_was_lost_the_answer_that_it_had() throws Exception {
        try (var bok = Osbok.apne(fil)) {
            assertThat(bok.behandle(melding("id-1", Oppdragsmal.ny("S")), Svarplan.RETT))
                    .isEqualTo(Mmel.OK);
            bok.lagre();
        }
        try (var bok = Osbok.apne(fil)) {
            assertThat(bok.behandle(melding("id-1", Oppdragsmal.ny("S")), Svarplan.RETT))
                    .isEqualTo(Mmel.OK);
            assertThat(bok.behandle(melding("id-2", Oppdragsmal.ny("S")), Svarplan.RETT)
                            .beskrMelding())
                    .contains("Oppdraget finnes fra før");
        }
    }

    @Test
    void remembers_over_restarts_what_is_booked_and_what_is_refused() throws Exception {
        try (var bok = Osbok.apne(fil)) {
            bok.behandle(melding("id-1", Oppdragsmal.ny("S")), Svarplan.RETT);
            bok.behandle(melding("id-2", Oppdragsmal.endring("S")), Svarplan.RETT.avvist("12", "X", "Teknisk feil"));
            bok.lagre();
        }
        try (var bok = Osbok.apne(fil)) {
            bok.behandle(melding("id-3", Oppdragsmal.endring("S")), Svarplan.RETT);
            bok.lagre();
        }
        try (var bok = Osbok.apne(fil)) {
            assertThat(bok.kjeder("TILTPENG", "S")).singleElement().satisfies(kjede -> assertThat(kjede.delytelseIder())
                    .containsExactly("S-1", "S-2"));
            assertThat(bok.behandle(melding("id-2", Oppdragsmal.endring("S")), Svarplan.RETT)
                            .alvorlighetsgrad())
                    .isEqualTo("12");
        }
    }

    @Test
    void forgets_an_entry_that_was_not_written_to_its_end() throws Exception {
        try (var bok = Osbok.apne(fil)) {
            bok.behandle(melding("id-1", Oppdragsmal.ny("S")), Svarplan.RETT);
            bok.lagre();
        }
        Files.write(fil, new byte[] {0, 0, 4, 0, '{', '"'}, StandardOpenOption.APPEND);

        for (var restart = 0; restart < 2; restart++) {
            try (var bok = Osbok.apne(fil)) {
                assertThat(bok.kjeder("TILTPENG", "S")).hasSize(1);
                var next = melding("id-after-" + restart, Oppdragsmal.ny("S" + restart));
                assertThat(bok.behandle(next, Svarplan.RETT)).isEqualTo(Mmel.OK);
                bok.lagre();
            }
        }
    }

    private static MottattOppdrag melding(String id, String xml) {
        return MottattOppdrag.of(Instant.EPOCH, id, LokalMq.KVITTERING, xml);
    }
}
