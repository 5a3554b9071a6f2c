package no.nav.utsjekk.sak;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The words in which the tests of the core are written.
 *
 * <p>Perioder are written {@code 3-14@100} (days of June 2024, kroner), {@code 1.7-1.7@200} (July), with vedtakssats
 * {@code 3-14@100/500} and with betalendeEnhet {@code 3-14@100#4400}. A committed chain ends in line {@code A}; new lines
 * are called {@code B}, {@code C} ... in the order in which their ids are asked for.
 */
final class Gitt {

    static final LocalDateTime NA = LocalDateTime.of(2024, 9, 2, 13, 37, 5, 123_456_789);
    static final UUID U1 = new UUID(0, 1);
    static final UUID U2 = new UUID(0, 2);
    static final UUID U3 = new UUID(0, 3);
    static final Stonad AAP = new Stonad("AAP_UNDER_ARBEIDSAVKLARING", "AAPOR");
    static final LinjeId A = LinjeId.of(new UUID(1, 'A'));
    static final String PERSON = "12345678910";

    private Gitt() {}

    static List<Periode> perioder(String tekst) {
        return tekst == null || tekst.isBlank()
                ? List.of()
                : Arrays.stream(tekst.split(","))
                        .map(String::trim)
                        .map(Gitt::periode)
                        .toList();
    }

    /** {@code fom[-tom]@belop[/vedtakssats][#enhet]} */
    static Periode periode(String tekst) {
        var enhet = tekst.split("#");
        var sats = enhet[0].split("/");
        var belop = sats[0].split("@");
        var dager = belop[0].split("-");
        return new Periode(
                dag(dager[0]),
                dag(dager[dager.length - 1]),
                Long.parseLong(belop[1]),
                sats.length > 1 ? Optional.of(Long.parseLong(sats[1])) : Optional.empty(),
                enhet.length > 1 ? Optional.of(enhet[1]) : Optional.empty());
    }

    /** {@code 14} is 14 June 2024, {@code 1.7} is 1 July, {@code 1.1.25} is 1 January 2025. */
    static LocalDate dag(String tekst) {
        var deler =
                Arrays.stream(tekst.split("\\.")).mapToInt(Integer::parseInt).toArray();
        return LocalDate.of(deler.length > 2 ? 2000 + deler[2] : 2024, deler.length > 1 ? deler[1] : 6, deler[0]);
    }

    private static String dag(LocalDate dag) {
        return dag.getYear() != 2024
                ? dag.toString()
                : dag.getDayOfMonth() + (dag.getMonthValue() == 6 ? "" : "." + dag.getMonthValue());
    }

    /** The opposite of {@link #perioder}. */
    static String skriv(List<Periode> perioder) {
        return perioder.stream()
                .map(p -> dag(p.fom()) + "-" + dag(p.tom()) + "@" + p.belop()
                        + p.vedtakssats().map(v -> "/" + v).orElse("")
                        + p.betalendeEnhet().map(e -> "#" + e).orElse(""))
                .collect(joining(", "));
    }

    /** {@code OPPH 3 [3-14] 100 A} and {@code NY B 7-14 @100 ->A}, joined by {@code ; }. */
    static String tekst(List<Oppdragslinje> linjer) {
        return linjer.stream().map(Gitt::tekst).collect(joining("; "));
    }

    static String tekst(Oppdragslinje linje) {
        var periode = dag(linje.fom()) + "-" + dag(linje.tom());
        return linje.opphorFom()
                .map(fra -> "OPPH %s [%s] %d %s".formatted(dag(fra), periode, linje.sats(), navn(linje.id())))
                .orElseGet(() -> "NY %s %s @%d%s"
                        .formatted(
                                navn(linje.id()),
                                periode,
                                linje.sats(),
                                linje.forrige().map(f -> " ->" + navn(f)).orElse("")));
    }

    private static String navn(LinjeId id) {
        return Character.toString((char) UUID.fromString(id.stored()).getLeastSignificantBits());
    }

    static LinjeId linje(char navn) {
        return LinjeId.of(new UUID(1, navn));
    }

    /** Names new lines B, C, D ... */
    static Supplier<UUID> nyeIder() {
        var neste = new char[] {'B'};
        return () -> new UUID(1, neste[0]++);
    }

    static Utfall utled(Sak sak, Melding melding) {
        return Utledning.utled(sak, melding, nyeIder(), NA);
    }

    /** The only oppdrag that the melding gives. */
    static Oppdrag oppdrag(Sak sak, Melding melding) {
        var utfall = utled(sak, melding);
        if (utfall instanceof Utfall.Endret endret && endret.oppdrag().size() == 1) {
            return endret.oppdrag().get(0);
        }
        throw new AssertionError("one oppdrag expected, got " + utfall);
    }

    static Utfall.Avvist avvist(Sak sak, Melding melding) {
        var utfall = utled(sak, melding);
        if (utfall instanceof Utfall.Avvist avvist) {
            return avvist;
        }
        throw new AssertionError("a refusal expected, got " + utfall);
    }

    static Sak tomSak() {
        return sak();
    }

    static Sak sak(Utbetaling... utbetalinger) {
        return new Sak(Fagsystem.AAP, "SAK-1", Set.of(), List.of(utbetalinger), Map.of(), Map.of());
    }

    static Sak sak(Fagsystem fagsystem, Utbetaling... utbetalinger) {
        return new Sak(fagsystem, "SAK-1", Set.of(), List.of(utbetalinger), Map.of(), Map.of());
    }

    /** The sak after OS has accepted an oppdrag. */
    static Sak godta(Sak sak, Oppdrag oppdrag) {
        var etter = new LinkedHashMap<UUID, Utbetaling>();
        sak.utbetalinger().forEach(u -> etter.put(u.uid(), u));
        oppdrag.versjoner().forEach(u -> etter.put(u.uid(), u));
        return new Sak(
                sak.fagsystem(),
                sak.sakId(),
                sak.kjentHosOs(),
                List.copyOf(etter.values()),
                medAvvent(sak.avventHosOs(), oppdrag),
                sak.uidPaAndreSaker());
    }

    private static Map<Fagomrade, List<Avvent>> medAvvent(Map<Fagomrade, List<Avvent>> sendte, Oppdrag oppdrag) {
        var etter = new EnumMap<Fagomrade, List<Avvent>>(Fagomrade.class);
        etter.putAll(sendte);
        oppdrag.avvent()
                .ifPresent(avvent -> etter.merge(
                        oppdrag.fagomrade(), List.of(avvent), (en, to) -> Stream.concat(en.stream(), to.stream())
                                .toList()));
        return etter;
    }

    static Onske.Utbetal utbetal(UUID uid, String perioder) {
        return new Onske.Utbetal(uid, Fagomrade.AAP, AAP, Periodetype.UKEDAG, perioder(perioder));
    }

    static Onske.Utbetal utbetal(UUID uid, Periodetype type, String perioder) {
        return new Onske.Utbetal(uid, Fagomrade.AAP, AAP, type, perioder(perioder));
    }

    static Onske.Opphor opphor(UUID uid) {
        return new Onske.Opphor(uid, Onske.Opphorsform.DELETE);
    }

    static Onske.Opphor liksomOpphor(UUID uid) {
        return new Onske.Opphor(uid, Onske.Opphorsform.FAKE_DELETE);
    }

    static Meldingsbygger melding() {
        return new Meldingsbygger();
    }

    static Utbetalingsbygger utbetaling(UUID uid, String perioder) {
        return new Utbetalingsbygger(uid, perioder(perioder));
    }

    /** A melding of AAP on sak SAK-1, behandling B2, decided 1 September 2024, that leaves what it does not mention. */
    static final class Meldingsbygger {
        String nokkel = "T2";
        Fagsystem fagsystem = Fagsystem.AAP;
        String sakId = "SAK-1";
        String behandlingId = "B2";
        String personident = PERSON;
        String saksbehandler = "Z2";
        String beslutter = "Y2";
        Avvent avvent;
        Omfang omfang = Omfang.NEVNTE;

        Meldingsbygger fagsystem(Fagsystem fagsystem) {
            this.fagsystem = fagsystem;
            return this;
        }

        Meldingsbygger sakId(String sakId) {
            this.sakId = sakId;
            return this;
        }

        Meldingsbygger behandlingId(String behandlingId) {
            this.behandlingId = behandlingId;
            return this;
        }

        Meldingsbygger personident(String personident) {
            this.personident = personident;
            return this;
        }

        Meldingsbygger saksbehandler(String saksbehandler) {
            this.saksbehandler = saksbehandler;
            return this;
        }

        Meldingsbygger beslutter(String beslutter) {
            this.beslutter = beslutter;
            return this;
        }

        Meldingsbygger avvent(Avvent avvent) {
            this.avvent = avvent;
            return this;
        }

        Meldingsbygger omfang(Omfang omfang) {
            this.omfang = omfang;
            return this;
        }

        Melding med(Onske... onsker) {
            return new Melding(
                    nokkel,
                    fagsystem,
                    sakId,
                    behandlingId,
                    personident,
                    LocalDateTime.of(2024, 9, 1, 10, 0),
                    saksbehandler,
                    beslutter,
                    Optional.ofNullable(avvent),
                    false,
                    omfang,
                    List.of(onsker));
        }
    }

    /** A version made by behandling B1, paying per UKEDAG for AAP; its last line is A and is the latest periode. */
    static final class Utbetalingsbygger {
        final UUID uid;
        List<Periode> perioder;
        Fagomrade fagomrade = Fagomrade.AAP;
        Handling handling = Handling.CREATE;
        LinjeId sisteLinje = A;
        Periode sistePeriode;
        String personident = PERSON;
        Stonad stonad = AAP;
        Periodetype periodetype = Periodetype.UKEDAG;
        Avvent avvent;

        Utbetalingsbygger(UUID uid, List<Periode> perioder) {
            this.uid = uid;
            this.perioder = perioder;
            this.sistePeriode = perioder.isEmpty() ? null : perioder.get(perioder.size() - 1);
        }

        Utbetalingsbygger fagomrade(Fagomrade fagomrade) {
            this.fagomrade = fagomrade;
            return this;
        }

        Utbetalingsbygger handling(Handling handling) {
            this.handling = handling;
            return this;
        }

        Utbetalingsbygger sisteLinje(LinjeId sisteLinje) {
            this.sisteLinje = sisteLinje;
            return this;
        }

        Utbetalingsbygger sistePeriode(String sistePeriode) {
            this.sistePeriode = sistePeriode == null ? null : periode(sistePeriode);
            return this;
        }

        Utbetalingsbygger personident(String personident) {
            this.personident = personident;
            return this;
        }

        Utbetalingsbygger stonad(Stonad stonad) {
            this.stonad = stonad;
            return this;
        }

        Utbetalingsbygger periodetype(Periodetype periodetype) {
            this.periodetype = periodetype;
            return this;
        }

        Utbetalingsbygger avvent(Avvent avvent) {
            this.avvent = avvent;
            return this;
        }

        Utbetaling lagret() {
            return new Utbetaling(
                    uid,
                    "T1",
                    fagomrade,
                    handling,
                    true,
                    "SAK-1",
                    "B1",
                    sisteLinje,
                    Optional.ofNullable(sistePeriode),
                    personident,
                    LocalDateTime.of(2024, 6, 1, 9, 0),
                    stonad,
                    "Y1",
                    "Z1",
                    periodetype,
                    Optional.ofNullable(avvent),
                    new ArrayList<>(perioder));
        }
    }
}
