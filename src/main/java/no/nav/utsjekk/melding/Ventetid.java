package no.nav.utsjekk.melding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.vakt.Metrics;

/** How long a melding has been with us; read in the statement that takes it a step further. */
record Ventetid(long melding, String fagsystem, Duration tid) {

    /** For the returning clause, beside id and fagsystem. */
    static final String SEKUNDER = " extract(epoch from clock_timestamp() - melding.mottatt) as ventetid";

    static Ventetid read(ResultSet row) throws SQLException {
        long millis = Math.round(row.getDouble("ventetid") * 1000);
        return new Ventetid(row.getLong("id"), row.getString("fagsystem"), Duration.ofMillis(Math.max(0, millis)));
    }

    /** A step that was rolled back was not taken. */
    static void recordAfterCommit(Metrics metrics, Metrics.Steg til, List<Ventetid> ventetider) {
        AfterCommit.run(() -> {
            ventetider.forEach(v -> metrics.ventetid(til, v.fagsystem(), v.tid()));
            if (metrics.erSporet()) {
                metrics.steg(til, ventetider.stream().map(Ventetid::melding).toList());
            }
        });
    }
}
