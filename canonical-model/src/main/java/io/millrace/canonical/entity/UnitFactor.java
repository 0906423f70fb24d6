/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.positive;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.UnitOfMeasure;
import java.math.BigDecimal;

/** One {@code unit} of an item is {@code factor} of its base unit, exactly. */
public record UnitFactor(UnitOfMeasure unit, BigDecimal factor) {

    public UnitFactor {
        required("unit", unit);
        positive("factor", factor);
    }
}
