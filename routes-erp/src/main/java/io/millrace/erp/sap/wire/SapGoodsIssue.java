/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The goods issue of an outbound delivery: it left. SAP issues what it has picked; the lines are what has really left.
 *
 * @param delivery SAP's number of it, our shipment's
 * @param lines none if the warehouse does not say: then there is nothing to compare with
 */
public record SapGoodsIssue(String delivery, List<Line> lines) {

    /** @param batch null for what has no lot @param unit SAP's */
    public record Line(String material, @Nullable String batch, String quantity, String unit) {}
}
