package no.nav.utsjekk.skjema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** IN-7, IN-8: the schema of a message accepts exactly what its format reads, whatever the message. */
class SkjemaOgFormatPropertyTest {

    record Melding(String navn, JsonNode json) {}

    @Provide
    static Arbitrary<Melding> meldinger() {
        return Arbitraries.of(Skjema.MELDINGER)
                .flatMap(navn -> Tilfeldigmelding.av(navn).map(json -> new Melding(navn, json)));
    }

    /** Most are read: a property of nothing but refused messages would prove little. */
    @Property(tries = 600, shrinking = ShrinkingMode.BOUNDED)
    void IN7_a_message_out_of_the_schema_is_read_exactly_when_the_schema_accepts_it(
            @ForAll("meldinger") Melding melding) {
        assertThat(Enighet.avvik(melding.navn(), melding.json())).isEmpty();
        Statistics.collect(Enighet.leses(melding.navn(), melding.json()));
        Statistics.coverage(dekning -> dekning.check(true).percentage(andel -> andel > 70));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void IN8_a_message_with_anything_changed_is_read_exactly_when_the_schema_accepts_it(
            @ForAll("meldinger") Melding melding) {
        assertThat(Mutasjon.alle(melding.json())
                        .map(mutasjon -> mutasjon.av(melding.json()))
                        .flatMap(json -> Enighet.avvik(melding.navn(), json).stream()))
                .isEmpty();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void IN8_a_message_with_several_things_changed_is_read_exactly_when_the_schema_accepts_it(
            @ForAll("meldinger") Melding melding, @ForAll List<Integer> valg) {
        var json = melding.json();
        for (var nummer : valg.stream().limit(4).toList()) {
            var mutasjoner = Mutasjon.alle(json).toList();
            json = mutasjoner.get(Math.floorMod(nummer, mutasjoner.size())).av(json);
        }
        assertThat(Enighet.avvik(melding.navn(), json)).isEmpty();
    }
}
