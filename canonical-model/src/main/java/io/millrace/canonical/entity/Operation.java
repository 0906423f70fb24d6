/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.WorkCenterId;
import java.time.Duration;

/** A step of a work order. */
public record Operation(OperationId id, WorkCenterId workCenter, String description, Duration plannedDuration) {

    public Operation {
        required("id", id);
        required("workCenter", workCenter);
        requiredText("description", description);
        notNegative("plannedDuration", plannedDuration);
    }
}
