/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A warehouse location (storage bin or storage location). */
public record LocationId(@JsonValue String value) implements Id {

    @JsonCreator
    public LocationId {
        Id.check("LocationId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
