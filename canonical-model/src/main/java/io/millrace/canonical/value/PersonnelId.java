/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person (ISA-95 personnel), by a number that names nobody outside the site. */
public record PersonnelId(@JsonValue String value) implements Id {

    @JsonCreator
    public PersonnelId {
        Id.check("PersonnelId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
