/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A maintenance notification. */
public record NotificationId(@JsonValue String value) implements Id {

    @JsonCreator
    public NotificationId {
        Id.check("NotificationId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
