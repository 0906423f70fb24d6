/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.math.BigDecimal;

/** An exact amount of a unit. JSON {@code {"value": 2.500, "unit": "KGM"}}; two quantities are equal if they are the same amount of the same unit. */
public record Quantity(BigDecimal value, UnitOfMeasure unit) {

    public Quantity {
        if (value == null || unit == null) {
            throw new MfgException(ModelError.MISSING_FIELD, "quantity needs a value and a unit");
        }
    }

    public static Quantity of(String value, String unit) {
        return new Quantity(new BigDecimal(value), new UnitOfMeasure(unit));
    }

    @Override
    public String toString() {
        return value.toPlainString() + ' ' + unit;
    }
}
