package no.nav.utsjekk.feiltest.bestilling;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import no.nav.utsjekk.mottak.Stonadstabell;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Periodetype;

/** One utbetaling in each melding, ended when it has no perioder. */
final class Historisk implements Produsent {

    private static final List<Periodetype> TYPER = List.of(Periodetype.UKEDAG, Periodetype.MND, Periodetype.EN_GANG);
    private static final int UTBETALINGER = 4;

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.HISTORISK;
    }

    @Override
    public String kortnavn() {
        return "HIST";
    }

    @Override
    public List<String> topics() {
        return List.of("historisk.utbetaling.v1", "helved.utbetalinger-historisk.v1");
    }

    @Override
    public boolean heleSaken() {
        return false;
    }

    @Override
    public boolean enPerMelding() {
        return true;
    }

    @Override
    public List<Utbetalingsmal> maler(String sakId, Random random) {
        var stonader = new ArrayList<>(Stonadstabell.rader(Fagsystem.HISTORISK));
        Collections.shuffle(stonader, random);
        return IntStream.range(0, UTBETALINGER)
                .<Utbetalingsmal>mapToObj(nr -> new Hjelpemiddel(
                        Uid.valgt(sakId, nr), stonader.get(nr), Rom.av(Rom.ettAv(TYPER, random), List.of())))
                .toList();
    }

    @Override
    public String melding(Hode hode, List<String> innhold) {
        return """
                {"sakId":"%s","behandlingId":"%s","personident":"%s","vedtakstidspunkt":"2026-03-01T10:00:00",%s}"""
                .formatted(hode.sakId(), hode.behandlingId(), hode.ident(), String.join(",", innhold));
    }

    /** @param stonad a row of the table: name and klassekode */
    record Hjelpemiddel(UUID uid, List<String> stonad, Rom rom) implements Utbetalingsmal {

        @Override
        public String fagomrade() {
            return "HELSREF";
        }

        @Override
        public String klassekode() {
            return stonad.get(1);
        }

        @Override
        public List<String> skriv(List<Bit> stykker) {
            return List.of("\"id\":\"%s\",\"stønad\":\"%s\",\"periodetype\":\"%s\",\"perioder\":[%s]"
                    .formatted(
                            uid,
                            stonad.get(0),
                            rom.type(),
                            stykker.stream().map(Hjelpemiddel::periode).collect(joining(","))));
        }

        private static String periode(Bit bit) {
            return "{\"fom\":\"%s\",\"tom\":\"%s\",\"beløp\":%d}".formatted(bit.fom(), bit.tom(), bit.belop());
        }

        @Override
        public List<Feilgrep> feilgrep() {
            return List.of(Feilgrep.DOBBELT, Feilgrep.BAKVENDT, Feilgrep.GRATIS);
        }
    }
}
