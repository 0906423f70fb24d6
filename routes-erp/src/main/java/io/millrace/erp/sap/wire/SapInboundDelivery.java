/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity of {@code API_INBOUND_DELIVERY_SRV/A_InbDeliveryHeader} with its items of one plant, without what OData adds.
 *
 * @param creation a day; SAP says of the last change no more either
 * @param lastChange absent before the first change
 * @param deliveryDate when it is expected
 * @param billOfLading the number of the papers that travel with it
 */
public record SapInboundDelivery(
        @JsonProperty("DeliveryDocument") String id,
        @JsonProperty("Supplier") String supplier,
        @JsonProperty("CreationDate") String creation,
        @JsonProperty("LastChangeDate") @Nullable String lastChange,
        @JsonProperty("DeliveryDate") String deliveryDate,
        @JsonProperty("DeliveryTime") @Nullable String deliveryTime,
        @JsonProperty("BillOfLading") @Nullable String billOfLading,
        @JsonProperty("to_DeliveryDocumentItem") List<Item> items) {

    public SapInboundDelivery {
        required("DeliveryDocument", id);
        required("Supplier", supplier);
        required("CreationDate", creation);
        required("DeliveryDate", deliveryDate);
        items = list("to_DeliveryDocumentItem", items);
    }

    /** What comes. @param unit SAP's @param purchaseOrder what it was ordered by, and its item */
    public record Item(
            @JsonProperty("Plant") String plant,
            @JsonProperty("Material") String material,
            @JsonProperty("BatchBySupplier") @Nullable String supplierBatch,
            @JsonProperty("ActualDeliveryQuantity") BigDecimal quantity,
            @JsonProperty("DeliveryQuantityUnit") String unit,
            @JsonProperty("ReferenceSDDocument") String purchaseOrder,
            @JsonProperty("ReferenceSDDocumentItem") String purchaseOrderItem) {

        public Item {
            required("Plant", plant);
            required("Material", material);
            required("ActualDeliveryQuantity", quantity);
            required("DeliveryQuantityUnit", unit);
            required("ReferenceSDDocument", purchaseOrder);
            required("ReferenceSDDocumentItem", purchaseOrderItem);
        }
    }
}
