/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An inspection (ISA-95 test, SAP inspection lot). */
public record InspectionId(@JsonValue String value) implements Id {

    @JsonCreator
    public InspectionId {
        Id.check("InspectionId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
