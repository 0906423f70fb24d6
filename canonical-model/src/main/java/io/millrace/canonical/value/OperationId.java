/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of an operation within its work order, for example {@code 0020}. */
public record OperationId(@JsonValue String value) implements Id {

    @JsonCreator
    public OperationId {
        Id.check("OperationId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
