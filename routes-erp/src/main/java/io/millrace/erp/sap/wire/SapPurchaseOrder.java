/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity of {@code API_PURCHASEORDER_PROCESS_SRV/A_PurchaseOrder} with its items of one plant, without what OData adds.
 *
 * @param lastChange a time stamp of OData
 */
public record SapPurchaseOrder(
        @JsonProperty("PurchaseOrder") String id,
        @JsonProperty("Supplier") String supplier,
        @JsonProperty("LastChangeDateTime") String lastChange,
        @JsonProperty("to_PurchaseOrderItem") List<Item> items) {

    public SapPurchaseOrder {
        required("PurchaseOrder", id);
        required("Supplier", supplier);
        required("LastChangeDateTime", lastChange);
        items = list("to_PurchaseOrderItem", items);
    }

    /** What is bought. @param unit SAP's */
    public record Item(
            @JsonProperty("PurchaseOrderItem") String line,
            @JsonProperty("Plant") String plant,
            @JsonProperty("Material") String material,
            @JsonProperty("OrderQuantity") BigDecimal quantity,
            @JsonProperty("PurchaseOrderQuantityUnit") String unit,

            @JsonProperty("to_ScheduleLine") @Nullable List<ScheduleLine> schedule) {

        public Item {
            required("PurchaseOrderItem", line);
            required("Plant", plant);
            required("Material", material);
            required("OrderQuantity", quantity);
            required("PurchaseOrderQuantityUnit", unit);
        }
    }

    /** How much of an item is wanted on a day. */
    public record ScheduleLine(
            @JsonProperty("ScheduleLineDeliveryDate") String deliveryDate,

            @JsonProperty("ScheduleLineOrderQuantity") @Nullable
            BigDecimal quantity) {

        public ScheduleLine {
            required("ScheduleLineDeliveryDate", deliveryDate);
        }
    }
}
