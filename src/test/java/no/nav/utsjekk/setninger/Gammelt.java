package no.nav.utsjekk.setninger;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Very many meldinger that were handled long ago, and some that are not finished. */
final class Gammelt {

    /** Tables that grow with what has been done. */
    static final Set<String> STORE = Set.of(
            "sak",
            "utbetaling",
            "mottatt",
            "melding",
            "oppdrag",
            "oppdragslinje",
            "kvittering",
            "utboks",
            "transaksjon",
            "meldingsdel",
            "melding_arkiv",
            "oppdrag_arkiv",
            "oppdragslinje_arkiv",
            "kvittering_arkiv",
            "utboks_arkiv",
            "transaksjon_arkiv");

    private Gammelt() {}

    static void fyll(JdbcTemplate jdbc, int antall) {
        Stream.of(
                        """
                        insert into sak (fagsystem, sak_id) select 'AAP', 'S' || i from generate_series(1, %1$d / 4) i
                        """,
                        """
                        insert into utbetaling (uid, sak, versjon, handling, indeks)
                        select gen_random_uuid(), id, '{}', 'CREATE', id from sak
                        """,
                        """
                        insert into mottatt (topic, partisjon, posisjon, tidspunkt)
                        select 'aap.utbetaling.v1', i %% 3, i, 0 from generate_series(1, %1$d) i
                        """,
                        """
                        insert into melding (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, dryrun, tilstand, utfall,
                                             detaljer, utledet, ferdig, transaksjon)
                        select 'N' || i, 'AAP', 1 + i %% (%1$d / 4), 'aap.utbetaling.v1', i %% 3, i, '{}', false, 'FERDIG', 'OK',
                               '{}', now(), now(), case when i %% 2 = 0 then 'T' || i end
                        from generate_series(1, %1$d) i
                        """,
                        """
                        insert into meldingsdel (melding, nr, nokkel, topic, partisjon, posisjon, innhold)
                        select id, 1, 'D' || id, 'aap.utbetaling.v1', 0, id, '{}' from melding where transaksjon is not null
                        """,
                        """
                        insert into transaksjon (fagsystem, transaksjon_id, frist, melding)
                        select 'AAP', transaksjon, now(), id from melding where transaksjon is not null
                        """,
                        """
                        insert into oppdrag (melding, sak, fagomrade, fagsystem_id, utledet, xml, versjoner, tilstand,
                                             overleveringer, svar, besvart)
                        select id, sak, 'AAP', 'S' || sak, clock_timestamp(), '<oppdrag/>', '[]', 'GODTATT', 1, 1, now()
                        from melding
                        """,
                        """
                        insert into oppdragslinje (oppdrag, nr, uid, delytelse_id, ny, klassekode, fom, tom, sats, satstype)
                        select id, 1, gen_random_uuid(), substr(md5(id::text), 1, 20), true, 'K', '2026-01-01', '2026-01-02', 1, 'DAG'
                        from oppdrag
                        """,
                        """
                        insert into kvittering (jms_id, innhold, oppdrag, alvorlighetsgrad, utfall)
                        select md5('k' || id), '<oppdrag/>', id, '00', 'GODTATT' from oppdrag
                        """,
                        """
                        insert into utboks (kanal, mottaker, melding, nokkel, innhold, levert)
                        select 'KAFKA', 'helved.status.v1', id, 'n', '{}', now() from melding, generate_series(1, 3)
                        """,
                        "insert into melding_arkiv select * from melding",
                        "insert into oppdrag_arkiv select * from oppdrag",
                        "insert into oppdragslinje_arkiv select * from oppdragslinje",
                        "insert into kvittering_arkiv select * from kvittering",
                        "insert into utboks_arkiv select * from utboks",
                        "insert into transaksjon_arkiv select * from transaksjon",
                        """
                        insert into melding (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, dryrun, tilstand, detaljer,
                                             utledet)
                        select 'U' || i, 'AAP', i, 't', 0, i, '{}', false, case when i <= 50 then 'UTLEDET' else 'KLAR' end, '{}', now()
                        from generate_series(1, 100) i
                        """,
                        """
                        insert into oppdrag (melding, sak, fagomrade, fagsystem_id, utledet, xml, versjoner, tilstand)
                        select id, sak, 'AAP', 'S' || sak, clock_timestamp(), '<oppdrag/>', '[]', 'TIL_SENDING'
                        from melding where tilstand = 'UTLEDET'
                        """,
                        """
                        insert into utboks (kanal, mottaker, melding, nokkel, innhold)
                        select 'KAFKA', 'helved.status.v1', id, 'n', '{}' from melding where tilstand <> 'FERDIG'
                        """,
                        "vacuum analyze")
                .forEach(sql -> jdbc.execute(sql.formatted(antall)));
    }
}
