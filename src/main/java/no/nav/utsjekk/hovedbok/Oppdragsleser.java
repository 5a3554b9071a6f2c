package no.nav.utsjekk.hovedbok;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.oppdrag.xml.Oppdragsdokument;
import no.nav.utsjekk.oppdrag.xml.UnreadableXml;
import no.nav.utsjekk.osmodell.Linje;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;
import no.nav.utsjekk.osmodell.OsModell;
import no.nav.utsjekk.osmodell.Svar;

/** Stands between oppdrag documents and the model of OS, which knows no XML. */
public final class Oppdragsleser {

    /** Names that are longer than the schema allows: OS takes them all the same (D21). */
    private static final Pattern LONG_NAME = Pattern.compile("<(saksbehId|attestantId)>([^<]{8})[^<]+</");

    private Oppdragsleser() {}

    /** OS's answer to a document: refused when it breaks the schema (OS-1), otherwise what the model says. */
    public static Svar behandle(OsModell os, String xml) {
        return behandle(os, xml, () -> OppdragXml.read(xml));
    }

    /** The same to a document that has been read already. */
    public static Svar behandle(OsModell os, String xml, Oppdragsdokument lest) {
        return behandle(os, xml, () -> lest);
    }

    private static Svar behandle(OsModell os, String xml, Supplier<Oppdragsdokument> lest) {
        return skjemafeil(xml).map(Svar::bryterSkjema).orElseGet(() -> behandleLesbar(os, lest));
    }

    /** The schema allows more than this system ever sends, and than the model knows. */
    private static Svar behandleLesbar(OsModell os, Supplier<Oppdragsdokument> lest) {
        try {
            return os.behandle(les(lest.get()));
        } catch (UnreadableXml e) {
            return Svar.bryterSkjema("Meldingen mangler noe som alltid skal sendes");
        } catch (UkjentKode e) {
            return Svar.bryterSkjema("kodeEndring: bare NY og ENDR er kjent");
        }
    }

    /** The first thing in which the document breaks the schema. */
    private static Optional<String> skjemafeil(String xml) {
        return OppdragXml.validate(LONG_NAME.matcher(xml).replaceAll("<$1>$2</"));
    }

    /**
     * What the model reads of a document.
     *
     * @throws UnreadableXml when it is no oppdrag, or lacks something that is always sent
     * @throws UkjentKode when the model cannot know what it means
     */
    public static Ordre les(String xml) {
        return les(OppdragXml.read(xml));
    }

    private static Ordre les(Oppdragsdokument dokument) {
        return new Ordre(
                kodeEndring(dokument.kodeEndring()),
                dokument.kodeFagomraade(),
                dokument.fagsystemId(),
                dokument.avvent().map(avvent -> new Ordre.Avvent(avvent.fom(), avvent.tom(), avvent.feilreg())),
                dokument.linjer().stream().map(Oppdragsleser::les).toList());
    }

    private static Linje les(Oppdragsdokument.Linje linje) {
        return new Linje(
                kodeEndring(linje.kodeEndringLinje()),
                linje.datoStatusFom().filter(dato -> linje.kodeStatusLinje().equals(Optional.of("OPPH"))),
                linje.delytelseId(),
                linje.kodeKlassifik(),
                linje.datoKlassifikFom(),
                linje.fom(),
                linje.tom(),
                linje.sats(),
                linje.typeSats(),
                linje.refFagsystemId(),
                linje.refDelytelseId());
    }

    private static KodeEndring kodeEndring(String kode) {
        return switch (kode) {
            case "NY" -> KodeEndring.NY;
            case "ENDR" -> KodeEndring.ENDR;
            default -> throw new UkjentKode();
        };
    }

    /** A kodeEndring that the schema allows and nobody sends. */
    public static final class UkjentKode extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UkjentKode() {
            super("kodeEndring is neither NY nor ENDR");
        }
    }
}
