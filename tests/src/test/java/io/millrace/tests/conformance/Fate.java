/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What becomes of one call to a target: when it books, and what it answers. */
public enum Fate {
    /** Books and answers. */
    AT_ONCE,
    /** Books and answers, but only shortly before the caller gives up. */
    SLOW,
    /** Books and answers when nine tenths of the caller's patience are over. */
    LONG,
    /** Books; the answer is lost. */
    LOST_RESPONSE,
    /** Books after the caller has given up. */
    LATE,
    /** The connection breaks before anything is booked. */
    DROPPED,
    /** 503 with Retry-After; nothing is booked. */
    BUSY,
    /** 500; nothing is booked. */
    FAILED_BEFORE,
    /** 500, although it is booked. */
    FAILED_AFTER,
    /** Books, and answers 200 with something that is no answer. */
    GARBAGE,
    /** 200 with a page of something between, such as a proxy's; nothing is booked. */
    FOREIGN_PAGE;

    /** Four calls of five go well. */
    public static final String MIXED =
            "AT_ONCE=70,SLOW=6,LONG=2,LOST_RESPONSE=3,LATE=3,DROPPED=3,BUSY=6,FAILED_BEFORE=2,"
                    + "FAILED_AFTER=2,GARBAGE=2,FOREIGN_PAGE=1";

    /** How often each comes, in parts of their sum. */
    public record Mix(Map<Fate, Integer> weights) {

        /** @param text such as {@code AT_ONCE=9,LATE=1} */
        public static Mix of(String text) {
            Map<Fate, Integer> weights = new EnumMap<>(Fate.class);
            for (String each : text.split(",")) {
                String[] parts = each.split("=");
                weights.put(valueOf(parts[0]), Integer.valueOf(parts[1]));
            }
            return new Mix(weights);
        }

        /** The fate of a call: the same for the same seed, event and number of its call. */
        Fate roll(long seed, String event, int call) {
            int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
            int dice = Math.floorMod(spread(Objects.hash(seed, event, call)), sum);
            for (Map.Entry<Fate, Integer> each : weights.entrySet()) {
                dice -= each.getValue();
                if (dice < 0) {
                    return each.getKey();
                }
            }
            throw new IllegalStateException();
        }

        /** Neighbouring hashes become numbers that have nothing to do with each other. */
        private static int spread(int hash) {
            int spread = (hash ^ hash >>> 16) * 0x7feb352d;
            spread = (spread ^ spread >>> 15) * 0x846ca68b;
            return spread ^ spread >>> 16;
        }

        @Override
        public String toString() {
            return weights.entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue())
                    .collect(Collectors.joining(","));
        }
    }
}
