/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A production order that SAP shall have as somebody else plans it.
 *
 * @param number ours: SAP's order type must take numbers from outside
 */
public record SapWorkOrder(
        @JsonProperty("ManufacturingOrder") String number,
        @JsonUnwrapped SapOrderRequest order) {}
