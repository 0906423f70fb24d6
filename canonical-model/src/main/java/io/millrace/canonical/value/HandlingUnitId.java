/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A handling unit, by its SSCC or its plant-internal number. */
public record HandlingUnitId(@JsonValue String value) implements Id {

    @JsonCreator
    public HandlingUnitId {
        Id.check("HandlingUnitId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
