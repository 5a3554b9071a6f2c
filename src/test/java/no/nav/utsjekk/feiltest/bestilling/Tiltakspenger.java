package no.nav.utsjekk.feiltest.bestilling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.mottak.Stonadstabell;
import no.nav.utsjekk.sak.Fagsystem;

/** The whole sak in every melding; each stønad of a meldeperiode is an utbetaling, with barnetillegg another one. */
final class Tiltakspenger implements Produsent {

    private static final LocalDate FRA = LocalDate.of(2026, 1, 5);
    private static final List<String> ENHETER = List.of("0393", "4400");

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.TILTAKSPENGER;
    }

    @Override
    public String kortnavn() {
        return "TP";
    }

    @Override
    public List<String> topics() {
        return List.of("helved.utbetalinger-tp.v1");
    }

    @Override
    public boolean heleSaken() {
        return true;
    }

    /** A stønad with and without barnetillegg, and another one, in each of two meldeperioder. */
    @Override
    public List<Utbetalingsmal> maler(String sakId, Random random) {
        var stonader = new ArrayList<>(Stonadstabell.rader(Fagsystem.TILTAKSPENGER));
        Collections.shuffle(stonader, random);
        return IntStream.range(0, 2)
                .mapToObj(nr -> FRA.plusWeeks(2L * nr))
                .<Utbetalingsmal>flatMap(fra -> Stream.of(
                        new Meldeperiode(sakId, fra, stonader.get(0), false),
                        new Meldeperiode(sakId, fra, stonader.get(0), true),
                        new Meldeperiode(sakId, fra, stonader.get(1), random.nextBoolean())))
                .toList();
    }

    @Override
    public String melding(Hode hode, List<String> innhold) {
        return """
                {"sakId":"%s","behandlingId":"%s","personident":"%s","vedtakstidspunkt":"2026-03-01T10:00:00",
                 "perioder":[%s]}"""
                .formatted(hode.sakId(), hode.behandlingId(), hode.ident(), String.join(",", innhold));
    }

    /** @param stonad a row of the table: name and klassekode without barnetillegg, then with it */
    record Meldeperiode(String sakId, LocalDate fra, List<String> stonad, boolean barn) implements Utbetalingsmal {

        private String meldeperiode() {
            return fra + "/" + fra.plusDays(13);
        }

        @Override
        public UUID uid() {
            return Uid.avledet("TILTAKSPENGER", sakId, meldeperiode(), klassekode());
        }

        @Override
        public String fagomrade() {
            return "TILTPENG";
        }

        @Override
        public String klassekode() {
            return stonad.get(barn ? 3 : 1);
        }

        @Override
        public Rom rom() {
            return Rom.meldeperiode(fra, ENHETER, List.of());
        }

        @Override
        public List<String> skriv(List<Bit> stykker) {
            return stykker.stream().map(this::post).toList();
        }

        /** Barnetillegg has two forms: asked for, or by its own name. */
        private String post(Bit bit) {
            var vedNavn = barn && bit.belop() == 800 && !erForbudt();
            return "{\"meldeperiode\":\"%s\",\"fom\":\"%s\",\"tom\":\"%s\",\"beløp\":%d,\"stønad\":\"%s\",\"barnetillegg\":%s%s}"
                    .formatted(
                            meldeperiode(),
                            bit.fom(),
                            bit.tom(),
                            bit.belop(),
                            stonad.get(vedNavn ? 2 : 0),
                            barn && !vedNavn,
                            bit.enhet()
                                    .map(",\"betalendeEnhet\":\"%s\""::formatted)
                                    .orElse(""));
        }

        @Override
        public List<Feilgrep> feilgrep() {
            return List.of(Feilgrep.DOBBELT, Feilgrep.BAKVENDT, Feilgrep.GRATIS);
        }

        /** A barnetillegg has no barnetillegg. */
        @Override
        public List<Utbetalingsmal> forbudte() {
            var barnetillegg = List.of(stonad.get(2), stonad.get(3), stonad.get(2), stonad.get(3));
            return List.of(new Meldeperiode(sakId, fra, barnetillegg, true));
        }

        private boolean erForbudt() {
            return stonad.get(0).equals(stonad.get(2));
        }
    }
}
