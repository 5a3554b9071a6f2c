package no.nav.utsjekk.docs;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A route as its YAML file has it. Addresses are given without their options.
 *
 * @param konfigurasjon the route configuration that says what becomes of failures
 */
public record Rute(
        String id, Optional<String> description, Optional<String> konfigurasjon, String from, List<Trinn> trinn) {

    private static final String DIRECT = "direct:";
    private static final String SEDA = "seda:";
    private static final List<String> GRENER = List.of("when", "otherwise", "doCatch");

    /** A step: an EIP with what it is told, and the steps inside it. */
    public record Trinn(String eip, Optional<String> id, Map<String, String> valg, List<Trinn> indre) {

        /** With all steps inside it, in reading order. */
        Stream<Trinn> alle() {
            return Stream.concat(Stream.of(this), indre.stream().flatMap(Trinn::alle));
        }

        /** In words: the EIP and what it is told. */
        String tekst() {
            return valg.isEmpty() ? eip : eip + " `" + String.join(" ", valg.values()) + "`";
        }
    }

    /**
     * Reads a route.
     *
     * @param resolve replaces placeholders such as {@code {{vekk.utled}}} where they hide an address
     */
    static Rute av(Map<?, ?> yaml, UnaryOperator<String> resolve) {
        var from = (Map<?, ?>) yaml.get("from");
        return new Rute(
                yaml.get("id").toString(),
                Optional.ofNullable(yaml.get("description")).map(Object::toString),
                Optional.ofNullable(yaml.get("routeConfigurationId")).map(Object::toString),
                address(resolve.apply(from.get("uri").toString())),
                trinnene(from.get("steps"), resolve));
    }

    static List<Trinn> trinnene(Object steps, UnaryOperator<String> resolve) {
        return steps == null
                ? List.of()
                : ((Collection<?>) steps)
                        .stream()
                                .map(step ->
                                        ((Map<?, ?>) step).entrySet().iterator().next())
                                .map(step -> trinn(step.getKey().toString(), (Map<?, ?>) step.getValue(), resolve))
                                .toList();
    }

    private static Trinn trinn(String eip, Map<?, ?> yaml, UnaryOperator<String> resolve) {
        var valg = new LinkedHashMap<String, String>();
        yaml.forEach((name, value) -> {
            if (value instanceof Map<?, ?> nested && !isBranch(name)) {
                nested.forEach((inner, text) -> valg.put(name + "." + inner, inner + "=" + text));
            } else if (name.equals("uri")) {
                valg.put("uri", address(resolve.apply(value.toString())));
            } else if (!name.equals("id") && !name.equals("steps") && !isBranch(name)) {
                valg.put(name.toString(), value.toString());
            }
        });
        var branches = GRENER.stream().flatMap(navn -> grener(yaml.get(navn))
                .map(gren -> trinn(navn.equals("otherwise") ? "when" : navn, (Map<?, ?>) gren, resolve)));
        return new Trinn(
                eip,
                Optional.ofNullable(yaml.get("id")).map(Object::toString),
                valg,
                Stream.concat(trinnene(yaml.get("steps"), resolve).stream(), branches)
                        .toList());
    }

    private static Stream<?> grener(Object yaml) {
        return yaml instanceof Collection<?> flere ? flere.stream() : Stream.ofNullable(yaml);
    }

    private static boolean isBranch(Object name) {
        return GRENER.contains(name);
    }

    private static String address(String uri) {
        return uri.split("\\?")[0];
    }

    public Stream<Trinn> alle() {
        return trinn.stream().flatMap(Trinn::alle);
    }

    /** Where it sends, in reading order, each address once. */
    public List<String> til() {
        return alle().flatMap(t -> Stream.ofNullable(t.valg().get("uri")))
                .distinct()
                .toList();
    }

    /** The names of the routes that it calls and waits for; those that only the message tells are left out. */
    List<String> kaller() {
        return til().stream()
                .filter(uri -> uri.startsWith(DIRECT) && !uri.contains("${"))
                .map(uri -> uri.substring(DIRECT.length()))
                .toList();
    }

    /** The addresses of the routes that it wakes. */
    List<String> vekker() {
        return til().stream().filter(uri -> uri.startsWith(SEDA)).toList();
    }

    /** Where it speaks to the world: addresses, and beans that it calls. */
    List<String> ut() {
        return alle().flatMap(t -> t.valg().values().stream())
                .filter(text -> !text.startsWith(DIRECT) && !text.startsWith(SEDA))
                .toList();
    }

    /** The step whose elements are tried one by one when a batch fails, for routes that work on batches. */
    Optional<String> steg() {
        return alle().filter(t -> "steg".equals(t.valg().get("name")))
                .map(t -> t.valg().get("constant"))
                .findFirst();
    }

    /** False for routes that only other routes call. */
    boolean erInngang() {
        return !from.startsWith(DIRECT);
    }
}
