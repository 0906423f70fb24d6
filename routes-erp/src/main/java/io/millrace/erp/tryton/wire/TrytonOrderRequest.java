/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

import java.time.LocalDate;

/**
 * A production order that Tryton is asked for.
 *
 * @param reference what finds it again
 * @param item the product's code
 * @param quantity exact decimal, in {@code unit}
 * @param unit the symbol of Tryton's unit of measure, {@code u}
 * @param plannedStart its first day
 * @param plannedEnd its last day
 */
public record TrytonOrderRequest(
        String reference, String item, String quantity, String unit, LocalDate plannedStart, LocalDate plannedEnd) {}
