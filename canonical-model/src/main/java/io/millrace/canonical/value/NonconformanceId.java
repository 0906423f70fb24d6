/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A nonconformance. */
public record NonconformanceId(@JsonValue String value) implements Id {

    @JsonCreator
    public NonconformanceId {
        Id.check("NonconformanceId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
