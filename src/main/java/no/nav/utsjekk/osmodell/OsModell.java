package no.nav.utsjekk.osmodell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OS as far as we know it (11-os-model): behaves as OS does on the rules OS-2 to OS-11, and tells what OS would pay.
 *
 * <p>OS-1, the schema, is for the caller to check ({@link Svar#bryterSkjema}). An {@code AVRK} avvent that OS would release by itself stays active
 * here until it is cancelled, as the model has no clock. Not thread safe: the caller lets one thread in at a time.
 */
public final class OsModell {

    private final Map<Nokkel, Oppdragsregister> oppdrag = new HashMap<>();

    /** Starts from an oppdrag that OS has from before, made known by orders that this model has not seen. */
    public void overta(String fagomrade, String fagsystemId) {
        register(fagomrade, fagsystemId).overta();
    }

    /**
     * Starts from a chain that OS has from before, made by orders that this model has not seen.
     *
     * @param siste the chain's last line, which later lines refer to and change
     * @param kjede what it pays, known by that line
     * @throws IllegalArgumentException when the line is known already
     */
    public void overta(String fagomrade, String fagsystemId, Linje siste, Kjede kjede) {
        register(fagomrade, fagsystemId).overta(siste, kjede);
    }

    private Oppdragsregister register(String fagomrade, String fagsystemId) {
        return oppdrag.computeIfAbsent(new Nokkel(fagomrade, fagsystemId), ny -> new Oppdragsregister());
    }

    /** Accepts or refuses a whole oppdrag; a refused one changes nothing. */
    public Svar behandle(Ordre ordre) {
        var nokkel = new Nokkel(ordre.fagomrade(), ordre.fagsystemId());
        var register = oppdrag.getOrDefault(nokkel, new Oppdragsregister());
        var avslag = Avslag.av(ordre, register);
        if (avslag.isPresent()) {
            return avslag.get().svar();
        }
        register.utfor(ordre);
        oppdrag.put(nokkel, register);
        return Svar.GODTATT;
    }

    /** What {@link #behandle} would answer, and pay from then on. Changes nothing. */
    public Simulering simuler(Ordre ordre) {
        var nokkel = new Nokkel(ordre.fagomrade(), ordre.fagsystemId());
        var register = oppdrag.getOrDefault(nokkel, new Oppdragsregister());
        var avslag = Avslag.av(ordre, register);
        if (avslag.isPresent()) {
            return new Simulering(avslag.get().svar(), List.of());
        }
        var etter = register.kopi();
        etter.utfor(ordre);
        return Simulering.av(register, etter);
    }

    /** True once an oppdrag has been accepted for the sak in the fagområde. */
    public boolean kjenner(String fagomrade, String fagsystemId) {
        return oppdrag.containsKey(new Nokkel(fagomrade, fagsystemId));
    }

    /** The chains of an oppdrag, oldest first; none when the oppdrag is not known. */
    public List<Kjede> kjeder(String fagomrade, String fagsystemId) {
        return Optional.ofNullable(oppdrag.get(new Nokkel(fagomrade, fagsystemId)))
                .map(Oppdragsregister::kjeder)
                .orElse(List.of());
    }

    /** The chain that a line belongs to. */
    public Optional<Kjede> kjede(String fagomrade, String fagsystemId, String delytelseId) {
        return Optional.ofNullable(oppdrag.get(new Nokkel(fagomrade, fagsystemId)))
                .flatMap(register -> register.kjede(delytelseId));
    }

    private record Nokkel(String fagomrade, String fagsystemId) {
        Nokkel {
            fagomrade = fagomrade.stripTrailing();
            fagsystemId = fagsystemId.stripTrailing();
        }
    }
}
