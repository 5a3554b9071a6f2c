package no.nav.utsjekk.avstemming;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;
import no.nav.utsjekk.sak.Oppdragslinje;
import no.nav.utsjekk.sak.Periodetype;

/**
 * An oppdrag that is there, sent and answered with 00 unless something else is said.
 *
 * @param satser of its lines, kroner
 * @param opphor whether its lines end something instead of beginning it
 * @param grad OS's answer; empty when there is none
 */
record Gittoppdrag(
        Fagomrade fagomrade,
        String sakId,
        String personident,
        LocalDateTime utledet,
        List<Long> satser,
        boolean opphor,
        String tilstand,
        int overleveringer,
        Optional<String> grad,
        Optional<String> kodeMelding,
        Optional<String> beskrMelding) {

    private static final LocalDate FOM = LocalDate.of(2026, 1, 5);

    static Gittoppdrag utledet(String utledet, long... satser) {
        return new Gittoppdrag(
                Fagomrade.AAP,
                UUID.randomUUID().toString().substring(0, 13),
                "12345678910",
                LocalDateTime.parse(utledet),
                Arrays.stream(satser).boxed().toList(),
                false,
                "GODTATT",
                1,
                Optional.of("00"),
                Optional.empty(),
                Optional.empty());
    }

    Gittoppdrag i(Fagomrade annet) {
        return new Gittoppdrag(
                annet,
                sakId,
                personident,
                utledet,
                satser,
                opphor,
                tilstand,
                overleveringer,
                grad,
                kodeMelding,
                beskrMelding);
    }

    Gittoppdrag sak(String annen) {
        return new Gittoppdrag(
                fagomrade,
                annen,
                personident,
                utledet,
                satser,
                opphor,
                tilstand,
                overleveringer,
                grad,
                kodeMelding,
                beskrMelding);
    }

    Gittoppdrag somOpphor() {
        return new Gittoppdrag(
                fagomrade,
                sakId,
                personident,
                utledet,
                satser,
                true,
                tilstand,
                overleveringer,
                grad,
                kodeMelding,
                beskrMelding);
    }

    Gittoppdrag svar(String nyGrad, String kode, String tekst) {
        return new Gittoppdrag(
                fagomrade,
                sakId,
                personident,
                utledet,
                satser,
                opphor,
                nyGrad.equals("00") || nyGrad.equals("04") ? "GODTATT" : "AVVIST",
                overleveringer,
                Optional.of(nyGrad),
                Optional.ofNullable(kode),
                Optional.ofNullable(tekst));
    }

    Gittoppdrag ubesvart() {
        return medTilstand("SENDT", 1);
    }

    /** Without an answer of OS. */
    Gittoppdrag medTilstand(String ny, int kopier) {
        return new Gittoppdrag(
                fagomrade,
                sakId,
                personident,
                utledet,
                satser,
                opphor,
                ny,
                kopier,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    boolean erBesvart() {
        return tilstand.equals("GODTATT") || tilstand.equals("AVVIST");
    }

    Oppdrag oppdrag() {
        return new Oppdrag(
                KodeEndring.NY,
                fagomrade,
                sakId,
                personident,
                "Z900001",
                "Z900002",
                utledet,
                Optional.empty(),
                Optional.empty(),
                IntStream.range(0, satser.size()).mapToObj(this::linje).toList(),
                List.of());
    }

    private Oppdragslinje linje(int nr) {
        return new Oppdragslinje(
                UUID.randomUUID(),
                opphor ? Optional.of(FOM) : Optional.empty(),
                FOM,
                LinjeId.of(UUID.randomUUID()),
                "AAPOR",
                FOM,
                FOM.plusDays(nr),
                satser.get(nr),
                Periodetype.UKEDAG,
                "b1",
                Optional.empty(),
                Optional.empty());
    }

    /** As it was put on MQ. */
    String xml(Oppdrag oppdrag) {
        return OppdragXml.write(oppdrag);
    }
}
