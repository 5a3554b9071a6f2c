package no.nav.utsjekk.melding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.status.Svar;

/** Whom the statuses of a stored melding go to, as read from its row. */
public final class Mottaker {

    /** What {@link #read} needs of the table {@code melding}. */
    public static final String COLUMNS =
            """
            melding.id, melding.nokkel, melding.fagsystem, melding.dryrun, melding.traceparent,
            case when melding.transaksjon is not null
                 then (select array_agg(array[d.nokkel, d.traceparent] order by d.nr)
                       from meldingsdel d where d.melding = melding.id) end as andre""";

    private Mottaker() {}

    public static Svar read(ResultSet row) throws SQLException {
        var adresser = new ArrayList<Svar.Adresse>();
        adresser.add(adresse(row.getString("nokkel"), row.getString("traceparent")));
        for (var en : Rows.textTable(row, "andre")) {
            adresser.add(adresse(en[0], en[1]));
        }
        return new Svar(
                Optional.of(row.getLong("id")),
                adresser,
                Fagsystem.valueOf(row.getString("fagsystem")),
                row.getBoolean("dryrun"));
    }

    private static Svar.Adresse adresse(String nokkel, String traceparent) {
        return new Svar.Adresse(nokkel, Optional.ofNullable(traceparent));
    }
}
