/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import static io.millrace.canonical.value.Check.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity of {@code API_PRODUCTION_ORDER_2_SRV/A_ProductionOrder_2} with its operations, components and items, without
 * what OData adds.
 *
 * @param lastChange UTC, {@code 20261123060000}, or a time stamp of OData
 * @param importance the order's priority, {@code 1} the most urgent; empty without
 * @param unit SAP's
 */
public record SapProductionOrder(
        @JsonProperty("ManufacturingOrder") String id,
        @JsonProperty("ProductionPlant") String plant,
        @JsonProperty("LastChangeDateTime") String lastChange,
        @JsonProperty("Material") @Nullable String material,
        @JsonProperty("TotalQuantity") @Nullable BigDecimal quantity,
        @JsonProperty("ProductionUnit") @Nullable String unit,

        @JsonProperty("ManufacturingOrderImportance") @Nullable
        String importance,

        @JsonProperty("MfgOrderPlannedStartDate") @Nullable String startDate,
        @JsonProperty("MfgOrderPlannedStartTime") @Nullable String startTime,
        @JsonProperty("MfgOrderPlannedEndDate") @Nullable String endDate,
        @JsonProperty("MfgOrderPlannedEndTime") @Nullable String endTime,

        @JsonProperty("to_ProductionOrderOperation") @Nullable
        List<SapOperation> operations,

        @JsonProperty("to_ProductionOrderComponent") @Nullable
        List<SapComponent> components,

        @JsonProperty("to_ProductionOrderItem") @Nullable List<SapOrderItem> items) {

    public SapProductionOrder {
        required("ManufacturingOrder", id);
        required("ProductionPlant", plant);
        required("LastChangeDateTime", lastChange);
    }

    /** A step of the order. */
    public record SapOperation(
            @JsonProperty("ManufacturingOrderOperation") String id,
            @JsonProperty("WorkCenter") String workCenter,
            @JsonProperty("MfgOrderOperationText") @Nullable String text,
            @JsonProperty("OperationIsDeleted") @Nullable String deleted,

            @JsonProperty("OpErlstSchedldExecStrtDte") @Nullable
            String startDate,

            @JsonProperty("OpErlstSchedldExecStrtTme") @Nullable
            String startTime,

            @JsonProperty("OpErlstSchedldExecEndDte") @Nullable
            String endDate,

            @JsonProperty("OpErlstSchedldExecEndTme") @Nullable
            String endTime) {

        public SapOperation {
            required("ManufacturingOrderOperation", id);
            required("WorkCenter", workCenter);
        }
    }

    /** A material requirement of an operation; negative for a by-product. */
    public record SapComponent(
            @JsonProperty("ManufacturingOrderOperation") String operation,
            @JsonProperty("Material") String material,
            @JsonProperty("RequiredQuantity") BigDecimal quantity,
            @JsonProperty("BaseUnit") String unit,
            @JsonProperty("Batch") @Nullable String batch,
            @JsonProperty("MatlCompIsMarkedForBackflush") boolean backflush,
            @JsonProperty("MatlCompIsMarkedForDeletion") boolean deleted,
            @JsonProperty("MaterialComponentIsPhantomItem") boolean phantom) {

        public SapComponent {
            required("ManufacturingOrderOperation", operation);
            required("Material", material);
            required("RequiredQuantity", quantity);
            required("BaseUnit", unit);
        }
    }

    /** What the order makes; the lot if it is prescribed. */
    public record SapOrderItem(
            @JsonProperty("ManufacturingOrderItem") @Nullable
            String id,

            @JsonProperty("Batch") @Nullable String batch) {}
}
