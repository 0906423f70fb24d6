/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.EventEnvelope;
import java.util.Comparator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What makes two events the same: CloudEvents source and id. */
record EventIdentity(String source, String id) implements Comparable<EventIdentity> {

    private static final Comparator<EventIdentity> ORDER =
            Comparator.comparing(EventIdentity::source).thenComparing(EventIdentity::id);

    /** Read from the headers before anything is decoded, of structured events from the document; null if not told. */
    static @Nullable EventIdentity of(ConsumerRecord<byte[], byte[]> record) {
        String source = EventHeaders.last(record.headers(), EventHeaders.SOURCE);
        String id = EventHeaders.last(record.headers(), EventHeaders.ID);
        if (source != null && id != null) {
            return new EventIdentity(source, id);
        }
        return of(EventRecord.of(record));
    }

    static @Nullable EventIdentity of(EventRecord event) {
        String source = event.attributes().get("source");
        String id = event.attributes().get("id");
        if (source != null && id != null) {
            return new EventIdentity(source, id);
        }
        return event.isStructured() ? ofDocument(event) : null;
    }

    private static @Nullable EventIdentity ofDocument(EventRecord event) {
        try {
            EventEnvelope envelope = event.decode().envelope();
            return new EventIdentity(envelope.source(), envelope.id());
        } catch (MfgException poison) { // the reader finds it again, and keeps it
            return null;
        }
    }

    @Override
    public int compareTo(EventIdentity other) {
        return ORDER.compare(this, other);
    }
}
