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
import no.nav.utsjekk.sak.Periodetype;

/**
 * Merging of the items of one utbetaling into as few perioder as possible (MRG-1 to MRG-3).
 *
 * <pre>
 *            ma ti on to fr lø sø ma ti
 * items      a  a  b  .  a  .  .  a  a
 * OVER_HELG  [a a][b]   [a ------ a  a]     a weekend without items is bridged
 * DAGER      [a a][b]   [a]      [a  a]
 * INGEN      [a][a][b]  [a]      [a][a]
 * </pre>
 *
 * Faults survive, so that the core sees and refuses them: items that overlap become perioder that overlap, and an item
 * with tom before fom stays as it is.
 */
public enum Sammenslaing {
    /** Each item is a periode of its own. */
    INGEN {
        @Override
        boolean fortsetter(LocalDate tom, LocalDate fom) {
            return false;
        }
    },
    /** An item continues the one that ends the day before. */
    DAGER {
        @Override
        boolean fortsetter(LocalDate tom, LocalDate fom) {
            return fom.equals(tom.plusDays(1));
        }
    },
    /** An item on the next weekday does so too; holidays are not skipped (MRG-2). */
    OVER_HELG {
        @Override
        boolean fortsetter(LocalDate tom, LocalDate fom) {
            return DAGER.fortsetter(tom, fom) || fom.equals(nesteUkedag(tom));
        }
    };

    /** By fom (FM-26); the rest is there to make the result the same in whichever order the items came. */
    private static final Comparator<Periode> ORDEN = comparing(Periode::fom)
            .thenComparing(Periode::tom)
            .thenComparing(Periode::belop)
            .thenComparing(periode -> periode.vedtakssats().orElse(-1L))
            .thenComparing(periode -> periode.betalendeEnhet().orElse(""));

    /** For producers that say how their amounts are to be read (MRG-3): tilleggsstønader and historisk. */
    public static Sammenslaing ved(Periodetype periodetype) {
        return switch (periodetype) {
            case UKEDAG -> OVER_HELG;
            case DAG, MND -> DAGER;
            case EN_GANG -> INGEN;
        };
    }

    /** Whether an item with this fom continues a periode with this tom. */
    abstract boolean fortsetter(LocalDate tom, LocalDate fom);

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
        return erVanlig(forrige)
                && erVanlig(neste)
                && fortsetter(forrige.tom(), neste.fom())
                // a weekend in which something else is paid is not bridged (FM-25)
                && forrige.tom().plusDays(1).datesUntil(neste.fom()).noneMatch(fomer::contains);
    }

    private static LocalDate nesteUkedag(LocalDate dato) {
        return switch (dato.getDayOfWeek()) {
            case FRIDAY -> dato.plusDays(3);
            case SATURDAY -> dato.plusDays(2);
            default -> dato.plusDays(1);
        };
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
