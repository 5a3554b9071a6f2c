package no.nav.utsjekk.feiltest.ramme;

import java.util.Arrays;
import java.util.List;
import no.nav.utsjekk.lokal.Feiltype;
import no.nav.utsjekk.ruter.CommitPoint;

/** What has to happen for the commits of a place to be made: any requests at all, or one that is treated badly. */
enum Vei {
    VANLIG(
            "mottak-lagre",
            "mottak",
            "utled-porsjon",
            "kvittering-oppgjor",
            "kvittering",
            "status-ut-porsjon",
            "utboks"),

    /** Ordinary traffic too, but OS sleeps until what was sent has been sent again: else its answer would make that needless. */
    STENGT_OS("oppdrag-reserver", "oppdrag-til-mq", "oppdrag-send") {
        @Override
        void utlos(Tur tur) {
            tur.os(Feiltype.STENGT);
        }

        @Override
        void hjelp(Tur tur) {
            tur.ventTilAltErSendt();
            tur.osApner();
        }
    },

    OVER_HTTP("rest-utbetaling-ta") {
        @Override
        void utlos(Tur tur) {
            tur.bestillOverHttp();
        }

        @Override
        void hjelp(Tur tur) {
            tur.bestillOverHttpIgjen();
        }
    },

    SPOR_OVER_HTTP("rest-simulering-prov", "rest-simulering-slutt") {
        @Override
        void utlos(Tur tur) {
            tur.simulerOverHttp();
        }

        @Override
        void hjelp(Tur tur) {
            tur.simulerOverHttpIgjen();
        }
    },

    DRYRUN_OVER_HTTP("rest-innsending-ta") {
        @Override
        void utlos(Tur tur) {
            tur.dryrunOverHttp();
        }

        @Override
        void hjelp(Tur tur) {
            tur.dryrunOverHttpIgjen();
        }
    },

    IVERKSETTES("iverksetting-lagre") {
        @Override
        void utlos(Tur tur) {
            tur.iverksett();
        }

        @Override
        void hjelp(Tur tur) {
            tur.iverksettIgjen();
        }
    },

    MIGRERES("migrering-lagre") {
        @Override
        void forbered(Tur tur) {
            tur.iverksettIgjen();
        }

        @Override
        void utlos(Tur tur) {
            tur.migrer();
        }

        @Override
        void hjelp(Tur tur) {
            tur.migrerIgjen();
        }
    },

    SAKER_MIGRERES("migrering-kjoring-porsjon") {
        @Override
        void forbered(Tur tur) {
            tur.iverksettIgjen();
        }

        @Override
        void utlos(Tur tur) {
            tur.bestillMigrering();
        }

        @Override
        void hjelp(Tur tur) {
            tur.ventTilMigrert();
        }
    },

    SAKER_KAN_IKKE_MIGRERES("migrering-kjoring-dodbrev") {
        @Override
        void forbered(Tur tur) {
            tur.iverksettIgjen();
            tur.avvis("migrering", tur.erSaken("new.sak", tur.iverksatt()));
        }

        @Override
        void utlos(Tur tur) {
            tur.bestillMigrering();
        }

        @Override
        void hjelp(Tur tur) {
            tur.ventTilIkkeMigrert();
        }
    },

    FLYTTES("rest-flytting-lagre") {
        @Override
        void forbered(Tur tur) {
            tur.bestillDetSomFlyttes();
        }

        @Override
        void utlos(Tur tur) {
            tur.flytt();
        }

        @Override
        void hjelp(Tur tur) {
            tur.flyttIgjen();
        }
    },

    KAN_IKKE_LAGRES("mottak-dodbrev") {
        @Override
        void forbered(Tur tur) {
            tur.avvis("melding", "new.nokkel = '%s'".formatted(tur.nokkel()));
            tur.venterDodbrev();
        }

        @Override
        void utlos(Tur tur) {
            tur.bestillForgjeves();
        }
    },

    UFULLSTENDIG_TRANSAKSJON("transaksjon-frist-porsjon") {
        @Override
        void utlos(Tur tur) {
            tur.bestillHalvTransaksjon();
        }
    },

    UFULLSTENDIG_TRANSAKSJON_I_PORSJON_SOM_FEILER("transaksjon-frist-en-transaksjon") {
        @Override
        void forbered(Tur tur) {
            tur.avvisEnGang("melding", "new.nokkel = '%s'".formatted(tur.nokkel()));
        }

        @Override
        void utlos(Tur tur) {
            tur.bestillHalvTransaksjon();
        }
    },

    TRANSAKSJON_SOM_IKKE_KAN_AVVISES("transaksjon-frist-dodbrev") {
        @Override
        void forbered(Tur tur) {
            tur.avvis("melding", "new.nokkel = '%s'".formatted(tur.nokkel()));
            tur.venterDodbrev();
        }

        @Override
        void utlos(Tur tur) {
            tur.bestillHalvTransaksjon();
        }
    },

    UTLEDES_ALENE("utled-en-transaksjon") {
        @Override
        void forbered(Tur tur) {
            tur.avvisEnGang("oppdrag", "new.fagsystem_id = '%s'".formatted(tur.sakId()));
        }

        @Override
        void utlos(Tur tur) {
            tur.bestill();
        }
    },

    KAN_IKKE_UTLEDES("utled-dodbrev") {
        @Override
        void forbered(Tur tur) {
            tur.avvis("oppdrag", "new.fagsystem_id = '%s'".formatted(tur.sakId()));
            tur.venterDodbrev();
        }

        @Override
        void utlos(Tur tur) {
            tur.bestillForgjeves();
        }
    },

    SENDES_ALENE("oppdrag-tell-kopi") {
        @Override
        void forbered(Tur tur) {
            tur.os(Feiltype.STENGT);
            tur.avvisEnGang("oppdrag", "new.tilstand = 'SENDT' and new.fagsystem_id = '%s'".formatted(tur.sakId()));
        }

        @Override
        void utlos(Tur tur) {
            tur.bestill();
        }

        @Override
        void hjelp(Tur tur) throws Exception {
            STENGT_OS.hjelp(tur);
        }
    },

    KAN_IKKE_SENDES("oppdrag-ut-dodbrev") {
        @Override
        void forbered(Tur tur) {
            tur.os(Feiltype.ALDRI);
            tur.avvis("oppdrag", "new.tilstand = 'SENDT' and new.fagsystem_id = '%s'".formatted(tur.sakId()));
            tur.venterDodbrev();
        }

        @Override
        void utlos(Tur tur) {
            tur.bestill();
        }

        @Override
        void hjelp(Tur tur) {
            tur.ventTilHoldt();
            tur.fjernGift();
            tur.osSvarer();
        }
    },

    FRIGIS("drift") {
        @Override
        void forbered(Tur tur) throws Exception {
            KAN_IKKE_SENDES.forbered(tur);
            tur.bestill();
            tur.ventTilHoldt();
            tur.fjernGift();
        }

        @Override
        void utlos(Tur tur) throws Exception {
            tur.frigi();
        }

        @Override
        void hjelp(Tur tur) throws Exception {
            tur.frigi();
            tur.ventTilSendt();
            tur.osSvarer();
        }
    },

    KAN_IKKE_GJORES_OPP("kvittering-dodbrev") {
        @Override
        void forbered(Tur tur) {
            tur.avvis(
                    "utbetaling",
                    "new.versjon is not null and new.sak = (select id from sak where sak_id = '%s')"
                            .formatted(tur.sakId()));
            tur.venterParkert();
            tur.venterDodbrev();
        }

        @Override
        void utlos(Tur tur) {
            tur.bestill();
        }

        @Override
        void hjelp(Tur tur) {
            tur.ventTilParkert();
            tur.fjernGift();
            tur.osSvarer();
        }
    },

    AVSLAG_VENTER_PA_KOPI("kvittering-etter-frist") {
        @Override
        void forbered(Tur tur) {
            tur.os(Feiltype.AVVIST);
            tur.endre(
                    "oppdrag",
                    "new.overleveringer = 1 and new.fagsystem_id = '%s'".formatted(tur.sakId()),
                    "new.overleveringer := 2");
        }

        @Override
        void utlos(Tur tur) {
            tur.bestill();
        }
    },

    AVSLAG_SOM_IKKE_KAN_GJORES_OPP("kvittering-frist-dodbrev") {
        @Override
        void forbered(Tur tur) throws Exception {
            AVSLAG_VENTER_PA_KOPI.forbered(tur);
            tur.avvis("oppdrag", "new.tilstand = 'AVVIST' and new.fagsystem_id = '%s'".formatted(tur.sakId()));
            tur.venterDodbrev();
        }

        @Override
        void utlos(Tur tur) {
            tur.bestill();
        }

        @Override
        void hjelp(Tur tur) throws Exception {
            tur.sendDodbrev();
        }
    },

    KVITTERING_KOPIERES_ALENE("backout-ut-en-transaksjon") {
        @Override
        void forbered(Tur tur) {
            tur.avvisEnGang("utboks", LEVERT_TIL_MQ);
        }

        @Override
        void utlos(Tur tur) throws Exception {
            ULESELIG_KVITTERING.utlos(tur);
        }
    },

    KVITTERING_SOM_IKKE_KAN_KOPIERES("backout-ut-dodbrev") {
        @Override
        void forbered(Tur tur) {
            tur.avvis("utboks", LEVERT_TIL_MQ);
            tur.venterDodbrev();
        }

        @Override
        void utlos(Tur tur) throws Exception {
            ULESELIG_KVITTERING.utlos(tur);
        }

        @Override
        void hjelp(Tur tur) throws Exception {
            tur.sendDodbrev();
        }
    },

    ULESELIG_KVITTERING("backout-ut-porsjon", "backout-til-mq") {
        @Override
        void utlos(Tur tur) {
            tur.osSender("hei");
            tur.venterParkert();
        }
    },

    AVSTEMMES("avstemming-begynn", "avstemming-lever", "avstemming-ut") {
        @Override
        void forbered(Tur tur) {
            tur.bestill();
            tur.ventTilBesvart();
        }

        @Override
        void utlos(Tur tur) throws Exception {
            tur.avstem();
        }

        @Override
        void hjelp(Tur tur) throws Exception {
            tur.avklarAvstemming();
        }
    },

    ARKIVERES("opprydding-melding-porsjon") {
        @Override
        void forbered(Tur tur) {
            tur.bestill();
            tur.ventTilBesvart();
        }

        @Override
        void utlos(Tur tur) {
            tur.blirGammel();
        }
    },

    KAN_IKKE_ARKIVERES("opprydding-melding-dodbrev") {
        @Override
        void forbered(Tur tur) throws Exception {
            tur.avvis("melding_arkiv", "new.nokkel = '%s'".formatted(tur.nokkel()));
            tur.venterDodbrev();
            ARKIVERES.forbered(tur);
        }

        @Override
        void utlos(Tur tur) {
            tur.blirGammel();
        }
    },

    SVAR_ARKIVERES("opprydding-utboks-porsjon") {
        @Override
        void forbered(Tur tur) throws Exception {
            ARKIVERES.forbered(tur);
        }

        @Override
        void utlos(Tur tur) {
            tur.svaretBlirGammelt();
        }
    },

    GLEMMES("opprydding-mottatt-porsjon") {
        @Override
        void utlos(Tur tur) {
            tur.bleMottattForLengeSiden();
        }
    },

    PUBLISERES_ALENE("status-ut-en-transaksjon") {
        @Override
        void forbered(Tur tur) {
            tur.avvisEnGang(
                    "utboks",
                    "new.levert is not null and convert_from(new.nokkel, 'UTF8') = '%s'".formatted(tur.nokkel()));
        }

        @Override
        void utlos(Tur tur) {
            tur.bestill();
        }
    },

    KAN_IKKE_PUBLISERES("status-ut-dodbrev") {
        @Override
        void utlos(Tur tur) {
            tur.siNoeTil("ulovlig topic!");
            tur.venterDodbrev();
        }

        @Override
        void hjelp(Tur tur) throws Exception {
            tur.forkastDodbrev();
        }
    },

    SIMULERES("simulering-begynn", "simulering-forny", "simulering-besvar") {
        @Override
        void utlos(Tur tur) {
            tur.simuler();
        }

        @Override
        void hjelp(Tur tur) {
            tur.ventTilSimulert();
        }
    },

    SIMULERES_ALENE("simulering-en-transaksjon") {
        @Override
        void forbered(Tur tur) {
            tur.avvisEnGang("simuleringslas", tur.erSaken("new.sak"));
        }

        @Override
        void utlos(Tur tur) {
            tur.simuler();
        }

        @Override
        void hjelp(Tur tur) {
            tur.ventTilSimulert();
        }
    },

    KAN_IKKE_SIMULERES("simulering-dodbrev") {
        @Override
        void forbered(Tur tur) {
            tur.avvis("simuleringslas", tur.erSaken("new.sak"));
            tur.venterDodbrev();
        }

        @Override
        void utlos(Tur tur) {
            tur.simuler();
        }

        @Override
        void hjelp(Tur tur) {
            tur.ventTilIkkeSimulert();
        }
    },

    SIMULERES_IKKE_FOR_KVITTERINGEN("simulering-frist-porsjon") {
        @Override
        void forbered(Tur tur) {
            tur.os(Feiltype.ALDRI);
            tur.bestill();
            tur.ventTilSendt();
            tur.simuler();
        }

        @Override
        void hjelp(Tur tur) {
            tur.ventTilIkkeSimulert();
            tur.osSvarer();
        }
    };

    private static final String LEVERT_TIL_MQ = "new.kanal = 'MQ' and new.levert is not null";

    private final List<String> steder;

    Vei(String... steder) {
        this.steder = List.of(steder);
    }

    /** The places that it leads to. */
    List<String> steder() {
        return steder;
    }

    /** Whether ordinary traffic passes there. */
    boolean erVanlig() {
        return this == VANLIG || this == STENGT_OS;
    }

    /** @throws IllegalStateException when nobody has thought of how to get there */
    static Vei til(CommitPoint punkt) {
        return Arrays.stream(values())
                .filter(vei -> vei.steder.contains(punkt.place()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Ingen vei til " + punkt));
    }

    /** Before the point is armed. */
    void forbered(Tur tur) throws Exception {}

    /** When it is armed. */
    void utlos(Tur tur) throws Exception {}

    /** What somebody else than the product has to do when it runs again. */
    void hjelp(Tur tur) throws Exception {}
}
