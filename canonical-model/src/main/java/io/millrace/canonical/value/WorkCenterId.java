/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A work center (ISA-95 role equipment). */
public record WorkCenterId(@JsonValue String value) implements Id {

    @JsonCreator
    public WorkCenterId {
        Id.check("WorkCenterId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
