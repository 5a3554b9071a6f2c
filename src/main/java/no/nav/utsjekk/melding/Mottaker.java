package no.nav.utsjekk.melding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.status.Svar;

/** Whom the statuses of a stored melding go to, as read from its row. */
public final class Mottaker {

    /** What {@link #read} needs of the table {@code melding}. */
    public static final String COLUMNS =
            "melding.id, melding.nokkel, melding.fagsystem, melding.dryrun, melding.traceparent";

    private Mottaker() {}

    public static Svar read(ResultSet row) throws SQLException {
        return new Svar(
                Optional.of(row.getLong("id")),
                row.getString("nokkel"),
                Fagsystem.valueOf(row.getString("fagsystem")),
                row.getBoolean("dryrun"),
                Optional.ofNullable(row.getString("traceparent")));
    }
}
