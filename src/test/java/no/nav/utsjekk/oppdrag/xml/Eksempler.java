package no.nav.utsjekk.oppdrag.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Avvent;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;
import no.nav.utsjekk.sak.Oppdragslinje;
import no.nav.utsjekk.sak.Periodetype;

/** The examples of 04 §4 and §6: as records of the core, and as the documents that the notes give for them. */
public final class Eksempler {

    private static final UUID UID = UUID.fromString("11111111-1111-1111-1111-111111111111");
    private static final LinjeId FORSTE = new LinjeId("CgsMDQABQACAAAAAAAAAAQ==");
    private static final LinjeId ANDRE = new LinjeId("CgsMDQACQACAAAAAAAAAAg==");

    private static final LocalDateTime UTLEDET = LocalDateTime.parse("2026-07-20T09:01:02.000003");
    private static final Oppdragslinje LINJE = new Oppdragslinje(
            UID,
            Optional.empty(),
            LocalDate.parse("2026-07-20"),
            new LinjeId("CgsMDQADQACAAAAAAAAAAw=="),
            "TPTPAFT",
            LocalDate.parse("2026-07-06"),
            LocalDate.parse("2026-07-17"),
            298,
            Periodetype.UKEDAG,
            "BEH-7",
            Optional.empty(),
            Optional.empty());

    private Eksempler() {}

    /** 4.1: an opphør line and a chained new line, vedtakssats, avvent. */
    public static Oppdrag endr() {
        return new Oppdrag(
                KodeEndring.ENDR,
                Fagomrade.AAP,
                "SAK-1001",
                "12345678910",
                "Z900001",
                "Z900002",
                LocalDateTime.parse("2026-01-22T13:37:05.123456"),
                Optional.of(avvent()),
                Optional.empty(),
                List.of(opphor(), ny()),
                List.of());
    }

    /** 4.2: the first oppdrag of a sak, with a local enhet, in summer time. */
    public static Oppdrag ny42() {
        return ny42("TP-42", Fagomrade.TILTPENG, "Z900003", "Z900004", UTLEDET, LINJE);
    }

    /** §5: an avvent is cancelled, no line is touched. */
    public static Oppdrag kunAvvent() {
        var feilregistrert = new Avvent(avvent().fom(), avvent().tom(), avvent().overfores(), avvent().arsak(), true);
        return new Oppdrag(
                KodeEndring.ENDR,
                Fagomrade.AAP,
                "SAK-1001",
                "12345678910",
                "Z900001",
                "Z900002",
                LocalDateTime.parse("2026-01-22T13:37:05.123456"),
                Optional.of(feilregistrert),
                Optional.of("0219"),
                List.of(),
                List.of());
    }

    /** 4.2 with other actors. */
    static Oppdrag medAktorer(String saksbehandler, String beslutter) {
        return ny42("TP-42", Fagomrade.TILTPENG, saksbehandler, beslutter, UTLEDET, LINJE);
    }

    /** 4.2 with another sakId. */
    static Oppdrag medSakId(String sakId) {
        return ny42(sakId, Fagomrade.TILTPENG, "Z900003", "Z900004", UTLEDET, LINJE);
    }

    /** 4.2 in another fagområde, derived at another time. */
    static Oppdrag i(Fagomrade fagomrade, LocalDateTime utledet) {
        return ny42("TP-42", fagomrade, "Z900003", "Z900004", utledet, LINJE);
    }

    /** 4.2 with another line. */
    static Oppdrag medLinje(Oppdragslinje linje) {
        return ny42("TP-42", Fagomrade.TILTPENG, "Z900003", "Z900004", UTLEDET, linje);
    }

    private static Oppdrag ny42(
            String sakId,
            Fagomrade fagomrade,
            String saksbehandler,
            String beslutter,
            LocalDateTime utledet,
            Oppdragslinje linje) {
        return new Oppdrag(
                KodeEndring.NY,
                fagomrade,
                sakId,
                "12345678910",
                saksbehandler,
                beslutter,
                utledet,
                Optional.empty(),
                Optional.of("0219"),
                List.of(linje),
                List.of());
    }

    /** A new line that pays in that periode. */
    static Oppdragslinje linje(LocalDate fom, LocalDate tom, Periodetype periodetype) {
        return new Oppdragslinje(
                UID,
                Optional.empty(),
                LocalDate.parse("2026-01-22"),
                ANDRE,
                "AAPOR",
                fom,
                tom,
                1000,
                periodetype,
                "BEH-2",
                Optional.empty(),
                Optional.empty());
    }

    static Oppdragslinje opphor() {
        return new Oppdragslinje(
                UID,
                Optional.of(LocalDate.parse("2026-01-05")),
                LocalDate.parse("2026-01-22"),
                FORSTE,
                "AAPOR",
                LocalDate.parse("2026-01-05"),
                LocalDate.parse("2026-01-18"),
                1000,
                Periodetype.UKEDAG,
                "BEH-2",
                Optional.empty(),
                Optional.of(1200L));
    }

    private static Oppdragslinje ny() {
        return new Oppdragslinje(
                UID,
                Optional.empty(),
                LocalDate.parse("2026-01-22"),
                ANDRE,
                "AAPOR",
                LocalDate.parse("2026-01-12"),
                LocalDate.parse("2026-01-18"),
                1000,
                Periodetype.UKEDAG,
                "BEH-2",
                Optional.of(FORSTE),
                Optional.of(1200L));
    }

    private static Avvent avvent() {
        return new Avvent(
                LocalDate.parse("2026-01-12"),
                LocalDate.parse("2026-01-18"),
                Optional.of(LocalDate.parse("2026-07-01")),
                Optional.of(Avvent.Arsak.AVVENT_REFUSJONSKRAV),
                false);
    }

    /** A document of the notes, {@code endr}, {@code ny} or {@code kvittering-08}, without white space between elements. */
    public static String dokument(String navn) {
        return fil(navn).replaceAll(">\\s+<", "><").strip();
    }

    /** The same as it stands in the notes. */
    public static String fil(String navn) {
        try (var fil = Eksempler.class.getResourceAsStream("/oppdrag/" + navn + ".xml")) {
            return new String(fil.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
