/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was measured or judged in an inspection.
 *
 * @param measured absent if it was judged, not measured
 * @param lowerLimit in the unit of {@code measured}
 * @param upperLimit in the unit of {@code measured}
 */
public record Characteristic(
        String name,
        @Nullable Quantity measured,
        @Nullable BigDecimal lowerLimit,
        @Nullable BigDecimal upperLimit,
        boolean passed) {

    public Characteristic {
        requiredText("name", name);
    }
}
