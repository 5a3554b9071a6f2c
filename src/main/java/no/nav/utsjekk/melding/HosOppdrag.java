package no.nav.utsjekk.melding;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.StatusWriter.Status;
import no.nav.utsjekk.status.Svar;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.vakt.Metrics;
import org.springframework.jdbc.core.JdbcTemplate;

/** Says HOS_OPPDRAG, once per melding and never after its final status (STS-1). */
public final class HosOppdrag {

    private final JdbcTemplate jdbc;
    private final UtboksRepository utboks;
    private final StatusWriter statuses;
    private final Metrics metrics;

    public HosOppdrag(JdbcTemplate jdbc, UtboksRepository utboks, StatusWriter statuses, Metrics metrics) {
        this.jdbc = jdbc;
        this.utboks = utboks;
        this.statuses = statuses;
        this.metrics = metrics;
    }

    private record Sendt(Svar svar, String detaljer, Ventetid ventetid) {}

    /** For those of the meldinger that have no oppdrag left to send. */
    public void whenAllSent(List<Long> meldinger) {
        say(
                meldinger,
                // a scalar, so that no plan reads all that is to be sent for each melding
                """
                and (select bool_and(oppdrag.tilstand not in ('HOLDT', 'TIL_SENDING')) from oppdrag
                     where oppdrag.melding = melding.id)
                """);
    }

    /** For meldinger that OS has answered, which proves that it has them. */
    public void whenAnswered(List<Long> meldinger) {
        say(meldinger, "");
    }

    private void say(List<Long> meldinger, String condition) {
        var sendte = Rows.of(meldinger)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        """
                        update melding set sendt = clock_timestamp()
                        where id = any(?) and tilstand = 'UTLEDET' and sendt is null
                        """
                                + condition
                                + " returning " + Mottaker.COLUMNS + ", detaljer, "
                                + Ventetid.SEKUNDER,
                        (row, nr) -> new Sendt(Mottaker.read(row), row.getString("detaljer"), Ventetid.read(row)));
        Ventetid.recordAfterCommit(
                metrics,
                Metrics.Steg.HOS_OPPDRAG,
                sendte.stream().map(Sendt::ventetid).toList());
        utboks.add(sendte.stream()
                .flatMap(s ->
                        statuses
                                .status(s.svar(), Status.HOS_OPPDRAG, Optional.of(s.detaljer()), Optional.empty())
                                .stream())
                .toList());
    }
}
