package no.nav.utsjekk.feiltest.bestilling;

import java.util.Optional;

/**
 * A record of a request.
 *
 * @param behandlingId no other record has it, unless it is one that comes again
 * @param del which transaction it is part of, if any
 * @param etter how many requests later it is published than the first record of its request
 */
public record Post(
        String nokkel,
        String topic,
        int partisjon,
        String behandlingId,
        String json,
        Optional<Del> del,
        Rolle rolle,
        int etter) {

    /** What becomes of a record. */
    public enum Rolle {
        /** it is answered */
        FORST,
        /** its key has come already in a transaction that is not complete: it is not answered */
        OVERFLODIG,
        /** it comes again after its transaction was complete: it may be answered once more */
        FORSINKET
    }

    /**
     * Headers of a record of a transaction.
     *
     * @param antall how many there are, as the record says
     */
    public record Del(String transaksjonId, int antall) {}

    static Post alene(String nokkel, Sak sak, String json) {
        return new Post(
                nokkel, sak.topic(), sak.partisjon(), behandlingId(nokkel), json, Optional.empty(), Rolle.FORST, 0);
    }

    Post medDel(Del ny) {
        return new Post(nokkel, topic, partisjon, behandlingId, json, Optional.of(ny), rolle, etter);
    }

    Post medEtter(int nytt) {
        return new Post(nokkel, topic, partisjon, behandlingId, json, del, rolle, nytt);
    }

    Post medPartisjon(int ny) {
        return new Post(nokkel, topic, ny, behandlingId, json, del, rolle, etter);
    }

    Post medJson(String ny) {
        return new Post(nokkel, topic, partisjon, behandlingId, ny, del, rolle, etter);
    }

    Post som(Rolle ny) {
        return new Post(nokkel, topic, partisjon, behandlingId, json, del, ny, etter);
    }

    /** Short, for people. */
    @Override
    public String toString() {
        return nokkel + (rolle == Rolle.FORST ? "" : " " + rolle) + " på partisjon " + partisjon;
    }

    /** Never longer than OS takes. */
    static String behandlingId(String nokkel) {
        var id = "B" + nokkel;
        return id.substring(0, Math.min(30, id.length()));
    }
}
