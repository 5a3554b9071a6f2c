package no.nav.utsjekk.lokal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the stand-in can be told to do wrong (11, "The stand-in's faults"). */
public enum Feiltype {
    /** Refuses with 08. */
    AVVIST("08") {
        @Override
        Svarplan endre(Svarplan plan, Feil feil) {
            return plan.avvist("08", "B110099F", "Avvist fordi noen har bedt om det");
        }
    },

    /** Answers 12, a technical fault at OS, and books nothing. */
    TEKNISK("12") {
        @Override
        Svarplan endre(Svarplan plan, Feil feil) {
            return plan.avvist("12", "B999999F", "Teknisk feil fordi noen har bedt om det");
        }
    },

    /** Accepts with 04 what it would have accepted with 00. */
    VARSEL("04") {
        @Override
        Svarplan endre(Svarplan plan, Feil feil) {
            return plan.medVarsel();
        }
    },

    /** Answers twice. */
    DOBBELT("dobbelt") {
        @Override
        Svarplan endre(Svarplan plan, Feil feil) {
            return plan.medKopier(2);
        }
    },

    /** Answers after the time that the fault has. */
    SENT("sent") {
        @Override
        Svarplan endre(Svarplan plan, Feil feil) {
            return plan.etter(feil.ventetid());
        }
    },

    /** Books, and never answers. */
    ALDRI("aldri") {
        @Override
        Svarplan endre(Svarplan plan, Feil feil) {
            return plan.medKopier(0);
        }
    },

    /** Books, and sends a kvittering that is no XML. */
    ODELAGT("ødelagt") {
        @Override
        Svarplan endre(Svarplan plan, Feil feil) {
            return plan.med(Kvitteringstekst::odelagt);
        }
    },

    /** Pads texts with blanks. */
    BLANKE("blanke") {
        @Override
        Svarplan endre(Svarplan plan, Feil feil) {
            return plan.med(Kvitteringstekst::medBlanke);
        }
    },

    /** Answers in another order than it received: ten by ten backwards. */
    OMVENDT("omvendt") {
        @Override
        Svarplan endre(Svarplan plan, Feil feil) {
            return plan.etter(STEG.multipliedBy(feil.igjen() % 10));
        }
    },

    /** Closed: oppdrag wait on the queue until the fault is gone. */
    STENGT("stengt") {
        @Override
        Svarplan endre(Svarplan plan, Feil feil) {
            return plan;
        }
    };

    private static final Duration STEG = Duration.ofMillis(100);

    private final String kode;

    Feiltype(String kode) {
        this.kode = kode;
    }

    /** What settings and the HTTP interface call it. */
    public String kode() {
        return kode;
    }

    abstract Svarplan endre(Svarplan plan, Feil feil);

    /**
     * @param kode also without Norwegian letters, which a command line may lose
     * @throws IllegalArgumentException with a text for whoever wrote it
     */
    public static Feiltype av(String kode) {
        var liten = kode.strip().toLowerCase(Locale.ROOT).replace("odelagt", ODELAGT.kode);
        return Arrays.stream(values())
                .filter(type -> type.kode.equals(liten))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Ukjent feil \"%s\"; kjente er %s"
                        .formatted(
                                kode,
                                Arrays.stream(values()).map(Feiltype::kode).collect(Collectors.joining(", ")))));
    }
}
