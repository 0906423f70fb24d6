/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * All tables of the system: every entity set and a few of its own. A change happens whole or not at all: its rows are
 * one record of the journal, on the disk before {@link #change} returns.
 */
final class Books implements Closeable {

    /** Counts the changes of a row. */
    static final String VERSION = "~version";

    private final Journal journal;
    private final Clock clock;
    private final Map<String, EntitySet> sets = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<String, ObjectNode>> tables = new ConcurrentHashMap<>();
    private final Object changing = new Object();

    Books(Path work, Collection<Service> services, Clock clock) throws IOException {
        this.clock = clock;
        services.forEach(service -> sets.putAll(service.sets()));
        Files.createDirectories(work);
        journal = new Journal(work.resolve("sap.jsonl"));
        journal.replay(record -> apply(record.path("rows")));
    }

    Clock clock() {
        return clock;
    }

    EntitySet set(String name) {
        return sets.get(name);
    }

    /** The table's rows by key; never null. What it returns must not be changed. */
    NavigableMap<String, ObjectNode> table(String name) {
        return tables.computeIfAbsent(name, any -> new ConcurrentSkipListMap<>());
    }

    Set<String> tableNames() {
        return new TreeSet<>(tables.keySet());
    }

    /** Does all of the work or nothing of it: an exception leaves the books as they were. */
    <T> T change(String what, Function<Change, T> work) {
        T result;
        long record;
        synchronized (changing) {
            Change change = new Change(this);
            result = work.apply(change);
            ObjectNode rows = change.rows();
            if (rows.isEmpty()) {
                return result;
            }
            record = journal.write(Json.object()
                    .put("at", clock.instant().toString())
                    .put("what", what)
                    .set("rows", rows));
            apply(rows);
        }
        journal.force(record);
        return result;
    }

    private void apply(JsonNode rows) {
        rows.properties()
                .forEach(table -> table.getValue().properties().forEach(row -> {
                    if (row.getValue().isNull()) {
                        table(table.getKey()).remove(row.getKey());
                    } else {
                        table(table.getKey()).put(row.getKey(), (ObjectNode) row.getValue());
                    }
                }));
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
