package no.nav.utsjekk.feiltest.bestilling;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.sak.Fagsystem;

/** The whole sak in every melding, day by day; a meldeperiode is an utbetaling, its ferietillegg another one. */
final class Dagpenger implements Produsent {

    private static final LocalDate FRA = LocalDate.of(2026, 1, 5);
    private static final int MELDEPERIODER = 3;
    private static final List<Long> SATSER = List.of(1200L, 1300L);

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.DAGPENGER;
    }

    @Override
    public String kortnavn() {
        return "DP";
    }

    @Override
    public List<String> topics() {
        return List.of("teamdagpenger.utbetaling.v1", "helved.utbetalinger-dp.v1");
    }

    @Override
    public boolean heleSaken() {
        return true;
    }

    @Override
    public List<Utbetalingsmal> maler(String sakId, Random random) {
        return IntStream.range(0, MELDEPERIODER)
                .mapToObj(nr -> FRA.plusWeeks(2L * nr))
                .<Utbetalingsmal>flatMap(fra -> Stream.of(
                        new Meldeperiode(sakId, fra, Type.Dagpenger),
                        new Meldeperiode(sakId, fra, Type.DagpengerFerietillegg)))
                .toList();
    }

    @Override
    public String melding(Hode hode, List<String> innhold) {
        return """
                {"sakId":"%s","behandlingId":"%s","ident":"%s","vedtakstidspunktet":"2026-03-01T10:00:00",
                 "utbetalinger":[%s],"rettighetstype":"ukjent for oss"}"""
                .formatted(hode.sakId(), hode.behandlingId(), hode.ident(), String.join(",", innhold));
    }

    /** Names are contract values. */
    enum Type {
        Dagpenger("DAGPENGER") {
            @Override
            Rom rom(LocalDate fra) {
                return Rom.meldeperiode(fra, List.of(), SATSER);
            }
        },
        DagpengerFerietillegg("DAGPENGERFERIE") {
            @Override
            Rom rom(LocalDate fra) {
                return Rom.en(fra, 1, List.of(), SATSER);
            }
        };

        final String klassekode;

        Type(String klassekode) {
            this.klassekode = klassekode;
        }

        abstract Rom rom(LocalDate fra);
    }

    record Meldeperiode(String sakId, LocalDate fra, Type type) implements Utbetalingsmal {

        private String meldeperiode() {
            return fra + "/" + fra.plusDays(13);
        }

        @Override
        public UUID uid() {
            return Uid.avledet("DAGPENGER", sakId, meldeperiode(), type.klassekode);
        }

        @Override
        public String fagomrade() {
            return "DP";
        }

        @Override
        public String klassekode() {
            return type.klassekode;
        }

        @Override
        public Rom rom() {
            return type.rom(fra);
        }

        /** An ended one is left out, or all that is paid is 0: every other meldeperiode this, the others that. */
        @Override
        public List<String> skriv(List<Bit> stykker) {
            return stykker.isEmpty() && fra.getDayOfYear() % 4 == 1
                    ? List.of(post(fra, 1200, 0))
                    : stykker.stream().flatMap(this::dager).toList();
        }

        private Stream<String> dager(Bit bit) {
            return bit.fom()
                    .datesUntil(bit.tom().plusDays(1))
                    .map(dag -> post(
                            dag, bit.sats().orElseThrow(), dag.getDayOfWeek().getValue() > 5 ? 0 : bit.belop()));
        }

        private String post(LocalDate dag, long sats, long belop) {
            return "{\"meldeperiode\":\"%s\",\"dato\":\"%s\",\"sats\":%d,\"utbetaltBeløp\":%d,\"utbetalingstype\":\"%s\"}"
                    .formatted(meldeperiode(), dag, sats, belop, type);
        }

        @Override
        public List<Feilgrep> feilgrep() {
            return List.of(Feilgrep.DOBBELT);
        }
    }
}
