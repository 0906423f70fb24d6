/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import static io.millrace.canonical.value.Check.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A business event of S/4HANA, a CloudEvent as JSON. It tells only that something was created or changed, and which one:
 * everything else is read.
 *
 * @param type {@code sap.s4.beh.productionorder.v1.ProductionOrder.Changed.v1} and the like
 */
public record SapBusinessEvent(String id, String type, Data data) {

    public SapBusinessEvent {
        required("id", id);
        required("type", type);
        required("data", data);
    }

    /** The key of what the event is about; absent are those of everything else. */
    public record Data(
            @JsonProperty("ManufacturingOrder") @Nullable String manufacturingOrder,
            @JsonProperty("PurchaseOrder") @Nullable String purchaseOrder,
            @JsonProperty("InboundDelivery") @Nullable String inboundDelivery) {}
}
