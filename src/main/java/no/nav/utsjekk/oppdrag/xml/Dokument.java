package no.nav.utsjekk.oppdrag.xml;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import no.nav.utsjekk.sak.Avvent;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Oppdragslinje;

/** The document as JAXB writes it (04 §3): a field per element, null when the element is left out (XML-3). */
@XmlRootElement(name = "oppdrag", namespace = OppdragXml.NAMESPACE)
final class Dokument {

    @XmlElement(name = "oppdrag-110")
    Oppdrag110 oppdrag110;

    static Dokument of(Oppdrag oppdrag) {
        var dokument = new Dokument();
        dokument.oppdrag110 = Oppdrag110.of(oppdrag);
        return dokument;
    }

    @XmlType(
            propOrder = {
                "kodeAksjon", "kodeEndring", "kodeFagomraade", "fagsystemId", "utbetFrekvens", "oppdragGjelderId",
                "datoOppdragGjelderFom", "saksbehId", "avstemming115", "avvent118", "enheter120", "linjer150"
            })
    static final class Oppdrag110 {

        private static final LocalDate GJELDER_FOM = LocalDate.of(2000, 1, 1);

        String kodeAksjon;
        String kodeEndring;
        String kodeFagomraade;
        String fagsystemId;
        String utbetFrekvens;
        String oppdragGjelderId;
        LocalDate datoOppdragGjelderFom;
        String saksbehId;

        @XmlElement(name = "avstemming-115")
        Avstemming115 avstemming115;

        @XmlElement(name = "avvent-118")
        Avvent118 avvent118;

        @XmlElement(name = "oppdrags-enhet-120")
        List<Enhet120> enheter120;

        @XmlElement(name = "oppdrags-linje-150")
        List<Linje150> linjer150;

        static Oppdrag110 of(Oppdrag oppdrag) {
            var xml = new Oppdrag110();
            xml.kodeAksjon = "1";
            xml.kodeEndring = oppdrag.kodeEndring().name();
            xml.kodeFagomraade = oppdrag.fagomrade().name();
            xml.fagsystemId = oppdrag.sakId();
            xml.utbetFrekvens = oppdrag.fagomrade().fagsystem() == Fagsystem.HISTORISK ? "ENG" : "MND";
            xml.oppdragGjelderId = oppdrag.personident();
            xml.datoOppdragGjelderFom = GJELDER_FOM;
            xml.saksbehId = oppdrag.saksbehandler();
            xml.avvent118 = oppdrag.avvent().map(Avvent118::of).orElse(null);
            if (!oppdrag.linjer().isEmpty()) { // without lines it only cancels an avvent (XML-12, §5)
                xml.avstemming115 = Avstemming115.of(oppdrag);
                xml.enheter120 = Enhet120.of(oppdrag);
                xml.linjer150 = oppdrag.linjer().stream()
                        .map(linje -> Linje150.of(oppdrag, linje))
                        .toList();
            }
            return xml;
        }
    }

    @XmlType(propOrder = {"kodeKomponent", "nokkelAvstemming", "tidspktMelding"})
    static final class Avstemming115 {

        private static final DateTimeFormatter TIDSPUNKT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd-HH.mm.ss.SSSSSS", Locale.ROOT);

        String kodeKomponent;
        String nokkelAvstemming;
        String tidspktMelding;

        static Avstemming115 of(Oppdrag oppdrag) {
            var xml = new Avstemming115();
            xml.kodeKomponent = oppdrag.fagomrade().name();
            xml.nokkelAvstemming = nokkel(oppdrag.utledet());
            xml.tidspktMelding = TIDSPUNKT.format(oppdrag.utledet());
            return xml;
        }

        /** The same for all oppdrag of a day, whenever on the day they are derived (D29). */
        private static String nokkel(LocalDateTime utledet) {
            return TIDSPUNKT.format(utledet.toLocalDate().atTime(10, 10));
        }
    }

    @XmlType(propOrder = {"datoAvventFom", "datoAvventTom", "kodeArsak", "datoOverfores", "feilreg"})
    static final class Avvent118 {

        LocalDate datoAvventFom;
        LocalDate datoAvventTom;
        String kodeArsak;
        LocalDate datoOverfores;
        String feilreg;

        static Avvent118 of(Avvent avvent) {
            var xml = new Avvent118();
            xml.datoAvventFom = avvent.fom();
            xml.datoAvventTom = avvent.tom();
            xml.kodeArsak = avvent.arsak().map(Avvent.Arsak::kode).orElse(null);
            xml.datoOverfores = avvent.overfores().orElse(null);
            xml.feilreg = avvent.feilregistrering() ? "J" : "N";
            return xml;
        }
    }

    @XmlType(propOrder = {"typeEnhet", "enhet", "datoEnhetFom"})
    static final class Enhet120 {

        private static final String NAV_OKONOMI = "8020";
        private static final LocalDate FOM = LocalDate.of(1970, 1, 1);

        String typeEnhet;
        String enhet;
        LocalDate datoEnhetFom;

        /** A local office bears the cost when there is one, and 8020 then only handles the oppdrag (04 §3.4). */
        static List<Enhet120> of(Oppdrag oppdrag) {
            return oppdrag.betalendeEnhet()
                    .map(lokal -> List.of(of("BOS", lokal), of("BEH", NAV_OKONOMI)))
                    .orElseGet(() -> List.of(of("BOS", NAV_OKONOMI)));
        }

        private static Enhet120 of(String type, String enhet) {
            var xml = new Enhet120();
            xml.typeEnhet = type;
            xml.enhet = enhet;
            xml.datoEnhetFom = FOM;
            return xml;
        }
    }

    @XmlType(
            propOrder = {
                "kodeEndringLinje", "kodeStatusLinje", "datoStatusFom", "vedtakId", "delytelseId", "kodeKlassifik",
                "datoKlassifikFom", "datoVedtakFom", "datoVedtakTom", "sats", "fradragTillegg", "typeSats",
                "brukKjoreplan", "saksbehId", "utbetalesTilId", "henvisning", "refFagsystemId", "refDelytelseId",
                "vedtakssats157", "attestant180"
            })
    static final class Linje150 {

        String kodeEndringLinje;
        String kodeStatusLinje;
        LocalDate datoStatusFom;
        String vedtakId;
        String delytelseId;
        String kodeKlassifik;
        LocalDate datoKlassifikFom;
        LocalDate datoVedtakFom;
        LocalDate datoVedtakTom;
        BigDecimal sats;
        String fradragTillegg;
        String typeSats;
        String brukKjoreplan;
        String saksbehId;
        String utbetalesTilId;
        String henvisning;
        String refFagsystemId;
        String refDelytelseId;

        @XmlElement(name = "vedtakssats-157")
        Vedtakssats157 vedtakssats157;

        @XmlElement(name = "attestant-180")
        Attestant180 attestant180;

        static Linje150 of(Oppdrag oppdrag, Oppdragslinje linje) {
            var xml = new Linje150();
            xml.kodeEndringLinje = linje.erNy() ? "NY" : "ENDR";
            linje.opphorFom().ifPresent(fom -> {
                xml.kodeStatusLinje = "OPPH";
                xml.datoStatusFom = fom;
            });
            xml.vedtakId = linje.vedtaksdato().toString();
            xml.delytelseId = linje.id().delytelseId();
            xml.kodeKlassifik = linje.klassekode();
            xml.datoKlassifikFom = linje.fom();
            xml.datoVedtakFom = linje.fom();
            xml.datoVedtakTom = linje.tom();
            xml.sats = BigDecimal.valueOf(linje.sats());
            xml.fradragTillegg = "T";
            xml.typeSats = linje.periodetype().satstype();
            xml.brukKjoreplan = "N";
            xml.saksbehId = oppdrag.saksbehandler();
            xml.utbetalesTilId = oppdrag.personident();
            xml.henvisning = linje.behandlingId();
            linje.forrige()
                    .filter(forrige -> linje.erNy())
                    .ifPresent(
                            forrige -> { // never on ENDR (XML-13)
                                xml.refFagsystemId = oppdrag.sakId();
                                xml.refDelytelseId = forrige.delytelseId();
                            });
            xml.vedtakssats157 = linje.vedtakssats().map(Vedtakssats157::of).orElse(null);
            xml.attestant180 = Attestant180.of(oppdrag.beslutter());
            return xml;
        }
    }

    static final class Vedtakssats157 {

        BigDecimal vedtakssats;

        static Vedtakssats157 of(long kroner) {
            var xml = new Vedtakssats157();
            xml.vedtakssats = BigDecimal.valueOf(kroner);
            return xml;
        }
    }

    static final class Attestant180 {

        String attestantId;

        static Attestant180 of(String beslutter) {
            var xml = new Attestant180();
            xml.attestantId = beslutter;
            return xml;
        }
    }
}
