package no.nav.utsjekk.iverksetting;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;

/** What iverksettinger of tests are made of. */
public final class Gitt {

    public static final String PERSON = "01418050051";
    public static final LocalDateTime NA = LocalDateTime.parse("2024-03-05T12:30:00.123456");

    private Gitt() {}

    public static Andel dagpenger(String fom, String tom, long belop, Dagpengestonad stonad, Satstype satstype) {
        return new Andel(
                belop,
                satstype,
                LocalDate.parse(fom),
                LocalDate.parse(tom),
                new Stonadsdata.Dagpenger(stonad, Optional.empty(), "M1", belop));
    }

    public static Andel aap(String fom, String tom, long belop) {
        return new Andel(
                belop,
                Satstype.DAGLIG,
                LocalDate.parse(fom),
                LocalDate.parse(tom),
                new Stonadsdata.Aap(Optional.empty()));
    }

    public static Andel tiltakspenger(String fom, String tom, long belop, String meldekort, String kontor) {
        return new Andel(
                belop,
                Satstype.DAGLIG,
                LocalDate.parse(fom),
                LocalDate.parse(tom),
                new Stonadsdata.Tiltakspenger(
                        Tiltakspengestonad.ARBEIDSTRENING, false, new NavKontor(kontor, Optional.empty()), meldekort));
    }

    public static Andel tilsynBarn(String fom, String tom, long belop) {
        return new Andel(
                belop,
                Satstype.DAGLIG,
                LocalDate.parse(fom),
                LocalDate.parse(tom),
                new Stonadsdata.Tilleggsstonader(Tilleggsstonad.TILSYN_BARN_AAP, Optional.empty()));
    }

    /** Behandling {@code B<nr>} with iverksettingId {@code I<nr>}. */
    public static Behandling behandling(int nr) {
        return new Behandling("B" + nr, Optional.of("I" + nr));
    }

    /** The nr-th iverksetting of a sak, from 1: each names the one before it. */
    public static Iverksetting iverksetting(Fagsystem fagsystem, String sakId, int nr, List<Andel> andeler) {
        return new Iverksetting(
                fagsystem,
                sakId,
                behandling(nr),
                nr == 1 ? Optional.empty() : Optional.of(behandling(nr - 1)),
                PERSON,
                LocalDateTime.parse("2024-03-04T10:00:00"),
                "A100001",
                "B200002",
                andeler);
    }
}
