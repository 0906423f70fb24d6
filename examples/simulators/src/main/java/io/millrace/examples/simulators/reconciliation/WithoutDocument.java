/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The events of which the integration says that the ERP had nothing to book, and when. It is no evidence: the ERP's books
 * must say so, too.
 *
 * @param moments by event id
 */
record WithoutDocument(Map<String, Instant> moments) {

    static final WithoutDocument NONE = new WithoutDocument(Map.of());

    /** Reads lines of the form {@code eventId moment}, the moment as ISO 8601 in UTC. */
    static WithoutDocument read(Path file) throws IOException {
        Map<String, Instant> moments = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+");
            if (words.length == 2) {
                moments.put(words[0], Instant.parse(words[1]));
            }
        }
        return new WithoutDocument(moments);
    }

    Optional<Instant> moment(String eventId) {
        return Optional.ofNullable(moments.get(eventId));
    }
}
