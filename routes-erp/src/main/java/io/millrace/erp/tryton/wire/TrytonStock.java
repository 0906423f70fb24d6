/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Tryton has of a product.
 *
 * @param unit the symbol of the product's own unit
 * @param lines by location and lot
 */
public record TrytonStock(String unit, List<Line> lines) {

    /**
     * @param location its code, or its name if it has none
     * @param onHold whether it is the location for stock on hold
     */
    public record Line(
            String location, boolean onHold, @Nullable String lot, String quantity) {}
}
