/**
 * The XML of an oppdrag: written from the core's records, read back, and checked against the schema (04).
 *
 * <p>Public face: {@link no.nav.utsjekk.oppdrag.xml.OppdragXml}, what it reads
 * ({@link no.nav.utsjekk.oppdrag.xml.Oppdragsdokument}), and {@link no.nav.utsjekk.oppdrag.xml.Element} for reading any XML
 * that comes from OS.
 */
@XmlSchema(
        namespace = OppdragXml.NAMESPACE,
        elementFormDefault = XmlNsForm.UNQUALIFIED,
        xmlns = @XmlNs(prefix = "ns2", namespaceURI = OppdragXml.NAMESPACE))
@XmlAccessorType(XmlAccessType.FIELD)
@XmlJavaTypeAdapters({
    @XmlJavaTypeAdapter(type = String.class, value = Tekst.class),
    @XmlJavaTypeAdapter(type = LocalDate.class, value = OsloDato.class)
})
package no.nav.utsjekk.oppdrag.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapters;
import java.time.LocalDate;
