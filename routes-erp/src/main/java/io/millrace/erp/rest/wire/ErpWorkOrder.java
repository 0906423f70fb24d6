/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work order as the ERP tells it. Of a closed order {@code id} and {@code plant} suffice; otherwise only {@code lot}
 * may be absent.
 *
 * @param quantity exact, in {@code unit} (UN/CEFACT Rec 20)
 * @param lot the lot to produce, if it is prescribed
 * @param priority 0 is the most urgent
 */
public record ErpWorkOrder(
        String id,
        String plant,
        @Nullable String item,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable String lot,
        @Nullable Integer priority,
        @Nullable OffsetDateTime plannedStart,
        @Nullable OffsetDateTime plannedEnd,
        @Nullable List<ErpOperation> operations,
        @Nullable List<ErpComponent> components) {

    public ErpWorkOrder {
        required("id", id);
        required("plant", plant);
    }

    /** A step of the order; the planned time is for the whole order quantity. */
    public record ErpOperation(
            String id, String workCenter, @Nullable String description, long plannedMinutes) {

        public ErpOperation {
            required("id", id);
            required("workCenter", workCenter);
            notNegative("plannedMinutes", plannedMinutes);
        }
    }

    /** A material requirement of an operation. */
    public record ErpComponent(
            String operation,
            String item,
            BigDecimal quantity,
            String unit,
            @Nullable String lot,
            boolean backflush) {

        public ErpComponent {
            required("operation", operation);
            required("item", item);
            required("quantity", quantity);
            required("unit", unit);
        }
    }
}
