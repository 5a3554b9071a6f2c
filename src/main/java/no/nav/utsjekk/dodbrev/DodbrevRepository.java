package no.nav.utsjekk.dodbrev;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utboks.Utgaende;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code dodbrev}. A letter with a Kafka record also goes to the record's dead letter topic. */
public final class DodbrevRepository {

    private static final String TOPIC_SUFFIX = ".dlt";

    private final JdbcTemplate jdbc;
    private final UtboksRepository utboks;
    private final VarselRepository varsler;
    private final Clock clock;

    public DodbrevRepository(JdbcTemplate jdbc, UtboksRepository utboks, VarselRepository varsler, Clock clock) {
        this.jdbc = jdbc;
        this.utboks = utboks;
        this.varsler = varsler;
        this.clock = clock;
    }

    /** Keeps letters, puts their records on the dead letter topics, and raises a varsel for each. */
    public void add(List<Dodbrev> brev) {
        Rows.of(brev)
                .text(Dodbrev::rute)
                .text(b -> post(b, Dodbrev.Post::topic))
                .integer(b -> post(b, Dodbrev.Post::partisjon))
                .bigint(b -> post(b, Dodbrev.Post::posisjon))
                .bytes(b -> b.post().flatMap(Dodbrev.Post::nokkel).orElse(null))
                .bytes(b -> b.post().flatMap(Dodbrev.Post::innhold).orElse(null))
                .bigint(b -> b.melding().orElse(null))
                .bigint(b -> b.oppdrag().orElse(null))
                .text(Dodbrev::arsak)
                .text(b -> b.detaljer().replace("\0", ""))
                .update(
                        jdbc,
                        """
                        insert into dodbrev (rute, topic, partisjon, posisjon, nokkel, innhold, melding, oppdrag, arsak, detaljer)
                        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """);
        utboks.add(brev.stream().flatMap(b -> record(b).stream()).toList());
        varsler.add(brev.stream().map(DodbrevRepository::varsel).toList());
    }

    private static <R> R post(Dodbrev brev, Function<Dodbrev.Post, R> value) {
        return brev.post().map(value).orElse(null);
    }

    private Optional<Utgaende> record(Dodbrev brev) {
        return brev.post()
                .map(post -> new Utgaende(
                        Utgaende.Kanal.KAFKA,
                        post.topic() + TOPIC_SUFFIX,
                        brev.melding(),
                        post.nokkel(),
                        post.innhold(),
                        Map.of(
                                "dodbrev-arsak", brev.arsak(),
                                "dodbrev-rute", brev.rute(),
                                "dodbrev-topic", post.topic(),
                                "dodbrev-partisjon", Integer.toString(post.partisjon()),
                                "dodbrev-posisjon", Long.toString(post.posisjon()),
                                "dodbrev-tidspunkt", clock.instant().toString())));
    }

    private static Varsel varsel(Dodbrev brev) {
        var sted = brev.post()
                .map(post ->
                        " (%s, partisjon %d, posisjon %d)".formatted(post.topic(), post.partisjon(), post.posisjon()))
                .orElse("");
        return new Varsel(
                Varsel.Type.DODBREV,
                brev.rute() + " ga opp: " + brev.arsak() + sted,
                brev.melding(),
                brev.oppdrag(),
                Optional.empty());
    }
}
