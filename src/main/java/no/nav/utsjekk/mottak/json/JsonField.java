package no.nav.utsjekk.mottak.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A value in a JSON document together with the place where it stands.
 *
 * <p>First ask for the field by its presence (IN-7): {@link #required}, {@link #nullable} or {@link #defaulted}; then
 * for its value by its type (IN-8). Whatever does not fit throws {@link InvalidJson} with the field's pointer.
 */
public final class JsonField {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final long MAX_UINT = 4294967295L;

    /** Characters. No field of any format is near it; unbounded text would reach database indexes and OS. */
    private static final int MAX_TEXT = 500;

    private static final int DATE_LENGTH = "yyyy-MM-dd".length();
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");
    private static final int SHORTEST_INSTANT = "yyyy-MM-ddTHH:mm:ssZ".length();

    private final JsonNode node;
    private final JsonField parent;
    private final Object step;

    /** The pointer is put together only when it is asked for: nearly all documents are right. */
    private JsonField(JsonNode node, JsonField parent, Object step) {
        this.node = node;
        this.parent = parent;
        this.step = step;
    }

    static JsonField root(JsonNode node) {
        return new JsonField(node, null, null);
    }

    /** A field of this object that must be there and not be null. */
    public JsonField required(String name) {
        return field(name).notNull();
    }

    /** A field of this object that may be absent or null, which is the same. */
    public Optional<JsonField> nullable(String name) {
        return Optional.of(field(name)).filter(field -> !field.node.isMissingNode() && !field.node.isNull());
    }

    /** A field of this object that may be absent, for then it has a default, but not null. */
    public Optional<JsonField> defaulted(String name) {
        var field = field(name);
        return field.node.isMissingNode() ? Optional.empty() : Optional.of(field.notNull());
    }

    /** The items of this array, each read by {@code item}. */
    public <T> List<T> list(Function<JsonField, T> item) {
        check(node.isArray());
        var items = new ArrayList<T>(node.size());
        for (var element : node) {
            items.add(item.apply(new JsonField(element, this, items.size())));
        }
        return items;
    }

    /** Text as it stands, with no character that XML 1.0 cannot carry on to OS. */
    public String text() {
        check(node.isTextual());
        var text = node.textValue();
        check(text.codePointCount(0, text.length()) <= MAX_TEXT);
        check(text.codePoints().allMatch(JsonField::allowedInXml));
        return text;
    }

    /** Text of which {@code fits} holds. */
    public String text(Predicate<String> fits) {
        var text = text();
        check(fits.test(text));
        return text;
    }

    /** Whether it is an object, for formats that know a value in two forms. */
    public boolean isObject() {
        return node.isObject();
    }

    /** True or false. */
    public boolean flag() {
        check(node.isBoolean());
        return node.booleanValue();
    }

    /** Whole number from 0 to 4294967295; {@code 1.0} is none. */
    public long uint() {
        check(node.isIntegralNumber() && node.canConvertToLong());
        long value = node.longValue();
        check(0 <= value && value <= MAX_UINT);
        return value;
    }

    /** UUID in its usual form, 8-4-4-4-12 hexadecimal digits. */
    public UUID uuid() {
        var text = text();
        var uuid = convert(() -> UUID.fromString(text));
        check(uuid.toString().equalsIgnoreCase(text)); // fromString also takes shorter groups
        return uuid;
    }

    /** Constant of an enum by its exact name. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        var name = text();
        return convert(() -> Enum.valueOf(type, name));
    }

    /** Date, {@code "yyyy-MM-dd"} or {@code [y,m,d]}, in the years 1 to 9999. */
    public LocalDate date() {
        return convert(() -> node.isArray() ? dateOf(numbers(3, 3)) : inRange(LocalDate.parse(text(DATE_LENGTH))));
    }

    /**
     * Local time, {@code "yyyy-MM-ddTHH:mm[:ss[.fffffffff]]"} or {@code [y,m,d(,h(,mi(,s(,nano))))]}. A {@code Z} at the
     * end is cut off and does not mean UTC.
     */
    public LocalDateTime dateTime() {
        return convert(() -> node.isArray() ? dateTimeOf(numbers(3, 7)) : inRange(localDateTime(text())));
    }

    /** Instant, {@code "yyyy-MM-ddTHH:mm:ss[.fffffffff]Z"}, as local time in Oslo. */
    public LocalDateTime instantInOslo() {
        var text = text();
        check(text.endsWith("Z") && text.length() >= SHORTEST_INSTANT);
        return convert(() -> inRange(inOslo(inRange(localDateTime(text)))));
    }

    /** Instant.parse would also take hour 24, leap seconds and longer years. */
    private static LocalDateTime inOslo(LocalDateTime utc) {
        return utc.atZone(ZoneOffset.UTC).withZoneSameInstant(OSLO).toLocalDateTime();
    }

    private JsonField field(String name) {
        check(node.isObject());
        return new JsonField(node.path(name), this, name);
    }

    private JsonField notNull() {
        check(!node.isMissingNode() && !node.isNull());
        return this;
    }

    private String text(int length) {
        var text = text();
        check(text.length() == length);
        return text;
    }

    private LocalDateTime localDateTime(String text) {
        var local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        check(DATE_TIME.matcher(local).matches());
        return LocalDateTime.parse(local);
    }

    /** Parts of a date as an array: a wrong one makes the date wrong. */
    private int[] numbers(int min, int max) {
        check(min <= node.size() && node.size() <= max);
        var numbers = new int[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            check(node.get(i).isInt());
            numbers[i] = node.get(i).intValue();
        }
        return numbers;
    }

    private static LocalDate dateOf(int[] n) {
        return inRange(LocalDate.of(n[0], n[1], n[2]));
    }

    private static LocalDateTime dateTimeOf(int[] n) {
        return dateOf(n).atTime(at(n, 3), at(n, 4), at(n, 5), at(n, 6));
    }

    private static int at(int[] numbers, int index) {
        return index < numbers.length ? numbers[index] : 0;
    }

    /** What XML, Postgres and the pattern yyyy can all hold. */
    private static <T extends Temporal> T inRange(T time) {
        int year = time.get(ChronoField.YEAR);
        if (year < 1 || year > 9999) {
            throw new DateTimeException("year out of range");
        }
        return time;
    }

    private static boolean allowedInXml(int c) {
        return c >= 0x20 && c <= 0xD7FF
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    private <T> T convert(Supplier<T> conversion) {
        try {
            return conversion.get();
        } catch (DateTimeException | IllegalArgumentException notOfThisType) {
            throw invalid();
        }
    }

    private void check(boolean fits) {
        if (!fits) {
            throw invalid();
        }
    }

    private InvalidJson invalid() {
        return new InvalidJson("invalid field", Optional.of(pointer()));
    }

    /** Names are those of our formats and need no escaping. */
    private String pointer() {
        return parent == null ? "" : parent.pointer() + "/" + step;
    }
}
