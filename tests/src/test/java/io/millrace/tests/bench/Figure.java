/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A line of {@code target/bench/<benchmark>.jsonl} as {@link Results} writes it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Figure(
        String benchmark,
        String name,
        String unit,
        double median,
        double low,
        double high,
        @Nullable String target,
        @Nullable String verdict) {

    /** How much better than asked a value is: 1 is just met. */
    double share(double value) {
        double asked = Double.parseDouble(target.substring(2).strip());
        return target.startsWith(">") ? value / asked : asked / value;
    }
}
