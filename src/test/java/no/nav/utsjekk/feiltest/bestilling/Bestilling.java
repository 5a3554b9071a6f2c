package no.nav.utsjekk.feiltest.bestilling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.bestilling.Post.Rolle;
import no.nav.utsjekk.sak.Periodetype;

/**
 * A request as a producer publishes it, and what it asks for.
 *
 * @param nummer of the sak's requests, from 1, in the order in which they are published
 * @param poster more than one for a transaction, in the order in which they are published
 * @param krav by uid; what it does not mention ends if the producer speaks of the whole sak
 * @param feil what is wrong with it, for people; empty when nothing is
 */
public record Bestilling(Sak sak, int nummer, Art art, List<Post> poster, Map<UUID, Krav> krav, String feil) {

    /** Part of the id of a transaction that is never complete. */
    public static final String UFULLSTENDIG = "ufullstendig-";

    private static final LocalDate DAG = LocalDate.of(2026, 1, 5);

    /** What is to be expected of it. */
    public enum Art {
        /** of the right form: what becomes of it depends on the sak and on OS */
        GYLDIG,
        /** breaks a rule whatever the sak is like, or is no melding at all: FEILET */
        UGYLDIG,
        /** a transaction that is never complete: FEILET for what there is */
        UFULLSTENDIG,
        /** something that a test has done keeps it from ever reaching OS: FEILET, for whatever reason */
        HINDRET
    }

    public Bestilling {
        poster = List.copyOf(poster);
        krav = Map.copyOf(krav);
    }

    /**
     * AAP for one day, on partition 0.
     *
     * @param belop 0 ends what the sak has been paid
     */
    public static Bestilling aap(String sakId, String nokkel, long belop) {
        var produsent = new Aap();
        var sak = new Sak(0, sakId, produsent, produsent.topics().get(0), 0, "12345678910", Periodetype.UKEDAG);
        var kort = new Aap.Meldekort(UUID.nameUUIDFromBytes(sakId.getBytes(UTF_8)), DAG);
        var dag = new Bit(DAG, DAG, belop, Optional.empty(), Optional.of(1200L));
        var hode = new Hode(sakId, Post.behandlingId(nokkel), sak.ident(), Periodetype.UKEDAG);
        var post = Post.alene(nokkel, sak, produsent.melding(hode, kort.skriv(List.of(dag))));
        Map<UUID, Krav> krav = belop == 0
                ? Map.of()
                : Map.of(kort.uid(), new Krav("u0", "AAP", "AAPOR", new Plan(Periodetype.UKEDAG, List.of(dag))));
        return new Bestilling(sak, 1, Art.GYLDIG, List.of(post), krav, "");
    }

    /** The same, when something keeps it from ever reaching OS. */
    public Bestilling somFeiler() {
        return new Bestilling(sak, nummer, Art.HINDRET, poster, krav, feil);
    }

    /** The only key, or the first one of a transaction. */
    public String nokkel() {
        return poster.get(0).nokkel();
    }

    public String sakId() {
        return sak.id();
    }

    /** The only one, or the first one of a transaction. */
    public String behandlingId() {
        return poster.get(0).behandlingId();
    }

    public Stream<String> behandlingIder() {
        return forste().map(Post::behandlingId);
    }

    /** Each of them is answered. */
    public List<String> nokler() {
        return forste().map(Post::nokkel).toList();
    }

    /** How many records with the key come when the transaction is complete. */
    public long forsinkede(String nokkel) {
        return poster.stream()
                .filter(p -> p.rolle() == Rolle.FORSINKET && p.nokkel().equals(nokkel))
                .count();
    }

    private Stream<Post> forste() {
        return poster.stream().filter(p -> p.rolle() == Rolle.FORST);
    }

    /** Whether its place among the other requests of the sak is known. */
    public boolean harKjentPlass() {
        return forste().allMatch(p -> p.partisjon() == sak.partisjon());
    }

    /** The record with which it becomes a request. */
    public Post fullforendePost() {
        return forste().reduce((tidligere, senere) -> senere).orElseThrow();
    }

    /** For people: a line, and one for each utbetaling. */
    @Override
    public String toString() {
        return "%3d %s%s%s".formatted(nummer, form(), feil.isEmpty() ? "" : ", FEIL: " + feil, hva());
    }

    private String form() {
        return poster.get(0)
                .del()
                .map(del -> "transaksjon av %d: %s"
                        .formatted(
                                del.antall(),
                                poster.stream().map(Post::toString).collect(joining(", "))))
                .orElse(nokkel());
    }

    private String hva() {
        return krav.values().stream().map(k -> "\n      " + k).sorted().collect(joining());
    }
}
