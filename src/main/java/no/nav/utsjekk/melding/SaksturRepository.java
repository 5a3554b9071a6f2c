package no.nav.utsjekk.melding;

import java.util.List;
import java.util.function.Function;
import no.nav.utsjekk.database.Rows;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whose turn it is in a sak. The caller holds the locks of the saker. */
final class SaksturRepository {

    private final JdbcTemplate jdbc;

    SaksturRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes dry runs that OS must be asked about out of the queues of their saker: real meldinger do not wait for them
     * (SIM-19). They stay VENTER, with a row in {@code simulering}.
     */
    void simulate(List<LagretMelding> dryruns) {
        Rows.of(dryruns)
                .bigint(LagretMelding::id)
                .bigint(m -> m.sak().orElseThrow(() -> new IllegalStateException("a dry run of no sak")))
                .update(
                        jdbc,
                        """
                        insert into simulering (melding, sak) select melding, sak from unnest(?, ?) as s (melding, sak)
                        on conflict do nothing
                        """);
        var saker = Rows.of(dryruns)
                .bigint(LagretMelding::id)
                .query(
                        jdbc,
                        "update melding set tilstand = 'VENTER' where id = any(?) and tilstand = 'KLAR' returning sak",
                        (row, nr) -> row.getLong("sak"));
        give(saker);
    }

    /** Gives the next waiting melding of each sak its turn, unless another one has it: whoever is finished may have had none. */
    void give(List<Long> saker) {
        Rows.of(saker)
                .bigint(Function.identity())
                .update(
                        jdbc,
                        """
                        update melding set tilstand = 'KLAR'
                        where id in (select neste.id from unnest(?) as s (sak)
                                     cross join lateral (select id from melding m
                                                         where sak = s.sak and tilstand = 'VENTER'
                                                           and not exists (select from simulering where melding = m.id)
                                                         order by id limit 1) as neste
                                     where not exists (select from melding i
                                                       where i.sak = s.sak and i.tilstand in ('KLAR', 'UTLEDET')))
                        """);
    }
}
