package no.nav.utsjekk.avstemming;

/** One message to OS. The XML holds personidenter. */
public record Avstemmingsmelding(Aksjon aksjon, String xml) {

    /** What the message is for. Names are OS's codes. */
    public enum Aksjon {
        START,
        DATA,
        AVSL
    }

    /** Without the XML. */
    @Override
    public String toString() {
        return aksjon.name();
    }
}
