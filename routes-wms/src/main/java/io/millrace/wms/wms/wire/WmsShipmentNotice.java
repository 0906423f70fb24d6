/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.wire;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse tells of a shipment, by webhook.
 *
 * @param eventId the warehouse's own id of the change
 */
public record WmsShipmentNotice(String eventId, Status status, OffsetDateTime occurredAt, WmsShipment shipment) {

    public WmsShipmentNotice {
        required("eventId", eventId);
        required("status", status);
        required("occurredAt", occurredAt);
        required("shipment", shipment);
    }

    /** How far the shipment is. */
    public enum Status {
        READY,
        DISPATCHED
    }

    /** The shipment with all its lines. */
    public record WmsShipment(
            String id,
            String plant,
            String customer,
            String carrier,
            @Nullable String trackingNumber,
            List<WmsShipmentLine> lines) {

        public WmsShipment {
            required("id", id);
            required("plant", plant);
            required("customer", customer);
            required("carrier", carrier);
            lines = list("lines", lines);
        }
    }

    /**
     * What the shipment carries of one item and lot.
     *
     * @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20)
     */
    public record WmsShipmentLine(
            String item,
            @Nullable String lot,
            BigDecimal quantity,
            String unit,
            @Nullable String handlingUnit) {

        public WmsShipmentLine {
            required("item", item);
            required("quantity", quantity);
            required("unit", unit);
        }
    }
}
