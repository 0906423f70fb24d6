/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quarantined message without its bytes.
 *
 * @param place MQTT topic, web path, file or Kafka topic
 * @param size of the raw message, in bytes
 * @param text what an operator reads: code, what is wrong, plant, place
 * @param actor who closed it; null while it is open
 */
public record QuarantineEntry(
        long id,
        Instant at,
        @Nullable String plant,
        String place,
        @Nullable String routeId,
        long size,
        String code,
        String text,
        State state,
        @Nullable String actor,
        @Nullable String reason) {

    /** What became of the message. */
    public enum State {
        OPEN,
        REPLAYED,
        DISCARDED
    }
}
