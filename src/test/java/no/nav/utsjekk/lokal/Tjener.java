package no.nav.utsjekk.lokal;

/** One embedded server. It keeps port and data when it is stopped, so that it can be started again. */
public interface Tjener {

    /** What messages to people call it. */
    String navn();

    int port();

    /** Returns when the server takes work. */
    void start() throws Exception;

    /** Returns when the server is gone; does nothing when it does not run. */
    void stopp();
}
