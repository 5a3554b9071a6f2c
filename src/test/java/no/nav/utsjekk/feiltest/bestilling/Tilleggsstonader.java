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

/** Each utbetaling by itself, ended when it has no perioder; several fagområder in one melding. */
final class Tilleggsstonader implements Produsent {

    private static final List<String> ENHETER = List.of("0393", "4400");
    private static final List<Periodetype> TYPER = List.of(Periodetype.UKEDAG, Periodetype.MND, Periodetype.EN_GANG);
    private static final int UTBETALINGER = 5;

    @Override
    public Fagsystem fagsystem() {
        return Fagsystem.TILLEGGSSTØNADER;
    }

    @Override
    public String kortnavn() {
        return "TS";
    }

    @Override
    public List<String> topics() {
        return List.of("tilleggsstonader.utbetaling.v1", "helved.utbetalinger-ts.v1");
    }

    @Override
    public boolean heleSaken() {
        return false;
    }

    @Override
    public List<Utbetalingsmal> maler(String sakId, Random random) {
        var stonader = new ArrayList<>(Stonadstabell.rader(Fagsystem.TILLEGGSSTØNADER).stream()
                .map(Stonad::av)
                .filter(s -> !s.klassekode.isEmpty())
                .toList());
        Collections.shuffle(stonader, random);
        var rom = Rom.av(Rom.ettAv(TYPER, random), ENHETER);
        return IntStream.range(0, UTBETALINGER)
                .<Utbetalingsmal>mapToObj(nr -> {
                    var stonad = stonader.get(nr);
                    var tillst = stonad.kanBrukeTillst && random.nextBoolean();
                    return new Element(Uid.valgt(sakId, nr), stonad, tillst, rom);
                })
                .toList();
    }

    @Override
    public String melding(Hode hode, List<String> innhold) {
        return """
                {"sakId":"%s","behandlingId":"%s","personident":"%s","vedtakstidspunkt":"2026-03-01T10:00:00",
                 "periodetype":"%s","utbetalinger":[%s]}"""
                .formatted(
                        hode.sakId(), hode.behandlingId(), hode.ident(), hode.periodetype(), String.join(",", innhold));
    }

    /** A row of the table. */
    record Stonad(String navn, String klassekode, String fagomrade, boolean kanBrukeTillst) {

        static Stonad av(List<String> rad) {
            return new Stonad(
                    rad.get(0),
                    rad.get(1).startsWith("*") ? "" : rad.get(1),
                    rad.get(2),
                    rad.get(3).equals("yes"));
        }
    }

    record Element(UUID uid, Stonad stonad, boolean tillst, Rom rom) implements Utbetalingsmal {

        @Override
        public String fagomrade() {
            return tillst ? "TILLST" : stonad.fagomrade;
        }

        @Override
        public String klassekode() {
            return stonad.klassekode;
        }

        @Override
        public List<String> skriv(List<Bit> stykker) {
            return List.of("{\"id\":\"%s\",\"stønad\":\"%s\",\"perioder\":[%s]%s}"
                    .formatted(
                            uid,
                            stonad.navn,
                            stykker.stream().map(Element::periode).collect(joining(",")),
                            tillst ? ",\"brukFagområdeTillst\":true" : ""));
        }

        private static String periode(Bit bit) {
            return "{\"fom\":\"%s\",\"tom\":\"%s\",\"beløp\":%d%s}"
                    .formatted(
                            bit.fom(),
                            bit.tom(),
                            bit.belop(),
                            bit.enhet()
                                    .map(",\"betalendeEnhet\":\"%s\""::formatted)
                                    .orElse(""));
        }

        @Override
        public List<Feilgrep> feilgrep() {
            return List.of(Feilgrep.DOBBELT, Feilgrep.BAKVENDT, Feilgrep.GRATIS);
        }

        /** VAL-16, VAL-22. */
        @Override
        public List<Utbetalingsmal> forbudte() {
            return List.of(
                    new Element(uid, new Stonad("DAGLIG_REISE_AAP", "", "", false), true, rom),
                    new Element(uid, new Stonad("FLYTTING_AAP", "", "", false), false, rom));
        }
    }
}
