package no.nav.utsjekk.osmodell;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.BiPredicate;
import no.nav.utsjekk.osmodell.Ordre.Avvent;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;

/** OS's reasons for refusing an oppdrag it can read, in the order in which they are tried; each over all lines before the next. */
enum Avslag {
    /** OS-2. */
    FINNES("B110008F", "Oppdraget finnes fra før", (ordre, os) -> erNy(ordre) && os.erKjent()),
    /** OS-3. */
    FINNES_IKKE("B110011F", "OPPDRAGET/FAGSYSTEM-ID finnes ikke fra før", (ordre, os) -> !erNy(ordre) && !os.erKjent()),
    /** OS-4. */
    LINJE_FINNES("BB50008F", "DELYTELSE-ID finnes i oppdragsbasen fra før", Avslag::brukerLinjeIdIgjen),
    /** OS-5. */
    LINJE_FINNES_IKKE("BB50019F", "DELYTELSE-ID/LINJE-ID ved endring finnes ikke", endring(Avslag::erUkjent)),
    /** OS-6. */
    REF_PA_ENDRING("BB50024F", "KODE-ENDRING-LINJE ulik NY, Ref-feltene utfylt", endring((linje, os) -> harRef(linje))),
    /** OS-7. */
    UKJENT_REF("BB50030F", "Referert vedtak/linje ikke funnet", Avslag::refererTilUkjent),
    /** OS-8. */
    ENDRET_LINJE("BB50031F", "Må ha nytt vedtak når Sats/Type/Vedtak-fom endres", endring(Avslag::erUlikLagret)),
    /** OS-9. */
    MANGLER_KLASSIFIK_FOM("BB51014F", "DATO-FOM mangler ved endring KODE-KLASSIFIK", Avslag::byttKlasseUtenDato),
    /** OS-10. */
    OVERLAPPENDE_AVVENT("BB18011F", "Overlappende avvent-perioder", Avslag::overlapperAktivAvvent);

    private final String kodeMelding;
    private final String beskrMelding;
    private final BiPredicate<Ordre, Oppdragsregister> treffer;

    Avslag(String kodeMelding, String beskrMelding, BiPredicate<Ordre, Oppdragsregister> treffer) {
        this.kodeMelding = kodeMelding;
        this.beskrMelding = beskrMelding;
        this.treffer = treffer;
    }

    static Optional<Avslag> av(Ordre ordre, Oppdragsregister os) {
        return Arrays.stream(values())
                .filter(avslag -> avslag.treffer.test(ordre, os))
                .findFirst();
    }

    Svar svar() {
        return Svar.avvist(kodeMelding, beskrMelding);
    }

    private static BiPredicate<Ordre, Oppdragsregister> endring(BiPredicate<Linje, Oppdragsregister> treffer) {
        return (ordre, os) ->
                ordre.linjer().stream().filter(linje -> !linje.erNy()).anyMatch(linje -> treffer.test(linje, os));
    }

    private static boolean erNy(Ordre ordre) {
        return ordre.kodeEndring() == KodeEndring.NY;
    }

    private static boolean brukerLinjeIdIgjen(Ordre ordre, Oppdragsregister os) {
        var sett = new HashSet<String>();
        var igjen = new HashSet<String>();
        ordre.linjer().stream()
                .map(Linje::delytelseId)
                .filter(id -> !sett.add(id))
                .forEach(igjen::add);
        return ordre.linjer().stream()
                .filter(Linje::erNy)
                .map(Linje::delytelseId)
                .anyMatch(id -> os.linje(id).isPresent() || igjen.contains(id));
    }

    private static boolean erUkjent(Linje linje, Oppdragsregister os) {
        return os.linje(linje.delytelseId()).isEmpty();
    }

    private static boolean harRef(Linje linje) {
        return linje.refDelytelseId().isPresent() || linje.refFagsystemId().isPresent();
    }

    private static boolean erUlikLagret(Linje linje, Oppdragsregister os) {
        var lagret = os.linje(linje.delytelseId()).orElseThrow();
        return !lagret.sats().equals(linje.sats())
                || !lagret.typeSats().equals(linje.typeSats())
                || !lagret.fom().equals(linje.fom());
    }

    private static boolean refererTilUkjent(Ordre ordre, Oppdragsregister os) {
        var tidligere = new HashSet<String>();
        for (var linje : ordre.linjer()) {
            var ref = linje.refDelytelseId();
            if (ref.isPresent()
                    && !tidligere.contains(ref.get())
                    && os.linje(ref.get()).isEmpty()) {
                return true;
            }
            tidligere.add(linje.delytelseId());
        }
        return false;
    }

    private static boolean byttKlasseUtenDato(Ordre ordre, Oppdragsregister os) {
        var nye = new HashMap<String, Linje>();
        for (var linje : ordre.linjer()) {
            var referert =
                    linje.refDelytelseId().flatMap(ref -> os.linje(ref).or(() -> Optional.ofNullable(nye.get(ref))));
            if (linje.datoKlassifikFom().isEmpty()
                    && referert.filter(r -> !r.klassekode().equals(linje.klassekode()))
                            .isPresent()) {
                return true;
            }
            if (linje.erNy()) { // a change of a line does not change its klassekode
                nye.put(linje.delytelseId(), linje);
            }
        }
        return false;
    }

    private static boolean overlapperAktivAvvent(Ordre ordre, Oppdragsregister os) {
        return ordre.avvent()
                .filter(ny -> !ny.feilregistrert())
                .filter(ny -> os.aktiveAvvent().stream().anyMatch(aktiv -> overlapperMedAnnenFom(ny, aktiv)))
                .isPresent();
    }

    private static boolean overlapperMedAnnenFom(Avvent en, Avvent annen) {
        return !en.fom().equals(annen.fom())
                && !en.fom().isAfter(annen.tom())
                && !annen.fom().isAfter(en.tom());
    }
}
