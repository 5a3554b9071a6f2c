package no.nav.utsjekk.opprydding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import no.nav.utsjekk.lokal.LokalPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Saker with a past, made up at random, and what of it must stay in the hot tables. */
final class Historie implements AutoCloseable {

    /** Tables with an archive, and those that refer to what moves. */
    static final List<String> MED_ARKIV = List.of(
            "melding", "meldingsdel", "transaksjon", "oppdrag", "oppdragslinje", "kvittering", "varsel", "utboks");

    private static final List<String> UTEN_ARKIV =
            List.of("sak", "dodbrev", "oppdragsavvent", "drift_handling", "transaksjonsdel", "mottatt");

    private static final int ALDER_DAGER = 90;

    private final Random random;
    private final SingleConnectionDataSource forbindelse;
    private final JdbcTemplate db;
    private final Set<Long> skalBli = new HashSet<>();
    private double mottattDager = 400;

    Historie(String url, long seed) {
        random = new Random(seed);
        forbindelse = new SingleConnectionDataSource(url, LokalPostgres.NAVN, LokalPostgres.NAVN, true);
        db = new JdbcTemplate(forbindelse);
    }

    /** Ids of the meldinger that somebody still needs. */
    Set<Long> skalBli() {
        return Set.copyOf(skalBli);
    }

    void saker(int antall) {
        for (int nr = 0; nr < antall; nr++) {
            sak();
        }
        lost();
    }

    private void sak() {
        long sak = id("insert into sak (fagsystem, sak_id) values ('AAP', ?) returning id", tekst("SAK"));
        for (int nr = random.nextInt(5); nr > 0; nr--) {
            ferdig(sak);
        }
        if (sjelden()) {
            iArbeid(sak);
        }
    }

    /** What belongs to no melding. */
    private void lost() {
        db.update(
                "insert into varsel (type, tekst, opprettet) values ('DODBREV', 'uten nøkkel', now() - interval '1 year')");
        db.update(
                """
                insert into kvittering (innhold, utfall, grunn, mottatt)
                values ('x', 'PARKERT', 'kan ikke leses', now() - interval '1 year')
                """);
        long samles = id(
                "insert into transaksjon (fagsystem, transaksjon_id, frist) values ('AAP', ?, now()) returning id",
                tekst("T"));
        db.update(
                """
                insert into transaksjonsdel (transaksjon, antall, nokkel, topic, partisjon, posisjon, tidspunkt, innhold)
                values (?, '2', 'n', 't', 0, 0, 0, 'x')
                """,
                samles);
    }

    /** An answered melding. Whatever may happen to one happens to some. */
    private void ferdig(long sak) {
        double dager = nesteMottatt() * (sjelden() ? random.nextDouble() : 1);
        boolean medOppdrag = random.nextBoolean();
        boolean del = sjelden();
        var transaksjon = del ? tekst("T") : null;
        long melding = id(
                """
                insert into melding (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, dryrun, tilstand, utfall,
                                     feil, detaljer, transaksjon, mottatt, utledet, ferdig)
                values (?, 'AAP', ?, 't', 0, 0, 'innhold', false, 'FERDIG', ?, '{"a": 1}', '{"linjer":[]}', ?,
                        now() - ? * interval '1 day', now() - ? * interval '1 day', now() - ? * interval '1 day')
                returning id
                """,
                tekst("N"),
                random.nextInt(10) == 0 ? null : sak,
                random.nextBoolean() ? "OK" : "FEILET",
                transaksjon,
                mottattDager,
                dager,
                dager);
        boolean trengs = dager < ALDER_DAGER;
        for (int nr = medOppdrag ? 1 + random.nextInt(2) : 0; nr > 0; nr--) {
            trengs |= besvart(melding, sak, "F" + nr, dager);
        }
        if (del) {
            iTransaksjon(melding, transaksjon);
        }
        trengs |= omtalt(melding, dager);
        if (trengs) {
            skalBli.add(melding);
        }
    }

    private void iTransaksjon(long melding, String transaksjon) {
        db.update(
                """
                insert into meldingsdel (melding, nr, nokkel, topic, partisjon, posisjon, innhold)
                values (?, 1, ?, 't', 0, 1, 'innhold')
                """,
                melding,
                tekst("N"));
        db.update(
                """
                insert into transaksjon (fagsystem, transaksjon_id, frist, melding)
                values ('AAP', ?, now() - interval '1 year', ?)
                """,
                transaksjon,
                melding);
    }

    /** What is said of a melding; gives whether it must stay because of it. */
    private boolean omtalt(long melding, double dager) {
        for (int nr = random.nextInt(3); nr > 0; nr--) {
            utboks(melding, dager);
        }
        if (sjelden()) {
            db.update("insert into varsel (type, tekst, melding) values ('UID_KOLLISJON', 'x', ?)", melding);
        }
        if (sjelden()) {
            db.update(
                    "insert into drift_handling (hvem, handling, grunn, melding) values ('A1', 'AVVIS', 'fordi', ?)",
                    melding);
        }
        boolean ulevert = sjelden();
        if (ulevert) {
            utboks(melding, null);
        }
        boolean dodbrev = sjelden() && dodbrev("melding", melding);
        return ulevert || dodbrev;
    }

    /** A letter that is open, closed lately or closed long ago; gives whether somebody still needs what it is about. */
    private boolean dodbrev(String om, long id) {
        var dager = Arrays.asList(null, random.nextInt(ALDER_DAGER - 1), ALDER_DAGER + 1)
                .get(random.nextInt(3));
        db.update(
                """
                insert into dodbrev (kilde, rute, %s, arsak, detaljer, avslutning, avsluttet, avsluttet_av)
                values (?, 'utled', ?, 'x', 'y', ?, now() - ?::int * interval '1 day', ?)
                """
                        .formatted(om),
                tekst("K"),
                id,
                dager == null ? null : "FORKASTET",
                dager,
                dager == null ? null : "A1");
        return dager == null || dager < ALDER_DAGER;
    }

    private void utboks(long melding, Double levertDager) {
        db.update(
                """
                insert into utboks (kanal, mottaker, melding, nokkel, innhold, opprettet, levert)
                values ('KAFKA', 'status', ?, 'n', 'x', now() - interval '1 year', now() - ?::float8 * interval '1 day')
                """,
                melding,
                levertDager);
    }

    /** An answered oppdrag; gives whether its melding must stay because of it. */
    private boolean besvart(long melding, long sak, String fagomrade, double dager) {
        boolean avvent = sjelden();
        long oppdrag = oppdrag(melding, sak, fagomrade, random.nextBoolean() ? "GODTATT" : "AVVIST", dager);
        if (avvent) {
            db.update(
                    """
                    insert into oppdragsavvent (oppdrag, sak, fom, tom, feilregistrering)
                    values (?, ?, '2026-01-01', '2026-01-31', false)
                    """,
                    oppdrag,
                    sak);
        }
        kvittering(oppdrag, "GODTATT", dager);
        if (sjelden()) {
            db.update("insert into varsel (type, tekst, oppdrag) values ('DODBREV', 'x', ?)", oppdrag);
        }
        boolean sent = sjelden();
        if (sent) {
            kvittering(oppdrag, "DUPLIKAT", random.nextInt(ALDER_DAGER - 1));
        }
        boolean parkert = sjelden();
        if (parkert) {
            long kvittering = kvittering(oppdrag, "PARKERT", 300);
            db.update("insert into varsel (type, tekst, kvittering) values ('KVITTERING_I_STRID', 'x', ?)", kvittering);
        }
        boolean dodbrev = sjelden() && dodbrev("oppdrag", oppdrag);
        return sent || parkert || dodbrev;
    }

    private long oppdrag(long melding, long sak, String fagomrade, String tilstand, double dager) {
        boolean besvart = tilstand.equals("GODTATT") || tilstand.equals("AVVIST");
        long oppdrag = id(
                """
                insert into oppdrag (melding, sak, fagomrade, fagsystem_id, utledet, xml, versjoner, tilstand, overleveringer,
                                     svar, besvart)
                values (?, ?, ?, ?, now(), '<x/>', '[{"uid": "a"}]', ?, 1, 1,
                        case when ? then now() - ? * interval '1 day' end)
                returning id
                """,
                melding,
                sak,
                fagomrade,
                tekst("S"),
                tilstand,
                besvart,
                dager);
        for (int nr = 1 + random.nextInt(3); nr > 0; nr--) {
            db.update(
                    """
                    insert into oppdragslinje (oppdrag, nr, uid, delytelse_id, ny, klassekode, fom, tom, sats, satstype)
                    values (?, ?, ?, ?, true, 'K', '2026-01-01', '2026-01-02', 100, 'DAG')
                    """,
                    oppdrag,
                    nr,
                    uuid(),
                    tekst("L"));
        }
        return oppdrag;
    }

    private long kvittering(long oppdrag, String utfall, double dager) {
        return id(
                """
                insert into kvittering (jms_id, innhold, oppdrag, alvorlighetsgrad, utfall, grunn, mottatt)
                values (?, 'x', ?, '00', ?, ?, now() - ? * interval '1 day') returning id
                """,
                tekst("J"),
                oppdrag,
                utfall,
                utfall.equals("PARKERT") ? "strid" : null,
                dager);
    }

    /** The sak's melding in flight, very old, with others behind it. */
    private void iArbeid(long sak) {
        boolean utledet = random.nextBoolean();
        long forste = uferdig(sak, utledet ? "UTLEDET" : "KLAR");
        if (utledet) {
            oppdrag(forste, sak, "U", List.of("HOLDT", "TIL_SENDING", "SENDT").get(random.nextInt(3)), 300);
            if (random.nextBoolean()) {
                besvart(forste, sak, "B", 300);
            }
        }
        for (int nr = random.nextInt(3); nr > 0; nr--) {
            uferdig(sak, "VENTER");
        }
    }

    private long uferdig(long sak, String tilstand) {
        long melding = id(
                """
                insert into melding (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, dryrun, tilstand, detaljer,
                                     mottatt, utledet)
                values (?, 'AAP', ?, 't', 0, 0, 'innhold', false, ?, '{}', now() - ? * interval '1 day',
                        now() - interval '1 year') returning id
                """,
                tekst("N"),
                sak,
                tilstand,
                nesteMottatt());
        skalBli.add(melding);
        return melding;
    }

    /** Each melding was taken in after the one before it; the last ones lately. */
    private double nesteMottatt() {
        mottattDager = Math.max(0, mottattDager - 3 * random.nextDouble() - 1);
        return mottattDager;
    }

    private boolean sjelden() {
        return random.nextInt(8) == 0;
    }

    private String tekst(String hva) {
        return hva + uuid().toString().substring(0, 20);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private long id(String sql, Object... verdier) {
        return db.queryForObject(sql, Long.class, verdier);
    }

    /** Every row of every table as text, wherever it is. */
    Map<String, List<String>> innhold() {
        var innhold = new TreeMap<String, List<String>>();
        MED_ARKIV.forEach(tabell -> innhold.put(tabell, rader(tabell + "_alle")));
        UTEN_ARKIV.forEach(tabell -> innhold.put(tabell, rader(tabell)));
        return innhold;
    }

    private List<String> rader(String tabell) {
        return db.queryForList("select t::text from %s t order by 1".formatted(tabell), String.class);
    }

    /** Ids of the meldinger in a table. */
    Set<Long> meldinger(String tabell) {
        return new HashSet<>(db.queryForList("select id from " + tabell, Long.class));
    }

    /** Rows that are not in the same place as the melding that they belong to. */
    List<Map<String, Object>> adskilt() {
        var adskilt = new ArrayList<Map<String, Object>>();
        for (var arkiv : List.of("", "_arkiv")) {
            for (var tabell : List.of("meldingsdel", "transaksjon", "oppdrag", "varsel")) {
                adskilt.addAll(db.queryForList(
                        "select * from %1$s%2$s where melding is not null and melding not in (select id from melding%2$s)"
                                .formatted(tabell, arkiv)));
            }
            for (var tabell : List.of("oppdragslinje", "kvittering", "varsel")) {
                adskilt.addAll(db.queryForList(
                        "select * from %1$s%2$s where oppdrag is not null and oppdrag not in (select id from oppdrag%2$s)"
                                .formatted(tabell, arkiv)));
            }
        }
        return adskilt;
    }

    List<Long> arkiverteOppdrag() {
        return db.queryForList("select id from oppdrag_arkiv order by id", Long.class);
    }

    @Override
    public void close() {
        forbindelse.destroy();
    }
}
