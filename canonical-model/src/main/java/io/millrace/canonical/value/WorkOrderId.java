/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A work order (ISA-95 operations request). */
public record WorkOrderId(@JsonValue String value) implements Id {

    @JsonCreator
    public WorkOrderId {
        Id.check("WorkOrderId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
