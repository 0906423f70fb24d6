/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An item (ISA-95 material definition), for example {@code 4711}. */
public record ItemId(@JsonValue String value) implements Id {

    @JsonCreator
    public ItemId {
        Id.check("ItemId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
