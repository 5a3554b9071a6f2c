package no.nav.utsjekk.iverksetting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import no.nav.utsjekk.iverksetting.Beregning.Linje;
import no.nav.utsjekk.sak.Dobbeltmistanke;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Sak;
import no.nav.utsjekk.sak.Utbetaling;

/**
 * Finds new lines that pay what another chain of the sak pays too, or what an utbetaling that meldinger have ordered pays (D10,
 * FM-46).
 */
final class Dobbeltsjekk {

    private final Sak sak;
    private final Fagomrade fagomrade;
    private final Beregning beregning;
    private final Function<Kjedenokkel, UUID> uid;

    /** @param uid that each chain has in the books */
    Dobbeltsjekk(Sak sak, Fagomrade fagomrade, Beregning beregning, Function<Kjedenokkel, UUID> uid) {
        this.sak = sak;
        this.fagomrade = fagomrade;
        this.beregning = beregning;
        this.uid = uid;
    }

    /** Each pair of equal payments once, in line order. */
    List<Dobbeltmistanke> finn() {
        var mistanker = new LinkedHashSet<Dobbeltmistanke>();
        beregning.linjer().stream().filter(linje -> linje.opphorFom().isEmpty()).forEach(linje -> Stream.concat(
                        kjeder(linje), utbetalinger(linje))
                .filter(annen -> !mistanker.contains(mistanke(annen, uid.apply(linje.kjedenokkel()), linje)))
                .forEach(annen -> mistanker.add(mistanke(uid.apply(linje.kjedenokkel()), annen, linje))));
        return List.copyOf(mistanker);
    }

    private Stream<UUID> kjeder(Linje linje) {
        var andel = linje.andel().andel();
        return beregning.etter().andeler().stream()
                .map(Linjeandel::andel)
                .filter(annen -> !annen.kjedenokkel().equals(andel.kjedenokkel())
                        && annen.stonadsdata()
                                .klassekode()
                                .equals(andel.stonadsdata().klassekode())
                        && annen.satstype() == andel.satstype()
                        && annen.betalerDetSammeSom(andel))
                .map(annen -> uid.apply(annen.kjedenokkel()));
    }

    private Stream<UUID> utbetalinger(Linje linje) {
        return sak.utbetalinger().stream()
                .filter(u -> u.handling() != Handling.DELETE
                        && betalerDetSamme(u, linje.andel().andel()))
                .map(Utbetaling::uid);
    }

    private boolean betalerDetSamme(Utbetaling u, Andel andel) {
        return u.fagomrade() == fagomrade
                && u.stonad().klassekode().equals(andel.stonadsdata().klassekode())
                && u.periodetype() == andel.satstype().periodetype()
                && u.perioder().stream()
                        .anyMatch(p -> p.fom().equals(andel.fom())
                                && p.tom().equals(andel.tom())
                                && p.belop() == andel.belop());
    }

    private static Dobbeltmistanke mistanke(UUID uid, UUID annen, Linje linje) {
        var andel = linje.andel().andel();
        return new Dobbeltmistanke(
                uid, annen, andel.stonadsdata().klassekode(), andel.fom(), andel.tom(), andel.belop());
    }
}
