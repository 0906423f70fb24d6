/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An outbound shipment. */
public record ShipmentId(@JsonValue String value) implements Id {

    @JsonCreator
    public ShipmentId {
        Id.check("ShipmentId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
