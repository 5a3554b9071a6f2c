package no.nav.utsjekk.iverksettinger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.iverksetting.Dagpengestonad;
import no.nav.utsjekk.iverksetting.Dagpengestonad.Ferietillegg;
import no.nav.utsjekk.iverksetting.Gitt;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.iverksetting.Linjeandel;
import no.nav.utsjekk.iverksetting.NavKontor;
import no.nav.utsjekk.iverksetting.Satstype;
import no.nav.utsjekk.iverksetting.Stonadsdata;
import no.nav.utsjekk.iverksetting.TilkjentYtelse;
import no.nav.utsjekk.iverksetting.Tilleggsstonad;
import no.nav.utsjekk.iverksetting.Tiltakspengestonad;
import no.nav.utsjekk.sak.Fagsystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stored form of 21 §2, as it has always been. */
class IverksettingJsonTest {

    private static final UUID NOKKEL = UUID.fromString("11111111-2222-3333-4444-555555555555");

    /** 21 §2.10, where the id is any 20 characters. */
    private static final String EKSEMPEL =
            """
            {
              "fagsak": { "fagsakId": "S1001", "fagsystem": "TILLEGGSSTØNADER" },
              "behandling": {
                "forrigeBehandlingId": null, "forrigeIverksettingId": null,
                "behandlingId": "B1", "iverksettingId": "7c4fd2b3-61a8-4f2e-8f0b-2d9a5be41c11"
              },
              "søker": { "personident": "01418050051" },
              "vedtak": {
                "vedtakstidspunkt": "2024-02-12T09:15",
                "saksbehandlerId": "A100001", "beslutterId": "B200002", "brukersNavKontor": null,
                "tilkjentYtelse": {
                  "id": "11111111222233334444", "utbetalingsoppdrag": null,
                  "andelerTilkjentYtelse": [
                    { "beløp": 620, "satstype": "DAGLIG",
                      "periode": { "fom": "2024-02-01", "tom": "2024-02-01" },
                      "stønadsdata": { "@type": "tilleggsstønader", "stønadstype": "TILSYN_BARN_AAP", "brukersNavKontor": null },
                      "periodeId": null, "forrigePeriodeId": null }
                  ],
                  "sisteAndelIKjede": null, "sisteAndelPerKjede": []
                }
              }
            }
            """;

    private static final Iverksetting DET_SAMME = new Iverksetting(
            Fagsystem.TILLEGGSSTØNADER,
            "S1001",
            new Behandling("B1", Optional.of("7c4fd2b3-61a8-4f2e-8f0b-2d9a5be41c11")),
            Optional.empty(),
            Gitt.PERSON,
            LocalDateTime.parse("2024-02-12T09:15:00"),
            "A100001",
            "B200002",
            List.of(Gitt.tilsynBarn("2024-02-01", "2024-02-01", 620)));

    @Test
    void IV_01_the_example_is_written_and_read() throws Exception {
        var json = new ObjectMapper();

        assertThat(json.readTree(IverksettingJson.write(NOKKEL, DET_SAMME))).isEqualTo(json.readTree(EKSEMPEL));
        assertThat(IverksettingJson.readIverksetting(EKSEMPEL)).isEqualTo(DET_SAMME);
        assertThat(IverksettingJson.readIverksetting(
                        EKSEMPEL.replace("\"sisteAndelPerKjede\": []", "\"sisteAndelPerKjede\": {}")))
                .isEqualTo(DET_SAMME);
    }

    static Stream<Stonadsdata> formene() {
        var kontor = new NavKontor("0220", Optional.of(LocalDate.parse("2023-01-01")));
        return Stream.of(
                new Stonadsdata.Dagpenger(Dagpengestonad.DAGPENGER_EØS, Optional.of(Ferietillegg.ORDINÆR), "M1", 1000),
                new Stonadsdata.Dagpenger(Dagpengestonad.DAGPENGER_PERMITTERING_ORDINÆR, Optional.empty(), "M1", 0),
                new Stonadsdata.Tiltakspenger(Tiltakspengestonad.JOBBKLUBB, true, kontor, "M2"),
                new Stonadsdata.Tiltakspenger(
                        Tiltakspengestonad.GRUPPE_AMO, false, new NavKontor("0220", Optional.empty()), "M2"),
                new Stonadsdata.Tilleggsstonader(Tilleggsstonad.BOUTGIFTER_AAP, Optional.of(kontor)),
                new Stonadsdata.Tilleggsstonader(Tilleggsstonad.BOUTGIFTER_AAP, Optional.empty()),
                new Stonadsdata.Aap(Optional.of(700L)),
                new Stonadsdata.Aap(Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("formene")
    void IV_40_what_an_iverksetting_leaves_is_read_as_it_was_written(Stonadsdata data) {
        var andel = andel(data, "2024-01-31");
        var lengre = new Linjeandel(andel(data, "2024-02-29"), 7, Optional.of(3));
        var ytelse = new TilkjentYtelse(
                List.of(new Linjeandel(andel, 7, Optional.of(3)), new Linjeandel(andel, 0, Optional.empty())),
                Map.of(data.kjedenokkel(), lengre));

        assertThat(IverksettingJson.readYtelse(IverksettingJson.write(NOKKEL, ytelse)))
                .isEqualTo(ytelse);
        var iverksetting = Gitt.iverksetting(data.fagsystem(), "S1", 2, List.of(andel));
        assertThat(IverksettingJson.readIverksetting(IverksettingJson.write(NOKKEL, iverksetting)))
                .isEqualTo(iverksetting);
    }

    private static Andel andel(Stonadsdata data, String tom) {
        return new Andel(500, Satstype.MÅNEDLIG, LocalDate.parse("2024-01-01"), LocalDate.parse(tom), data);
    }

    private static final String ANDEL =
            """
            { "beløp": 500, "satstype": "DAGLIG", "periode": { "fom": "2024-01-01", "tom": "2024-01-31" },
              "stønadsdata": { "@type": "aap", "stønadstype": "AAP_UNDER_ARBEIDSAVKLARING" },
              "periodeId": 4, "forrigePeriodeId": null, "id": "9b0b0c0d-0001-4000-8000-000000000001" }""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sisteAndelPerKjede\": [{\"@type\": \"standard\", \"klassifiseringskode\": \"AAPOR\"}, %s]",
                "\"sisteAndelPerKjede\": {\"{\\\"@type\\\":\\\"standard\\\",\\\"klassifiseringskode\\\":\\\"AAPOR\\\"}\": %s}",
                "\"sisteAndelIKjede\": %s",
                "\"sisteAndelIKjede\": %s, \"sisteAndelPerKjede\": []"
            })
    void IV_04_the_last_line_of_each_chain_is_read_in_all_its_forms(String siste) {
        var ytelse = IverksettingJson.readYtelse(
                "{\"andelerTilkjentYtelse\": [%s], %s}".formatted(ANDEL, siste.formatted(ANDEL)));

        var linje = new Linjeandel(Gitt.aap("2024-01-01", "2024-01-31", 500), 4, Optional.empty());
        assertThat(ytelse.andeler()).containsExactly(linje);
        assertThat(ytelse.sistePerKjede())
                .isEqualTo(new LinkedHashMap<>(Map.of(new Kjedenokkel("AAPOR", Optional.empty()), linje)));
    }

    @Test
    void OPS_50_what_cannot_be_read_is_not_quoted() {
        assertThatThrownBy(() -> IverksettingJson.readIverksetting("{\"søker\": 01418050051"))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(feil -> assertThat(feil + " " + feil.getCause()).doesNotContain("01418050051"));
    }
}
