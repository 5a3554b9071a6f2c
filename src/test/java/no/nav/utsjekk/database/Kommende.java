package no.nav.utsjekk.database;

import java.util.stream.Stream;

/** Versions to come, as far as their migrations go. */
public final class Kommende {

    private Kommende() {}

    /** What such a version does at its start. Each of its migrations is in a directory of its own, {@code db/kommende}. */
    public static void migrer(String url, String username, String password, String... kommende) {
        Migration.configuration(url, username, password)
                .locations(Stream.concat(
                                Stream.of("classpath:db/migration"),
                                Stream.of(kommende).map(k -> "classpath:db/kommende/" + k))
                        .toArray(String[]::new))
                .load()
                .migrate();
    }
}
