package no.nav.utsjekk.rest.utbetaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Optional;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.sak.Periode;

/**
 * A periode as the facade carries it (20 §4.2).
 *
 * @param belop whole kroner
 * @param fastsattDagsats whole kroner
 */
record PeriodeApi(
        LocalDate fom,
        LocalDate tom,
        @JsonProperty("beløp") long belop,
        Optional<String> betalendeEnhet,
        Optional<Long> fastsattDagsats) {

    static PeriodeApi les(JsonField periode) {
        return new PeriodeApi(
                periode.required("fom").date(),
                periode.required("tom").date(),
                periode.required("beløp").uint(),
                periode.nullable("betalendeEnhet").map(JsonField::text),
                periode.nullable("fastsattDagsats").map(JsonField::uint));
    }

    static PeriodeApi av(Periode periode) {
        return new PeriodeApi(
                periode.fom(), periode.tom(), periode.belop(), periode.betalendeEnhet(), periode.vedtakssats());
    }

    Periode periode() {
        return new Periode(fom, tom, belop, fastsattDagsats, betalendeEnhet);
    }

    PeriodeApi pa(LocalDate dag) {
        return new PeriodeApi(dag, dag, belop, betalendeEnhet, fastsattDagsats);
    }
}
