package no.nav.utsjekk.rest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.tilgang.Token;

/** Which fagsystem a client speaks for (20 §2.3). Configuration, not code (RF-A8). */
public final class Klienter {

    private final Map<String, Fagsystem> fagsystemer;
    private final boolean produksjon;

    /**
     * @param fagsystemer by the client's name
     * @param produksjon where nobody can speak for another fagsystem than his own (RF-A10)
     */
    public Klienter(Map<String, Fagsystem> fagsystemer, boolean produksjon) {
        this.fagsystemer = Map.copyOf(fagsystemer);
        this.produksjon = produksjon;
    }

    /**
     * Reads the setting: {@code name=fagsystem}, with commas between; the fagsystem by its short name, because letters that are
     * not plain do not survive every environment.
     *
     * @throws IllegalArgumentException when it has another form, or a name twice
     */
    public static Klienter les(String setting, boolean produksjon) {
        var fagsystemer = new LinkedHashMap<String, Fagsystem>();
        Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(klient -> !klient.isEmpty())
                .map(klient -> klient.split("=", 2))
                .forEach(par -> {
                    if (par.length != 2
                            || fagsystemer.put(par[0].strip(), Fagsystem.medKortnavn(par[1].strip())) != null) {
                        throw new IllegalArgumentException("REST_KLIENTER must be name=fagsystem, each name once");
                    }
                });
        return new Klienter(fagsystemer, produksjon);
    }

    /** Whether a token is one of a client that we know. */
    boolean kjenner(String klient) {
        return fagsystemer.containsKey(klient);
    }

    /**
     * The fagsystem that a call speaks for.
     *
     * @param fagsystem the header of that name; of use outside of production only (RF-A9)
     * @throws Avslag RF-A6, RF-A7
     */
    public Fagsystem fagsystem(Token token, Optional<String> fagsystem) {
        var klient = token.klient().orElseThrow(() -> new Avslag(403, "missing JWT claim"));
        var eget = Optional.ofNullable(fagsystemer.get(klient))
                .orElseThrow(() -> new Avslag(
                        403, "mangler mapping mellom appname (%s) og fagsystem-enum".formatted(klient), "/kom_i_gang"));
        return fagsystem.filter(header -> !produksjon).map(Klienter::valgt).orElse(eget);
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
