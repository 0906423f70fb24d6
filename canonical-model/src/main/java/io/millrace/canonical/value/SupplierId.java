/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A supplier. */
public record SupplierId(@JsonValue String value) implements Id {

    @JsonCreator
    public SupplierId {
        Id.check("SupplierId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
