package no.nav.utsjekk.feiltest.bestilling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import no.nav.utsjekk.mottak.Stonadstabell;
import no.nav.utsjekk.sak.Fagsystem;

/** One utbetaling with one periode in each melding, ended when its beløp is 0. */
final class Valp implements Produsent {

    private static final LocalDate FRA = LocalDate.of(2026, 1, 5);
    private static final List<String> KOSTNADSSTEDER = List.of("0393", "4400");
    private static final int UTBETALINGER = 4;

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.VALP;
    }

    @Override
    public String kortnavn() {
        return "VALP";
    }

    @Override
    public List<String> topics() {
        return List.of("team-mulighetsrommet.tilskudd.utbetaling-v1", "helved.utbetalinger-valp.v1");
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
        var tilskudd = new ArrayList<>(Stonadstabell.rader(Fagsystem.VALP));
        Collections.shuffle(tilskudd, random);
        return IntStream.range(0, UTBETALINGER)
                .<Utbetalingsmal>mapToObj(
                        nr -> new Tilskudd(Uid.valgt(sakId, nr), tilskudd.get(nr), FRA.plusMonths(nr)))
                .toList();
    }

    @Override
    public String melding(Hode hode, List<String> innhold) {
        return """
                {"sakId":"%s","behandlingId":"%s","personIdent":"%s","besluttetTidspunkt":"2026-03-01T09:00:00Z",
                 "saksbehandler":"Z123456",%s}"""
                .formatted(hode.sakId(), hode.behandlingId(), hode.ident(), String.join(",", innhold));
    }

    /** @param rad of the table: tiltakskode, tilskuddstype, stønad, klassekode */
    record Tilskudd(UUID uid, List<String> rad, LocalDate fra) implements Utbetalingsmal {

        @Override
        public String fagomrade() {
            return "TILSOPP";
        }

        @Override
        public String klassekode() {
            return rad.get(3);
        }

        @Override
        public Rom rom() {
            return Rom.en(fra, 150, KOSTNADSSTEDER, List.of());
        }

        @Override
        public List<String> skriv(List<Bit> stykker) {
            var opphor = new Bit(fra, fra, 0, Optional.empty(), Optional.empty());
            var bit = stykker.stream().findFirst().orElse(opphor);
            return List.of(
                    "\"id\":\"%s\",\"tiltakskode\":\"%s\",\"tilskuddstype\":\"%s\",\"periode\":{\"fom\":\"%s\",\"tom\":\"%s\"},\"belop\":%d%s"
                            .formatted(
                                    uid,
                                    rad.get(0),
                                    rad.get(1),
                                    bit.fom(),
                                    bit.tom(),
                                    bit.belop(),
                                    bit.enhet()
                                            .map(",\"kostnadssted\":\"%s\""::formatted)
                                            .orElse("")));
        }

        @Override
        public List<Feilgrep> feilgrep() {
            return List.of(Feilgrep.BAKVENDT, Feilgrep.OVER_NYTTAR);
        }
    }
}
