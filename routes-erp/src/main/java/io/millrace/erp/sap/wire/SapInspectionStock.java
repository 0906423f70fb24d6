/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An entity of {@code API_INSPECTIONLOT_SRV/A_InspLotMatlDocItem}: where the stock of an inspection lot goes. The sink
 * adds how much of it SAP has not posted yet, and {@code MaterialDocumentItemText}, by which SAP can be asked for it.
 *
 * @param stockType SAP's posting proposal: {@code VMENGE01} free, {@code VMENGE04} blocked
 */
public record SapInspectionStock(
        @JsonProperty("InspectionLot") String inspectionLot,
        @JsonProperty("UsageDecisionStockType") String stockType) {}
