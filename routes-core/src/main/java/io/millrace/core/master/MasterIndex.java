/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.core.reference.LoadedCodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The codes of one system, plant and kind in memory, as of a revision. */
final class MasterIndex implements LoadedCodes.Table {

    private final Map<String, List<MasterSpan>> byCode = new ConcurrentHashMap<>();
    private final Map<String, List<MasterSpan>> byId = new ConcurrentHashMap<>();
    private volatile MasterLoad load = MasterLoad.NONE;

    long revision() {
        return load.revision();
    }

    /** Takes over what has changed since {@link #revision}. */
    void update(MasterLoad now, List<MasterSpan> changed) {
        for (MasterSpan span : changed) {
            put(byCode, span.code(), span);
            put(byId, span.id(), span);
        }
        load = now;
    }

    private static void put(Map<String, List<MasterSpan>> spans, String key, MasterSpan span) {
        spans.compute(key, (same, before) -> {
            List<MasterSpan> after = before == null ? new ArrayList<>() : new ArrayList<>(before);
            after.removeIf(old -> old.code().equals(span.code()) && old.from().equals(span.from()));
            after.add(span);
            return List.copyOf(after);
        });
    }

    @Override
    public boolean isComplete() {
        return load.completeAt() != null;
    }

    @Override
    public @Nullable String id(String code, Instant at) {
        MasterSpan span = at(byCode.get(code), at);
        return span == null ? null : span.id();
    }

    @Override
    public @Nullable String code(String id, Instant at) {
        MasterSpan span = at(byId.get(id), at);
        return span == null ? null : span.code();
    }

    @Override
    public Collection<String> codes() {
        return byCode.keySet();
    }

    /** Two codes of one thing at one time: the one that is so for longer. */
    private static @Nullable MasterSpan at(@Nullable List<MasterSpan> spans, Instant at) {
        MasterSpan first = null;
        for (MasterSpan span : spans == null ? List.<MasterSpan>of() : spans) {
            if (span.holds(at) && (first == null || span.from().isBefore(first.from()))) {
                first = span;
            }
        }
        return first;
    }
}
