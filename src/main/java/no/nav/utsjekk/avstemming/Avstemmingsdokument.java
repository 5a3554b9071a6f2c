package no.nav.utsjekk.avstemming;

import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.nav.utsjekk.avstemming.Avstemmingsmelding.Aksjon;
import no.nav.utsjekk.kvittering.Osmelding;

/** The document as JAXB writes it (06 §3): a field per element, null when the element is left out. */
@XmlRootElement(name = "avstemmingsdata", namespace = AvstemmingXml.NAMESPACE)
@XmlType(propOrder = {"aksjon", "total", "periode", "grunnlag", "detalj"})
final class Avstemmingsdokument {

    /** The same as in avstemming-115, because OS compares them as texts (XML-10). */
    private static final DateTimeFormatter TIDSPUNKT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HH.mm.ss.SSSSSS", Locale.ROOT);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHH", Locale.ROOT);

    Aksjonsdata aksjon;
    Totaldata total;
    Periodedata periode;
    Grunnlagsdata grunnlag;
    List<Detaljdata> detalj;

    static Avstemmingsdokument av(Aksjon aksjon, Aksjonshode hode) {
        var dokument = new Avstemmingsdokument();
        dokument.aksjon = Aksjonsdata.av(aksjon, hode);
        return dokument;
    }

    Avstemmingsdokument medTotaler(Avstemmingsperiode avstemt, Grunnlag talt) {
        total = Totaldata.av(talt.total());
        periode = Periodedata.av(avstemt);
        grunnlag = Grunnlagsdata.av(talt);
        return this;
    }

    Avstemmingsdokument medDetaljer(List<Detalj> detaljer) {
        detalj = detaljer.stream().map(Detaljdata::av).toList();
        return this;
    }

    @XmlType(
            propOrder = {
                "aksjonType", "kildeType", "avstemmingType", "avleverendeKomponentKode", "mottakendeKomponentKode",
                "underkomponentKode", "nokkelFom", "nokkelTom", "avleverendeAvstemmingId", "brukerId"
            })
    static final class Aksjonsdata {

        String aksjonType;
        String kildeType;
        String avstemmingType;
        String avleverendeKomponentKode;
        String mottakendeKomponentKode;
        String underkomponentKode;
        String nokkelFom;
        String nokkelTom;
        String avleverendeAvstemmingId;
        String brukerId;

        static Aksjonsdata av(Aksjon aksjon, Aksjonshode hode) {
            var fagomrade = hode.fagomrade().name();
            var xml = new Aksjonsdata();
            xml.aksjonType = aksjon.name();
            xml.kildeType = "AVLEV";
            xml.avstemmingType = "GRSN";
            xml.avleverendeKomponentKode = fagomrade;
            xml.mottakendeKomponentKode = "OS";
            xml.underkomponentKode = fagomrade;
            xml.nokkelFom = TIDSPUNKT.format(hode.periode().fra());
            xml.nokkelTom = TIDSPUNKT.format(hode.periode().sisteNokkel());
            xml.avleverendeAvstemmingId = hode.avstemmingId();
            xml.brukerId = fagomrade;
            return xml;
        }
    }

    @XmlType(propOrder = {"totalAntall", "totalBelop", "fortegn"})
    static final class Totaldata {

        int totalAntall;
        long totalBelop;
        String fortegn;

        static Totaldata av(Sum sum) {
            var xml = new Totaldata();
            xml.totalAntall = sum.antall();
            xml.totalBelop = sum.belop();
            xml.fortegn = sum.fortegn();
            return xml;
        }
    }

    /** For people: nothing is selected by it. */
    @XmlType(propOrder = {"datoAvstemtFom", "datoAvstemtTom"})
    static final class Periodedata {

        String datoAvstemtFom;
        String datoAvstemtTom;

        static Periodedata av(Avstemmingsperiode periode) {
            var xml = new Periodedata();
            xml.datoAvstemtFom = TIME.format(periode.fra());
            xml.datoAvstemtTom = TIME.format(periode.sisteNokkel());
            return xml;
        }
    }

    @XmlType(
            propOrder = {
                "godkjentAntall", "godkjentBelop", "godkjentFortegn", "varselAntall", "varselBelop", "varselFortegn",
                "avvistAntall", "avvistBelop", "avvistFortegn", "manglerAntall", "manglerBelop", "manglerFortegn"
            })
    static final class Grunnlagsdata {

        int godkjentAntall;
        long godkjentBelop;
        String godkjentFortegn;
        int varselAntall;
        long varselBelop;
        String varselFortegn;
        int avvistAntall;
        long avvistBelop;
        String avvistFortegn;
        int manglerAntall;
        long manglerBelop;
        String manglerFortegn;

        static Grunnlagsdata av(Grunnlag grunnlag) {
            var godkjent = grunnlag.sum(Gruppe.GODKJENT);
            var varsel = grunnlag.sum(Gruppe.VARSEL);
            var avvist = grunnlag.sum(Gruppe.AVVIST);
            var mangler = grunnlag.sum(Gruppe.MANGLER);
            var xml = new Grunnlagsdata();
            xml.godkjentAntall = godkjent.antall();
            xml.godkjentBelop = godkjent.belop();
            xml.godkjentFortegn = godkjent.fortegn();
            xml.varselAntall = varsel.antall();
            xml.varselBelop = varsel.belop();
            xml.varselFortegn = varsel.fortegn();
            xml.avvistAntall = avvist.antall();
            xml.avvistBelop = avvist.belop();
            xml.avvistFortegn = avvist.fortegn();
            xml.manglerAntall = mangler.antall();
            xml.manglerBelop = mangler.belop();
            xml.manglerFortegn = mangler.fortegn();
            return xml;
        }
    }

    @XmlType(
            propOrder = {
                "detaljType",
                "offnr",
                "avleverendeTransaksjonNokkel",
                "meldingKode",
                "alvorlighetsgrad",
                "tekstMelding",
                "tidspunkt"
            })
    static final class Detaljdata {

        private static final String ERSTATNING = "?";

        String detaljType;
        String offnr;
        String avleverendeTransaksjonNokkel;
        String meldingKode;
        String alvorlighetsgrad;
        String tekstMelding;
        String tidspunkt;

        static Detaljdata av(Detalj detalj) {
            var xml = new Detaljdata();
            xml.detaljType = detalj.type();
            xml.offnr = detalj.personident();
            xml.avleverendeTransaksjonNokkel = tekst(detalj.fagsystemId());
            xml.meldingKode = tekst(detalj.svar().flatMap(Osmelding::kodeMelding));
            xml.alvorlighetsgrad = tekst(detalj.svar().map(svar -> svar.grad().kode()));
            xml.tekstMelding = tekst(detalj.svar().flatMap(Osmelding::beskrMelding));
            xml.tidspunkt = format(detalj.tidspunkt());
            return xml;
        }

        private static String format(LocalDateTime tidspunkt) {
            return TIDSPUNKT.format(tidspunkt);
        }

        /** Without padding (AVS-11); left out when nothing remains. */
        private static String tekst(Optional<String> verdi) {
            return verdi.map(Detaljdata::tekst)
                    .filter(tekst -> !tekst.isEmpty())
                    .orElse(null);
        }

        /** What XML cannot carry must not hold back the avstemming: JAXB would write it, and OS could not read it. */
        private static String tekst(String verdi) {
            return verdi.stripTrailing()
                    .replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", ERSTATNING);
        }
    }
}
