/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The serial number of one piece of an item. */
public record SerialNumber(@JsonValue String value) implements Id {

    @JsonCreator
    public SerialNumber {
        Id.check("SerialNumber", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
