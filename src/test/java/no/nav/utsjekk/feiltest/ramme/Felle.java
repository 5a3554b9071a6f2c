package no.nav.utsjekk.feiltest.ramme;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import no.nav.utsjekk.ruter.CommitListener;
import no.nav.utsjekk.ruter.CommitPoint;
import no.nav.utsjekk.ruter.CommitPoint.Kind;
import no.nav.utsjekk.ruter.CommitPoint.Side;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stops the work for good when a point is passed for the n-th time. Database transactions that wrote nothing do not count. */
final class Felle implements CommitListener {

    private final Consumer<CommitPoint> slutt;
    private final Set<String> passerte = new ConcurrentSkipListSet<>();
    private final ThreadLocal<Boolean> skrev = ThreadLocal.withInitial(() -> false);
    private String punkt = "";
    private int igjen;

    /** @param slutt does not return */
    Felle(Consumer<CommitPoint> slutt) {
        this.slutt = slutt;
    }

    /** @param gang 1 for the next time that the point is passed */
    synchronized void still(String punkt, int gang) {
        this.punkt = punkt;
        this.igjen = gang;
    }

    /** The points that have been passed so far. */
    List<String> passerte() {
        return List.copyOf(passerte);
    }

    @Override
    public void passing(CommitPoint passert) {
        if (passert.kind() != Kind.DATABASE || harSkrevet(passert.side())) {
            passerte.add(passert.toString());
            if (erSiste(passert)) {
                slutt.accept(passert);
            }
        }
    }

    private synchronized boolean erSiste(CommitPoint passert) {
        return punkt.equals(passert.toString()) && --igjen == 0;
    }

    /** After the commit nobody can tell any more, so it is asked before. */
    private boolean harSkrevet(Side side) {
        if (side == Side.BEFORE) {
            skrev.set(forbindelse().map(Felle::harEndret).orElse(false));
        }
        return skrev.get();
    }

    private static Optional<ConnectionHolder> forbindelse() {
        return TransactionSynchronizationManager.getResourceMap().values().stream()
                .filter(ConnectionHolder.class::isInstance)
                .map(ConnectionHolder.class::cast)
                .findFirst();
    }

    /** Row locks alone do not count. Postgres is told to forget what it has counted, or it would count it for the next one too. */
    private static boolean harEndret(ConnectionHolder forbindelse) {
        var denne = new SingleConnectionDataSource(forbindelse.getConnection(), true);
        return Boolean.TRUE.equals(new JdbcTemplate(denne)
                .queryForObject(
                        """
                        select sum(n_tup_ins + n_tup_upd + n_tup_del) > 0 and pg_current_xact_id_if_assigned() is not null,
                               pg_stat_force_next_flush()
                        from pg_stat_xact_user_tables
                        """,
                        (row, nr) -> row.getBoolean(1)));
    }
}
