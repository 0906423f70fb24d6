/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.inOrder;
import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.Quantity;
import java.time.LocalDate;

/** The demand from the first day to the last, both included. */
public record ForecastPeriod(LocalDate from, LocalDate to, Quantity quantity) {

    public ForecastPeriod {
        required("from", from);
        required("to", to);
        inOrder("from", from, "to", to);
        notNegative("quantity", quantity);
    }
}
