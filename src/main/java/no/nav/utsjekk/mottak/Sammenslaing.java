package no.nav.utsjekk.mottak;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nav.utsjekk.sak.Periode;

/**
 * Merging of the items of one utbetaling into as few perioder as possible (MRG-1 to MRG-3).
 *
 * <pre>
 *            ma ti on to fr lø sø ma ti
 * items      a  a  b  .  a  .  .  a  a
 * OVER_HELG  [a a][b]   [a ------ a  a]     a weekend without items is bridged
 * DAGER      [a a][b]   [a]      [a  a]
 * </pre>
 *
 * Faults survive, so that the core sees and refuses them: items that overlap become perioder that overlap, and an item
 * with tom before fom stays as it is.
 */
public enum Sammenslaing {
    /** An item continues the one that ends the day before. */
    DAGER {
        @Override
        LocalDate neste(LocalDate tom) {
            return tom.plusDays(1);
        }
    },
    /** An item on the next weekday does so too; holidays are not skipped (MRG-2). */
    OVER_HELG {
        @Override
        LocalDate neste(LocalDate tom) {
            return switch (tom.getDayOfWeek()) {
                case FRIDAY -> tom.plusDays(3);
                case SATURDAY -> tom.plusDays(2);
                default -> tom.plusDays(1);
            };
        }
    };

    /** By fom (FM-26); the rest is there to make the result the same in whichever order the items came. */
    private static final Comparator<Periode> ORDEN = comparing(Periode::fom)
            .thenComparing(Periode::tom)
            .thenComparing(Periode::belop)
            .thenComparing(periode -> periode.vedtakssats().orElse(-1L))
            .thenComparing(periode -> periode.betalendeEnhet().orElse(""));

    /** The fom that, like the day after, continues a periode with this tom. */
    abstract LocalDate neste(LocalDate tom);

    /**
     * Merges the items of one utbetaling.
     *
     * @param poster in any order, zero items already dropped where the format says so
     * @return sorted by fom; empty when there are no items
     */
    public List<Periode> av(List<Periode> poster) {
        var fomer = poster.stream().map(Periode::fom).collect(toSet());
        var apne = new HashMap<Satser, Periode>();
        var perioder = new ArrayList<Periode>();
        for (var post : poster.stream().sorted(ORDEN).toList()) {
            apne.merge(Satser.av(post), post, (forrige, neste) -> {
                if (fortsetter(forrige, neste, fomer)) {
                    return utvidet(forrige, neste.tom());
                }
                perioder.add(forrige);
                return neste;
            });
        }
        perioder.addAll(apne.values());
        perioder.sort(ORDEN);
        return perioder;
    }

    private boolean fortsetter(Periode forrige, Periode neste, Set<LocalDate> fomer) {
        var dagenEtter = forrige.tom().plusDays(1);
        return erVanlig(forrige)
                && erVanlig(neste)
                && (neste.fom().equals(dagenEtter) || neste.fom().equals(neste(forrige.tom())))
                // a weekend in which something else is paid is not bridged (FM-25)
                && dagenEtter.datesUntil(neste.fom()).noneMatch(fomer::contains);
    }

    private static boolean erVanlig(Periode periode) {
        return !periode.tom().isBefore(periode.fom());
    }

    private static Periode utvidet(Periode periode, LocalDate tom) {
        return new Periode(periode.fom(), tom, periode.belop(), periode.vedtakssats(), periode.betalendeEnhet());
    }

    /** What must be equal in all items of a periode: the amount, and who pays it (FM-23). */
    private record Satser(long belop, Optional<Long> vedtakssats, Optional<String> betalendeEnhet) {
        static Satser av(Periode post) {
            return new Satser(post.belop(), post.vedtakssats(), post.betalendeEnhet());
        }
    }
}
