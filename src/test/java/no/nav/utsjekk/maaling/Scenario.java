package no.nav.utsjekk.maaling;

/** What can be measured, in the order in which it is done: the last ones leave the database full. */
enum Scenario {
    /** a burst of new saker */
    NYE {
        @Override
        void kjor(Oppstilling oppstilling, Rapport rapport) throws Exception {
            rapport.leggTil(new Utbrudd(oppstilling).nye(navn()));
        }
    },
    /** new saker one at a time */
    ENKELTVIS {
        @Override
        void kjor(Oppstilling oppstilling, Rapport rapport) throws Exception {
            rapport.leggTil(new Enkeltvis(oppstilling).maal(navn()));
        }
    },
    /** a burst of changes on saker with 26 meldeperioder */
    ENDRINGER {
        @Override
        void kjor(Oppstilling oppstilling, Rapport rapport) throws Exception {
            rapport.leggTil(new Utbrudd(oppstilling).endringer(navn()));
        }
    },
    /** with several instances of the product */
    INSTANSER {
        @Override
        void kjor(Oppstilling oppstilling, Rapport rapport) throws Exception {
            new Instanser(oppstilling).maal(navn(), rapport);
        }
    },
    /** what the machine's parts can do at most, each alone */
    TAK {
        @Override
        void kjor(Oppstilling oppstilling, Rapport rapport) throws Exception {
            new Tak(oppstilling, rapport).maal(navn());
        }
    },
    /** the heap of the service in a process of its own, in a burst */
    MINNE {
        @Override
        void kjor(Oppstilling oppstilling, Rapport rapport) throws Exception {
            new Minne(oppstilling).utbrudd(navn(), rapport);
        }
    },
    /** the same under a steady load for long */
    SOAK {
        @Override
        void kjor(Oppstilling oppstilling, Rapport rapport) throws Exception {
            new Minne(oppstilling).soak(navn(), rapport);
        }
    },
    /** with more and more saker in the database */
    VEKST {
        @Override
        void kjor(Oppstilling oppstilling, Rapport rapport) throws Exception {
            new Storrelse(oppstilling, rapport).vekst(navn());
        }
    },
    /** with very many saker and oppdrag in the database, beside an empty one */
    GAMLE {
        @Override
        void kjor(Oppstilling oppstilling, Rapport rapport) throws Exception {
            new Storrelse(oppstilling, rapport).gamle(navn());
        }
    };

    abstract void kjor(Oppstilling oppstilling, Rapport rapport) throws Exception;

    String navn() {
        return name().toLowerCase();
    }
}
