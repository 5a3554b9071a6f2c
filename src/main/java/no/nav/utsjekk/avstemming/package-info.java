/** Avstemming: the daily proof that what we say we have sent is what OS says it has received (06). */
@XmlSchema(
        namespace = AvstemmingXml.NAMESPACE,
        elementFormDefault = XmlNsForm.UNQUALIFIED,
        xmlns = @XmlNs(prefix = "ns2", namespaceURI = AvstemmingXml.NAMESPACE))
@XmlAccessorType(XmlAccessType.FIELD)
package no.nav.utsjekk.avstemming;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
