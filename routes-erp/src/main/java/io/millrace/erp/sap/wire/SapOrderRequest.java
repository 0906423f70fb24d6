/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An entity of {@code API_PRODUCTION_ORDER_2_SRV/A_ProductionOrder_2} to be created; SAP adds operations and components. */
public record SapOrderRequest(
        @JsonProperty("ManufacturingOrderType") String type,
        @JsonProperty("Material") String material,
        @JsonProperty("ProductionPlant") String plant,
        @JsonProperty("TotalQuantity") String quantity,
        @JsonProperty("ProductionUnit") String unit,
        @JsonProperty("MfgOrderPlannedStartDate") String startDate,
        @JsonProperty("MfgOrderPlannedStartTime") String startTime,
        @JsonProperty("MfgOrderPlannedEndDate") String endDate,
        @JsonProperty("MfgOrderPlannedEndTime") String endTime) {}
