package no.nav.utsjekk.dokumentasjon;

import java.util.List;

/**
 * A page.
 *
 * @param adresse below {@code /docs/}; empty for the first page
 * @param tittel its first heading
 * @param innhold HTML
 * @param kapitler its chapters, in their order
 */
record Side(String adresse, String tittel, String innhold, List<Kapittel> kapitler) {

    /** @param id what a link to it ends with */
    record Kapittel(String id, String tittel) {}
}
