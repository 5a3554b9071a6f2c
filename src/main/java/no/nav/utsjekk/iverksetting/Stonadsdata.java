package no.nav.utsjekk.iverksetting;

import java.util.Optional;
import no.nav.utsjekk.iverksetting.Dagpengestonad.Ferietillegg;
import no.nav.utsjekk.sak.Fagsystem;

/** What an andel is paid for, one form per fagsystem (21 §2.4). */
public sealed interface Stonadsdata {

    /** Whose form it is. */
    Fagsystem fagsystem();

    /** Name of the stønad. */
    String stonadstype();

    /** OS's accounting class; empty for a combination that does not exist (IV-V7). */
    String klassekode();

    /** Which chain the andel belongs to. */
    default Kjedenokkel kjedenokkel() {
        return new Kjedenokkel(klassekode(), meldekortId());
    }

    /** The meldekort that is paid for, where there are meldekort. */
    default Optional<String> meldekortId() {
        return Optional.empty();
    }

    default Optional<NavKontor> brukersNavKontor() {
        return Optional.empty();
    }

    /** Whole kroner, the full rate decided. */
    default Optional<Long> fastsattDagsats() {
        return Optional.empty();
    }

    /** @param dagsats whole kroner */
    record Dagpenger(Dagpengestonad stonad, Optional<Ferietillegg> ferietillegg, String meldekort, long dagsats)
            implements Stonadsdata {

        @Override
        public Fagsystem fagsystem() {
            return Fagsystem.DAGPENGER;
        }

        @Override
        public String stonadstype() {
            return stonad.name();
        }

        @Override
        public String klassekode() {
            return stonad.klassekode(ferietillegg);
        }

        @Override
        public Optional<String> meldekortId() {
            return Optional.of(meldekort);
        }

        @Override
        public Optional<Long> fastsattDagsats() {
            return Optional.of(dagsats);
        }
    }

    /** @param barnetillegg true when it is paid for somebody's children */
    record Tiltakspenger(Tiltakspengestonad stonad, boolean barnetillegg, NavKontor navKontor, String meldekort)
            implements Stonadsdata {

        @Override
        public Fagsystem fagsystem() {
            return Fagsystem.TILTAKSPENGER;
        }

        @Override
        public String stonadstype() {
            return stonad.name();
        }

        @Override
        public String klassekode() {
            return stonad.klassekode(barnetillegg);
        }

        @Override
        public Optional<String> meldekortId() {
            return Optional.of(meldekort);
        }

        @Override
        public Optional<NavKontor> brukersNavKontor() {
            return Optional.of(navKontor);
        }
    }

    record Tilleggsstonader(Tilleggsstonad stonad, Optional<NavKontor> navKontor) implements Stonadsdata {

        @Override
        public Fagsystem fagsystem() {
            return Fagsystem.TILLEGGSSTØNADER;
        }

        @Override
        public String stonadstype() {
            return stonad.name();
        }

        @Override
        public String klassekode() {
            return stonad.klassekode();
        }

        @Override
        public Optional<NavKontor> brukersNavKontor() {
            return navKontor;
        }
    }

    /** @param dagsats whole kroner */
    record Aap(Optional<Long> dagsats) implements Stonadsdata {

        /** The only stønad that there is. */
        public static final String STONADSTYPE = "AAP_UNDER_ARBEIDSAVKLARING";

        @Override
        public Fagsystem fagsystem() {
            return Fagsystem.AAP;
        }

        @Override
        public String stonadstype() {
            return STONADSTYPE;
        }

        @Override
        public String klassekode() {
            return "AAPOR";
        }

        @Override
        public Optional<Long> fastsattDagsats() {
            return dagsats;
        }
    }
}
