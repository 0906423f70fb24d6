/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A lot (ISA-95 material lot, SAP batch). */
public record LotId(@JsonValue String value) implements Id {

    @JsonCreator
    public LotId {
        Id.check("LotId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
