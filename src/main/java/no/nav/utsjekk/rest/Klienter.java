package no.nav.utsjekk.rest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.tilgang.Token;

/** Which fagsystem a client speaks for, and in what role (20 §2.3). Configuration, not code (RF-A8). */
public final class Klienter {

    private static final Set<Fagsystem> SIMULERING_V3 = Set.of(Fagsystem.TILLEGGSSTØNADER, Fagsystem.TILTAKSPENGER);

    private final Map<String, Klient> klienter;
    private final boolean produksjon;

    private Klienter(Map<String, Klient> klienter, boolean produksjon) {
        this.klienter = new LinkedHashMap<>(klienter);
        this.produksjon = produksjon;
    }

    /** @param fagsystem that it speaks for, unless a header says otherwise (RF-A9) */
    private record Klient(Fagsystem fagsystem, Rolle rolle) {

        static Klient les(String setting) {
            var deler = setting.strip().split(":", 2);
            return new Klient(
                    Fagsystem.medKortnavn(deler[0]), deler.length == 1 ? Rolle.PRODUSENT : Rolle.les(deler[1]));
        }
    }

    private enum Rolle {
        PRODUSENT,
        /** the operators' console: speaks for a fagsystem, and is not its producer */
        KONSOLL,
        /** a tool of those who test, outside of production */
        TEST;

        static Rolle les(String navn) {
            return switch (navn) {
                case "test" -> TEST;
                case "konsoll" -> KONSOLL;
                default -> throw ugyldig();
            };
        }
    }

    private static IllegalArgumentException ugyldig() {
        return new IllegalArgumentException(
                "REST_KLIENTER must be name=fagsystem or name=fagsystem:test, each name once");
    }

    /**
     * Reads the setting: {@code name=fagsystem}, with commas between; the fagsystem by its short name, because letters that are
     * not plain do not survive every environment. After a colon the role of a client that is no producer: {@code test} or
     * {@code konsoll}.
     *
     * @throws IllegalArgumentException when it has another form, or a name twice
     */
    public static Klienter les(String setting, boolean produksjon) {
        var klienter = new LinkedHashMap<String, Klient>();
        Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(klient -> !klient.isEmpty())
                .map(klient -> klient.split("=", 2))
                .forEach(par -> {
                    if (par.length != 2 || klienter.put(par[0].strip(), Klient.les(par[1])) != null) {
                        throw ugyldig();
                    }
                });
        return new Klienter(klienter, produksjon);
    }

    /**
     * The fagsystem that a call speaks for.
     *
     * @param fagsystem the header of that name; of use outside of production only (RF-A9)
     * @throws Avslag RF-A6, RF-A7
     */
    public Fagsystem fagsystem(Token token, Optional<String> fagsystem) {
        var klient = navn(token);
        var eget = Optional.ofNullable(klienter.get(klient)).orElseThrow(() -> utenFagsystem(klient));
        return fagsystem.filter(header -> !produksjon).map(Klienter::valgt).orElse(eget.fagsystem());
    }

    /**
     * Lets in the producer of a fagsystem, and outside of production those who test.
     *
     * @throws Avslag RF-A6, DR-01
     */
    public void krevProdusent(Token token, Fagsystem fagsystem) {
        var navn = navn(token);
        var klient = Optional.ofNullable(klienter.get(navn));
        if (!tester(klient) && !klient.equals(Optional.of(new Klient(fagsystem, Rolle.PRODUSENT)))) {
            throw new Avslag(
                    403,
                    "%s har ikke tilgang til dette endepunktet (forventet %s)".formatted(navn, produsenter(fagsystem)));
        }
    }

    private String produsenter(Fagsystem fagsystem) {
        return klienter.entrySet().stream()
                .filter(e -> e.getValue().equals(new Klient(fagsystem, Rolle.PRODUSENT)))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    /**
     * Whose meldinger a call to {@code /api/simulering/v3} carries.
     *
     * @throws Avslag RF-A6, DR-02, DR-03
     */
    public Fagsystem forSimulering(Token token, Optional<String> fagsystem) {
        var navn = navn(token);
        var klient = Optional.ofNullable(klienter.get(navn));
        if (tester(klient)) {
            return simulerbart(fagsystem.orElseThrow(this::manglerHode));
        }
        return klient.filter(k -> k.rolle() == Rolle.PRODUSENT && SIMULERING_V3.contains(k.fagsystem()))
                .map(Klient::fagsystem)
                .orElseThrow(() -> utenFagsystem(navn));
    }

    private static Fagsystem simulerbart(String header) {
        if (header.equals("HISTORISK") || header.equals("VALP")) {
            throw new Avslag(404, "simulering/v3 for %s is not implemented yet".formatted(header));
        }
        return valgt(header);
    }

    /** DR-02: names the test token tool, whoever asks; it is the first of those who test. */
    private Avslag manglerHode() {
        var verktoy = klienter.entrySet().stream()
                .filter(e -> e.getValue().rolle() == Rolle.TEST)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return new Avslag(400, "header fagystem must be specified when using " + verktoy);
    }

    private boolean tester(Optional<Klient> klient) {
        return !produksjon && klient.filter(k -> k.rolle() == Rolle.TEST).isPresent();
    }

    private static String navn(Token token) {
        return token.klient().orElseThrow(() -> new Avslag(403, "missing JWT claim"));
    }

    private static Avslag utenFagsystem(String klient) {
        return new Avslag(
                403, "mangler mapping mellom appname (%s) og fagsystem-enum".formatted(klient), "/kom_i_gang");
    }

    private static Fagsystem valgt(String header) {
        return switch (header) {
            case "AAP" -> Fagsystem.AAP;
            case "DAGPENGER" -> Fagsystem.DAGPENGER;
            case "TILTAKSPENGER" -> Fagsystem.TILTAKSPENGER;
                // as it is, and as it is read by who takes UTF-8 for ISO-8859-1
            case "TILLEGGSSTØNADER", "TILLEGGSST\u00c3\u0098NADER" -> Fagsystem.TILLEGGSSTØNADER;
            default -> throw new Avslag(400, "ukjent fagsystem i header Fagsystem");
        };
    }
}
