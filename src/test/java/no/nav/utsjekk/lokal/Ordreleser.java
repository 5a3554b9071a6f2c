package no.nav.utsjekk.lokal;

import java.util.Optional;
import java.util.regex.Pattern;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.oppdrag.xml.Oppdragsdokument;
import no.nav.utsjekk.osmodell.Linje;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;

/** What the model of OS reads of an oppdrag document. */
public final class Ordreleser {

    /** Names that are longer than the schema allows: OS takes them all the same (D21). */
    private static final Pattern LONG_NAME = Pattern.compile("<(saksbehId|attestantId)>([^<]{8})[^<]+</");

    private Ordreleser() {}

    /** The first thing in which the document breaks the schema (OS-1). */
    public static Optional<String> skjemafeil(String xml) {
        return OppdragXml.validate(LONG_NAME.matcher(xml).replaceAll("<$1>$2</"));
    }

    public static Ordre les(Oppdragsdokument dokument) {
        return new Ordre(
                KodeEndring.valueOf(dokument.kodeEndring()),
                dokument.kodeFagomraade(),
                dokument.fagsystemId(),
                dokument.avvent().map(avvent -> new Ordre.Avvent(avvent.fom(), avvent.tom(), avvent.feilreg())),
                dokument.linjer().stream().map(Ordreleser::les).toList());
    }

    private static Linje les(Oppdragsdokument.Linje linje) {
        return new Linje(
                KodeEndring.valueOf(linje.kodeEndringLinje()),
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
}
