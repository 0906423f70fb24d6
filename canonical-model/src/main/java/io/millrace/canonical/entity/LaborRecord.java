/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.inOrder;
import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PersonnelId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Time that a person booked on an operation.
 *
 * @param duration worked, without breaks: not longer than from {@code from} to {@code to}
 */
public record LaborRecord(
        WorkOrderId workOrder,
        PlantId plant,
        OperationId operation,
        PersonnelId person,
        Duration duration,
        OffsetDateTime from,
        OffsetDateTime to) {

    public LaborRecord {
        required("workOrder", workOrder);
        required("plant", plant);
        required("operation", operation);
        required("person", person);
        notNegative("duration", duration);
        required("from", from);
        required("to", to);
        inOrder("from", from, "to", to);
        if (duration.compareTo(Duration.between(from, to)) > 0) {
            throw new FieldException(ModelError.INVALID_VALUE, "duration", "must fit between from and to");
        }
    }
}
