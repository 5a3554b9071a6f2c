package no.nav.utsjekk.sak;

import java.util.List;
import java.util.UUID;

/** What a melding wants of one utbetaling. */
public sealed interface Onske {

    /** The utbetaling; unique within the sak. */
    UUID uid();

    /**
     * Pay exactly these perioder from now on (intent CREATE).
     *
     * @param perioder in the producer's order, merged by the rules of 02 §6
     */
    record Utbetal(UUID uid, Fagomrade fagomrade, Stonad stonad, Periodetype periodetype, List<Periode> perioder)
            implements Onske {
        public Utbetal {
            perioder = List.copyOf(perioder);
        }
    }

    /**
     * Stop paying. Carries no perioder (FM-16); stønad, periodetype and fagområde are those of the committed version
     * (FM-17).
     *
     * @param form whether the melding's locked fields are compared with the committed version first
     */
    record Opphor(UUID uid, Opphorsform form) implements Onske {}

    /** Cancel the melding's avvent without touching what is paid (UT-A3). The only wish of its melding. */
    record OpphevAvvent(UUID uid) implements Onske {}

    /** The two intents of 01 §5.4. Names are contract values. */
    enum Opphorsform {
        /** locked fields of the melding must equal the committed ones */
        DELETE,
        /** everything but behandlingId, actors and vedtakstidspunkt comes from the committed version, unchecked */
        FAKE_DELETE
    }
}
