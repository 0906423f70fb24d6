/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.poll;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a page that are not durable yet, oldest first, and those that were told before: the overlap of the
 * polls shows each of them several times.
 */
final class ChangeBacklog {

    private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
    private final Set<ByteBuffer> told = new HashSet<>();
    private final Set<ByteBuffer> seen = new HashSet<>();
    private @Nullable ChangePage page;
    private @Nullable Instant nextPage;

    synchronized void add(ChangePage next) {
        page = next;
        nextPage = null;
        for (byte[] change : next.changes()) {
            ByteBuffer bytes = ByteBuffer.wrap(change);
            seen.add(bytes);
            if (!told.contains(bytes)) {
                waiting.add(bytes);
            }
        }
    }

    /** The change to hand on, the same until it is {@link #told}; null if there is none. */
    synchronized byte @Nullable [] next() {
        return waiting.isEmpty() ? null : waiting.element().array();
    }

    /** The next change is durable. */
    synchronized void told() {
        told.add(waiting.remove());
    }

    /** Up to where everything is durable, once it is so for the whole page; null before. */
    synchronized @Nullable Instant finished() {
        if (page == null || !waiting.isEmpty()) {
            return null;
        }
        Instant end = page.end();
        if (page.full()) {
            nextPage = end;
        } else {
            told.retainAll(seen);
            seen.clear();
        }
        page = null;
        return end;
    }

    /** Where the page after a full one starts; null if the next poll starts at the watermark. */
    synchronized @Nullable Instant nextPage() {
        return nextPage;
    }

    /** There is something to do without waiting for the next poll. */
    synchronized boolean more() {
        return nextPage != null || !waiting.isEmpty();
    }
}
