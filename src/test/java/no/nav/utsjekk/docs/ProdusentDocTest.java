package no.nav.utsjekk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What producers are told is what the code does. */
class ProdusentDocTest {

    private static final Pattern KODE = Pattern.compile("`([A-ZÆØÅ]+(?:_[A-ZÆØÅ]+)+)`");

    static List<String> sider() {
        return Produsentside.alle();
    }

    @ParameterizedTest
    @MethodSource("sider")
    void docs_produsenter_say_what_the_code_says(String navn) throws IOException {
        var side = new Produsentside(navn);
        var skrevet = side.skriv();
        if (Boolean.getBoolean("docs.skriv")) {
            Files.writeString(side.fil(), skrevet);
        }
        assertThat(side.les())
                .as("%s is stale; -Dtest=ProdusentDocTest -Ddocs.skriv=true writes it", side.fil())
                .isEqualTo(skrevet);
    }

    @Test
    void every_file_is_a_page() throws IOException {
        try (var filer = Files.list(Produsentside.MAPPE)) {
            assertThat(filer.map(fil -> fil.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(sider());
        }
    }

    @ParameterizedTest
    @MethodSource("sider")
    void a_page_names_no_rule_that_is_not_in_the_table(String navn) {
        var koder = new Produsentside("README").les();
        assertThat(new Produsentside(navn).les().lines().filter(linje -> linje.contains("Kan gi")))
                .flatMap(linje -> KODE.matcher(linje.substring(linje.indexOf("Kan gi")))
                        .results()
                        .map(treff -> treff.group(1))
                        .toList())
                .allSatisfy(kode -> assertThat(koder).contains("| `" + kode + "` |"));
    }
}
