package no.nav.utsjekk.drift;

import java.util.List;
import no.nav.utsjekk.arkiv.ArkivRepository;
import no.nav.utsjekk.drift.SendingRepository.Grunnlag;
import no.nav.utsjekk.drift.SendingRepository.Oppdrag;
import no.nav.utsjekk.drift.SendingRepository.Tilstand;
import no.nav.utsjekk.saker.SakRepository;

/**
 * Sends an oppdrag to OS once more (OPS-20): the same XML, counted as one more copy (D7). Only what OS refuses when it has it
 * already, and only when nothing has happened on the sak since. Part of the caller's transaction, which holds the sak.
 */
public final class Gjensending {

    private final SendingRepository oppdragene;
    private final SakRepository saker;
    private final ArkivRepository arkiv;

    public Gjensending(SendingRepository oppdragene, SakRepository saker, ArkivRepository arkiv) {
        this.oppdragene = oppdragene;
        this.saker = saker;
        this.arkiv = arkiv;
    }

    /** @throws Nektet when it cannot be sent again, with the reason */
    void send(Oppdrag oppdrag) {
        requireState(oppdrag);
        arkiv.hentFram(List.of(oppdrag.id()));
        var grunnlag = oppdragene.basis(oppdrag.id());
        requireNewest(oppdrag, grunnlag);
        requireSafe(oppdrag, grunnlag);
        claim(oppdrag);
        if (!oppdragene.sendAgain(oppdrag.id())) { // housekeeping took it while we looked
            throw nekt(oppdrag, "ble nettopp arkivert. Prøv igjen");
        }
        oppdragene.reopen(oppdrag.melding());
    }

    private static void requireState(Oppdrag oppdrag) {
        switch (oppdrag.tilstand()) {
            case GODTATT -> throw nekt(oppdrag, "er godtatt av OS");
            case HOLDT -> throw nekt(oppdrag, "holdes; frigi det, eller send dødbrevet");
            case TIL_SENDING -> throw nekt(oppdrag, "er på vei til OS av seg selv");
            case AVVIST -> {
                if (oppdrag.overleveringer() == 0) {
                    throw nekt(oppdrag, "er avvist av en operatør og aldri sendt");
                }
            }
            case SENDT -> {
                if (oppdrag.avslagFrist().isPresent()) {
                    throw nekt(oppdrag, "har et avslag som venter på svar for en annen kopi");
                }
            }
        }
    }

    private static void requireNewest(Oppdrag oppdrag, Grunnlag grunnlag) {
        grunnlag.nyereOppdrag().ifPresent(nyere -> {
            throw nekt(oppdrag, "er ikke det nyeste på saken; oppdrag %d kom etter".formatted(nyere));
        });
        grunnlag.nyereMelding().ifPresent(nyere -> {
            throw nekt(oppdrag, "ville gjort om på melding %d, som kom etter".formatted(nyere));
        });
    }

    private static void requireSafe(Oppdrag oppdrag, Grunnlag grunnlag) {
        if (grunnlag.linjer() == 0 && !grunnlag.tilbakekallerAvvent()) {
            throw nekt(oppdrag, "har ingen linjer");
        }
        var osHarDetIkke = oppdrag.tilstand() == Tilstand.AVVIST && grunnlag.svar() >= oppdrag.overleveringer();
        if (grunnlag.nyeLinjer() == 0 && !grunnlag.tilbakekallerAvvent() && !osHarDetIkke) {
            throw nekt(oppdrag, "har bare opphør, og OS ville ikke avvist en kopi av det");
        }
    }

    /** Uids that were given up when OS refused belong to the sak again. */
    private void claim(Oppdrag oppdrag) {
        try {
            saker.claim(oppdragene.unclaimed(oppdrag.id()));
        } catch (SakRepository.UidTaken e) {
            throw nekt(oppdrag, "har en utbetaling som tilhører en annen sak nå");
        }
    }

    private static Nektet nekt(Oppdrag oppdrag, String hvorfor) {
        return Nektet.feilTilstand("Oppdrag %d kan ikke sendes på nytt: det %s".formatted(oppdrag.id(), hvorfor));
    }
}
