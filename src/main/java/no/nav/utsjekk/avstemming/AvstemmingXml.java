package no.nav.utsjekk.avstemming;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no.nav.utsjekk.avstemming.Avstemmingsmelding.Aksjon;

/** The documents that go to OS (06 §3), on one line each. Their schema is {@code schema/avstemming.xsd}. */
final class AvstemmingXml {

    /** Namespace of the root element; all other elements have none. */
    static final String NAMESPACE = "http://nav.no/virksomhet/tjenester/avstemming/meldinger/v1";

    /** Most detaljer in one message (AVS-16). */
    static final int MAX_DETALJER = 70;

    private static final JAXBContext CONTEXT = context();

    private AvstemmingXml() {}

    /**
     * START, the DATA messages, AVSL. The first DATA has the totals; the detaljer are spread over as many as they need.
     *
     * @param detaljer in the order in which OS gets them
     */
    static List<Avstemmingsmelding> meldinger(Aksjonshode hode, Grunnlag grunnlag, List<Detalj> detaljer) {
        var meldinger = new ArrayList<Avstemmingsmelding>();
        meldinger.add(melding(Aksjon.START, Avstemmingsdokument.av(Aksjon.START, hode)));
        for (int fra = 0; fra == 0 || fra < detaljer.size(); fra += MAX_DETALJER) {
            var del = detaljer.subList(fra, Math.min(fra + MAX_DETALJER, detaljer.size()));
            var dokument = Avstemmingsdokument.av(Aksjon.DATA, hode).medDetaljer(del);
            meldinger.add(melding(Aksjon.DATA, fra == 0 ? dokument.medTotaler(hode.periode(), grunnlag) : dokument));
        }
        meldinger.add(melding(Aksjon.AVSL, Avstemmingsdokument.av(Aksjon.AVSL, hode)));
        return meldinger;
    }

    private static Avstemmingsmelding melding(Aksjon aksjon, Avstemmingsdokument dokument) {
        try {
            var out = new ByteArrayOutputStream();
            marshaller().marshal(dokument, out);
            return new Avstemmingsmelding(aksjon, out.toString(StandardCharsets.UTF_8));
        } catch (JAXBException e) {
            throw new IllegalStateException("an avstemming cannot be written as XML", e);
        }
    }

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(Avstemmingsdokument.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Marshaller marshaller() throws JAXBException {
        return CONTEXT.createMarshaller();
    }
}
