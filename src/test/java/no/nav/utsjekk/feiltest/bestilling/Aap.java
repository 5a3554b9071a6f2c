package no.nav.utsjekk.feiltest.bestilling;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import no.nav.utsjekk.sak.Fagsystem;

/** The whole sak in every melding; a meldekort is an utbetaling. */
final class Aap implements Produsent {

    private static final LocalDate FRA = LocalDate.of(2026, 1, 5);
    private static final int KORT = 3;
    private static final List<Long> SATSER = List.of(1200L, 1300L);

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.AAP;
    }

    @Override
    public String kortnavn() {
        return "AAP";
    }

    @Override
    public List<String> topics() {
        return List.of("aap.utbetaling.v1", "helved.utbetalinger-aap.v1");
    }

    @Override
    public boolean heleSaken() {
        return true;
    }

    @Override
    public List<Utbetalingsmal> maler(String sakId, Random random) {
        return IntStream.range(0, KORT)
                .<Utbetalingsmal>mapToObj(nr -> new Meldekort(Uid.valgt(sakId, nr), FRA.plusWeeks(2L * nr)))
                .toList();
    }

    @Override
    public String melding(Hode hode, List<String> innhold) {
        return """
                {"sakId":"%s","behandlingId":"%s","ident":"%s","vedtakstidspunktet":"2026-03-01T10:00:00",
                 "utbetalinger":[%s]}"""
                .formatted(hode.sakId(), hode.behandlingId(), hode.ident(), String.join(",", innhold));
    }

    record Meldekort(UUID uid, LocalDate fra) implements Utbetalingsmal {

        @Override
        public String fagomrade() {
            return "AAP";
        }

        @Override
        public String klassekode() {
            return "AAPOR";
        }

        @Override
        public Rom rom() {
            return Rom.meldeperiode(fra, List.of(), SATSER);
        }

        /** An ended one is left out, or all that is paid is 0: half of the uids this, the others that. */
        @Override
        public List<String> skriv(List<Bit> stykker) {
            return stykker.isEmpty() && uid.getLeastSignificantBits() % 2 == 0
                    ? List.of(post(fra, fra.plusDays(4), 1200, 0))
                    : stykker.stream()
                            .map(b -> post(b.fom(), b.tom(), b.sats().orElseThrow(), b.belop()))
                            .toList();
        }

        private String post(LocalDate fom, LocalDate tom, long sats, long belop) {
            return "{\"id\":\"%s\",\"fom\":\"%s\",\"tom\":\"%s\",\"sats\":%d,\"utbetaltBeløp\":%d}"
                    .formatted(uid, fom, tom, sats, belop);
        }

        @Override
        public List<Feilgrep> feilgrep() {
            return List.of(Feilgrep.DOBBELT, Feilgrep.BAKVENDT);
        }
    }
}
