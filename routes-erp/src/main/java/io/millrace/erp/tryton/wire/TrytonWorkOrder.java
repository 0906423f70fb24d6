/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A production order as it is read from Tryton.
 *
 * @param plant the plant whose orders the flow reads
 * @param number the order's
 * @param change since it was last read
 * @param item the product's code
 * @param unit the symbol of Tryton's unit of measure, {@code u}
 * @param plannedStart the start of its first day
 * @param plannedEnd the end of its last day
 * @param components for the whole order, booked and planned together; by-products are negative
 */
public record TrytonWorkOrder(
        String plant,
        String number,
        Change change,
        String item,
        BigDecimal quantity,
        String unit,
        OffsetDateTime plannedStart,
        OffsetDateTime plannedEnd,
        List<Work> works,
        List<Component> components,
        OffsetDateTime changedAt) {

    /** What happened to the order. */
    public enum Change {
        RELEASED,
        CHANGED,
        CLOSED
    }

    /**
     * @param operation its sequence, {@code 0020}
     * @param workCenter its name
     */
    public record Work(String operation, String description, String workCenter) {}

    /**
     * @param item the product's code
     * @param unit the symbol of Tryton's unit of measure, {@code kg}
     */
    public record Component(String item, BigDecimal quantity, String unit) {}
}
