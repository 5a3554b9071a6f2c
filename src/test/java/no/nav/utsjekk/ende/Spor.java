package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.nav.utsjekk.mottak.Utlopt;
import org.apache.camel.Exchange;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tells whether an exchange is about a certain sak, whatever form its element has in a step: records, bytes, ids. */
record Spor(JdbcTemplate database, String merke) implements Predicate<Exchange> {

    private static final int DYBDE = 8;

    /** Where ids lead to, by step: something that holds the mark. */
    private static final Map<String, String> IDER = Map.of(
            "utled", "select nokkel from melding where id = ?",
            "oppdrag-ut", "select fagsystem_id from oppdrag where id = ?",
            "kvittering-frist", "select fagsystem_id from oppdrag where id = ?",
            "status-ut", "select convert_from(coalesce(nokkel, innhold), 'UTF8') from utboks where id = ?",
            "backout-ut", "select convert_from(coalesce(nokkel, innhold), 'UTF8') from utboks where id = ?",
            "transaksjon-frist", "select nokkel from transaksjonsdel where transaksjon = ?");

    @Override
    public boolean test(Exchange exchange) {
        var steg = exchange.getVariable("steg", String.class);
        var del = exchange.getVariable("del");
        return Stream.concat(
                        Stream.of(exchange.getMessage().getBody()),
                        del == null
                                ? Stream.of("porsjon", "post", "rad", "rader", "laste")
                                        .map(exchange::getVariable)
                                : Stream.of(del)) // one by one, what the others left behind is none of its business
                .anyMatch(verdi -> finnes(verdi, DYBDE) || finnesSomId(verdi, steg));
    }

    private boolean finnes(Object verdi, int dybde) {
        if (verdi == null || dybde == 0) {
            return false;
        }
        if (verdi instanceof String tekst) {
            return tekst.contains(merke);
        }
        if (verdi instanceof byte[] bytes) {
            return new String(bytes, UTF_8).contains(merke);
        }
        if (verdi instanceof Optional<?> kanskje) {
            return kanskje.filter(inni -> finnes(inni, dybde - 1)).isPresent();
        }
        if (verdi instanceof Collection<?> mange) {
            return mange.stream().anyMatch(en -> finnes(en, dybde - 1));
        }
        if (verdi instanceof Exchange kafkapost) {
            return finnes(kafkapost.getMessage().getBody(), dybde - 1);
        }
        return verdi instanceof Record && deler(verdi).anyMatch(del -> finnes(del, dybde - 1));
    }

    private static Stream<Object> deler(Object verdi) {
        return Arrays.stream(verdi.getClass().getRecordComponents()).map(del -> les(verdi, del));
    }

    private static Object les(Object verdi, RecordComponent del) {
        try {
            var metode = del.getAccessor();
            metode.setAccessible(true);
            return metode.invoke(verdi);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean finnesSomId(Object verdi, String steg) {
        if (verdi instanceof Collection<?> mange) {
            return mange.stream().anyMatch(en -> finnesSomId(en, steg));
        }
        if (verdi instanceof Utlopt utlopt) {
            return finnesSomId(utlopt.id(), steg);
        }
        return verdi instanceof Long id
                && IDER.containsKey(steg)
                && database.queryForList(IDER.get(steg), String.class, id).stream()
                        .anyMatch(tekst -> finnes(tekst, DYBDE));
    }
}
