package no.nav.utsjekk.hovedbok;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.nav.utsjekk.osmodell.Linje;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Utbetaling;

/**
 * All that the database says of a sak, in one snapshot.
 *
 * @param kjentHosOs fagområder in which OS has accepted an oppdrag (FM-22)
 * @param versjoner committed versions in the order of the sak index
 * @param uleselige utbetalinger whose committed version cannot be read
 * @param oppdrag in the order in which they were made, which is the order in which OS answered them: a sak has one melding in
 *     flight (design invariant 3)
 * @param forsteVersjoner what the first accepted oppdrag on each utbetaling made committed
 * @param ventende meldinger that have not been derived yet
 */
record Saksbilde(
        Fagsystem fagsystem,
        String sakId,
        Set<Fagomrade> kjentHosOs,
        List<Utbetaling> versjoner,
        List<UUID> uleselige,
        List<Post> oppdrag,
        Map<UUID, Utbetaling> forsteVersjoner,
        int ventende) {

    Saksbilde {
        kjentHosOs = Set.copyOf(kjentHosOs);
        versjoner = List.copyOf(versjoner);
        uleselige = List.copyOf(uleselige);
        oppdrag = List.copyOf(oppdrag);
        forsteVersjoner = Map.copyOf(forsteVersjoner);
    }

    /** How far an oppdrag has come. Names are those of the table. */
    enum Tilstand {
        HOLDT,
        TIL_SENDING,
        SENDT,
        GODTATT,
        AVVIST;

        boolean erUbesvart() {
            return this != GODTATT && this != AVVIST;
        }
    }

    /**
     * An oppdrag of ours.
     *
     * @param sendt what OS was told, read from the document that was sent; only of accepted oppdrag, and empty when the document
     *     cannot be read
     * @param linjer what the table says that its lines are
     * @param motsagt other answers of OS that have been parked: alvorlighetsgrad, or empty where it had none
     */
    record Post(
            long id,
            Fagomrade fagomrade,
            Tilstand tilstand,
            LocalDateTime utledet,
            int overleveringer,
            Optional<Ordre> sendt,
            List<Rad> linjer,
            List<String> motsagt) {

        Post {
            linjer = List.copyOf(linjer);
            motsagt = List.copyOf(motsagt);
        }

        boolean erGodtatt() {
            return tilstand == Tilstand.GODTATT;
        }
    }

    /** A line and the utbetaling that it belongs to. */
    record Rad(UUID uid, Linje linje) {}

    List<Post> godtatte() {
        return oppdrag.stream().filter(Post::erGodtatt).toList();
    }
}
