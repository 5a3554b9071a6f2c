package no.nav.utsjekk.avstemming;

/** A number of oppdrag and the sum of their amounts, whole kroner. */
public record Sum(int antall, long belop) {

    static final Sum INGEN = new Sum(0, 0);

    Sum pluss(Sum annen) {
        return new Sum(Math.addExact(antall, annen.antall), Math.addExact(belop, annen.belop));
    }

    /** OS's sign: T for what is paid, F for what is taken back. */
    String fortegn() {
        return belop >= 0 ? "T" : "F";
    }
}
