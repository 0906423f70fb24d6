/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One change of the books while it is made: it sees its own rows, nobody else does before it is whole. */
final class Change {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Books books;
    private final Map<String, Map<String, ObjectNode>> written = new LinkedHashMap<>();

    Change(Books books) {
        this.books = books;
    }

    EntitySet set(String name) {
        return books.set(name);
    }

    /** A row to read, or null. */
    ObjectNode find(String table, String... key) {
        String whole = String.join("|", key);
        Map<String, ObjectNode> own = written.get(table);
        if (own != null && own.containsKey(whole)) {
            return own.get(whole);
        }
        return books.table(table).get(whole);
    }

    /** A row to change; it exists. */
    ObjectNode edit(String table, String... key) {
        String whole = String.join("|", key);
        Map<String, ObjectNode> own = written.computeIfAbsent(table, any -> new LinkedHashMap<>());
        ObjectNode mine = own.get(whole);
        if (mine == null) {
            mine = books.table(table).get(whole).deepCopy();
            mine.put(Books.VERSION, mine.path(Books.VERSION).asInt() + 1);
            own.put(whole, mine);
        }
        return mine;
    }

    /** A new row of an entity set, at its key. */
    ObjectNode put(String table, ObjectNode row) {
        return put(table, set(table).keyOf(row), row);
    }

    ObjectNode put(String table, String key, ObjectNode row) {
        written.computeIfAbsent(table, any -> new LinkedHashMap<>()).put(key, row);
        return row;
    }

    void remove(String table, String key) {
        written.computeIfAbsent(table, any -> new LinkedHashMap<>()).put(key, null);
    }

    /** The rows whose key begins so, in the order of their keys; an empty prefix is all of them. */
    Collection<ObjectNode> rows(String table, String prefix) {
        Map<String, ObjectNode> rows =
                new TreeMap<>(books.table(table).subMap(prefix, true, prefix + Character.MAX_VALUE, true));
        written.getOrDefault(table, Map.of()).forEach((key, row) -> {
            if (key.startsWith(prefix)) {
                if (row == null) {
                    rows.remove(key);
                } else {
                    rows.put(key, row);
                }
            }
        });
        return rows.values();
    }

    /** The next number of a range that begins there. A number is used only if the change happens. */
    String next(String range, long first) {
        ObjectNode row = find("number-range", range);
        long number = row == null ? first : row.path("last").asLong() + 1;
        put("number-range", range, Json.object().put("last", number));
        return Long.toString(number);
    }

    /** A business event: keys only, told to the world after the change has happened. */
    void event(String type, String... keys) {
        ObjectNode data = Json.object();
        for (int i = 0; i < keys.length; i += 2) {
            data.put(keys[i], keys[i + 1]);
        }
        String number = "%012d".formatted(Long.parseLong(next("event", 1)));
        String id = UUID.randomUUID().toString();
        put(
                EventOutbox.TABLE,
                number,
                Json.object()
                        .put("id", id)
                        .put("type", type)
                        .put("time", now().toString())
                        .set("data", data));
    }

    Instant now() {
        return books.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** SAP's date fields are in the time zone of the system. */
    LocalDate today() {
        return LocalDate.ofInstant(now(), books.clock().getZone());
    }

    String timeOfDay() {
        return LocalTime.ofInstant(now(), books.clock().getZone())
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_LOCAL_TIME);
    }

    /** SAP's long timestamps as text: UTC, 14 digits. */
    String stamp() {
        return STAMP.format(now().atOffset(ZoneOffset.UTC));
    }

    /** Everything written, as the journal keeps it. */
    ObjectNode rows() {
        ObjectNode all = Json.object();
        written.forEach((table, rows) -> {
            ObjectNode node = all.putObject(table);
            rows.forEach((key, row) -> node.set(key, row == null ? NullNode.getInstance() : row));
        });
        return all;
    }
}
