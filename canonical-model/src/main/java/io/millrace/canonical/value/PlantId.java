/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A plant (ISA-95 site), for example {@code ULM}. */
public record PlantId(@JsonValue String value) implements Id {

    @JsonCreator
    public PlantId {
        Id.check("PlantId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
