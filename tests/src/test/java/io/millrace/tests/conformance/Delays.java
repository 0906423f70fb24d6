/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long after its acknowledgement an event has its first effect in a target.
 *
 * @param median in milliseconds
 * @param mostMillis of nine in ten
 */
record Delays(long median, long mostMillis) {

    /** From the histories of a run, without the events of one business key. */
    static Delays read(Path folder, String without) throws IOException {
        Map<String, Long> acknowledged = new HashMap<>();
        Set<String> left = new HashSet<>();
        for (JsonNode line : HistoryFile.lines(folder.resolve(Histories.GENERATOR))) {
            String event = line.path("event").asText();
            if (line.path("kind").asText().equals("ack")) {
                acknowledged.put(event, line.path("at").asLong());
            }
            line.path("keys").forEach(key -> {
                if (key.asText().equals(without)) {
                    left.add(event);
                }
            });
        }
        List<Long> delays = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode line : HistoryFile.lines(folder.resolve(Histories.TARGET))) {
            String event = line.path("event").asText();
            boolean first = line.path("kind").asText().equals("effect")
                    && seen.add(line.path("target").asText() + ' ' + event);
            if (first && acknowledged.containsKey(event) && !left.contains(event)) {
                delays.add(Math.max(0, line.path("at").asLong() - acknowledged.get(event)));
            }
        }
        delays.sort(null);
        return new Delays(delays.get(delays.size() / 2), delays.get(delays.size() * 9 / 10));
    }

    @Override
    public String toString() {
        return median + " ms in the middle, " + mostMillis + " ms for nine in ten";
    }
}
