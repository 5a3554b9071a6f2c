package no.nav.utsjekk.sak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Produsent.Mal;

/**
 * An utbetaling from before us (FM-54): what OS carries of it, and what is stored of it.
 *
 * @param betalt each a line of its chain, in OS
 */
record FraFor(Art art, List<Periode> betalt) {

    /** What is stored of the chain. */
    enum Art {
        /** all of it */
        HEL,
        /** all but the periode of its last line */
        UTEN_SISTE,
        /** an opphør has cut its last line */
        FORKORTET,
        /** an opphør has cut whole lines off its end */
        UTEN_SLUTT,
        /** perioder that overlap, of which OS pays what later lines left (FM-25) */
        OVERLAPPENDE,
        /** pays nothing; only the last line is known */
        UTEN_PERIODER,
        /** pays nothing; only the id of the last line is known */
        UKJENT,
        /** ended; only the id of the last line is known */
        OPPHORT
    }

    static FraFor av(Art art, List<Tilfeldig.Bit> biter) {
        return new FraFor(
                art, art == Art.OVERLAPPENDE ? Tilfeldig.overlappende(biter) : Tilfeldig.rekke(List.of(), biter));
    }

    /** The day from which OS has been told to pay no more. */
    Optional<LocalDate> opphorFom() {
        var siste = siste();
        return switch (art) {
            case HEL, UTEN_SISTE, OVERLAPPENDE -> Optional.empty();
            case FORKORTET -> Optional.of(siste.tom()).filter(siste.fom()::isBefore);
            case UTEN_SLUTT -> Optional.of(siste.fom()).filter(dag -> betalt.size() > 1);
            case UTEN_PERIODER, UKJENT, OPPHORT -> Optional.of(betalt.get(0).fom());
        };
    }

    /** What is stored as the perioder that are paid. */
    List<Periode> perioder() {
        if (art == Art.OVERLAPPENDE) {
            return betalt;
        }
        var perioder = new ArrayList<>(betalt);
        opphorFom().ifPresent(fra -> {
            perioder.removeIf(p -> !p.fom().isBefore(fra));
            if (!perioder.isEmpty()) {
                var kuttet = perioder.remove(perioder.size() - 1);
                var tom = kuttet.tom().isBefore(fra) ? kuttet.tom() : fra.minusDays(1);
                perioder.add(
                        new Periode(kuttet.fom(), tom, kuttet.belop(), kuttet.vedtakssats(), kuttet.betalendeEnhet()));
            }
        });
        return perioder;
    }

    Utbetaling versjon(Mal mal, LinjeId sisteLinje) {
        var bygger = new Gitt.Utbetalingsbygger(mal.uid(), perioder())
                .fagomrade(mal.fagomrade())
                .stonad(mal.stonad())
                .periodetype(mal.type())
                .handling(art == Art.OPPHORT ? Handling.DELETE : Handling.CREATE)
                .sisteLinje(sisteLinje);
        return switch (art) {
            case UTEN_SISTE, UKJENT, OPPHORT -> bygger.sistePeriode(null).lagret();
            default -> bygger.sistePeriode(Gitt.skriv(List.of(siste()))).lagret();
        };
    }

    Periode siste() {
        return betalt.get(betalt.size() - 1);
    }

    @Override
    public String toString() {
        return art + " [" + Gitt.skriv(betalt) + "]";
    }
}
