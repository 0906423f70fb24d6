/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.master;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.master.MasterKind;
import io.millrace.core.master.MasterPage.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A full load, or a question what has changed, under way: the pages that are not durable yet, and where to ask on. */
final class Loading {

    private final MasterKind kind;
    private final String plant;
    private final @Nullable Instant since;
    private final Instant began;
    private final int limit;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private @Nullable Instant latest;
    private @Nullable Object next;
    private boolean all;
    private long pages;

    /** @param since null: a full load */
    Loading(MasterKind kind, String plant, @Nullable Instant since, Instant began, int limit) {
        this.kind = kind;
        this.plant = plant;
        this.since = since;
        this.began = began;
        this.limit = limit;
    }

    MasterKind kind() {
        return kind;
    }

    boolean isFull() {
        return since == null;
    }

    Instant began() {
        return began;
    }

    /** The latest change that was told; null if none was. */
    @Nullable
    Instant latest() {
        return latest;
    }

    MasterQuestion question() {
        return new MasterQuestion(kind, plant, since, next, limit);
    }

    void add(MasterAnswer answer) {
        next = answer.next();
        all = next == null;
        if (answer.latest() != null && (latest == null || answer.latest().isAfter(latest))) {
            latest = answer.latest();
        }
        List<JsonNode> records = answer.records();
        for (int from = 0; from < records.size(); from += limit) {
            int to = Math.min(records.size(), from + limit);
            page(records.subList(from, to), all && to == records.size());
        }
        if (records.isEmpty() && all && isFull()) {
            page(records, true);
        }
    }

    private void page(List<JsonNode> records, boolean last) {
        Place place = isFull() ? new Place(began.toEpochMilli(), pages++, last) : null;
        waiting.add(CanonicalJson.write(
                new MasterRecords(plant, kind.word(), began.atOffset(ZoneOffset.UTC), place, records)));
    }

    /** The page to hand on, the same until it is {@link #told}; null if there is none. */
    byte @Nullable [] page() {
        return waiting.peek();
    }

    void told() {
        waiting.remove();
    }

    boolean isDone() {
        return all && waiting.isEmpty();
    }
}
