/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.entity.InboundShipment;
import io.millrace.canonical.entity.InboundShipmentLine;
import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.InboundShipmentAnnounced;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.PurchaseOrderId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.canonical.value.SupplierId;
import io.millrace.erp.sap.wire.SapInboundDelivery;
import io.millrace.erp.sap.wire.SapInboundDelivery.Item;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.BiFunction;

/**
 * A planned inbound delivery of SAP, as far as it is one plant's: {@code inbound-shipment-announced}. SAP says only on
 * which day a delivery changed, so what is in it makes the event's id, too: two states of a day are two events, and one
 * that comes back on the same day is the first again.
 */
public final class SapInboundDeliveryMapper
        implements BiFunction<SapInboundDelivery, SapPlant, Event<InboundShipmentAnnounced>> {

    @Override
    public Event<InboundShipmentAnnounced> apply(SapInboundDelivery delivery, SapPlant plant) {
        String id = SapField.number(delivery.id());
        InboundShipmentAnnounced announced = new InboundShipmentAnnounced(new InboundShipment(
                new ShipmentId(id),
                new PlantId(plant(delivery)),
                new SupplierId(SapField.number(delivery.supplier())),
                null,
                SapField.given(delivery.billOfLading()),
                delivery.items().stream().map(item -> line(item, plant)).toList(),
                expectedAt(delivery, plant)));
        String event = DeterministicId.of(
                "sap-inbound-delivery",
                plant(delivery),
                id,
                changed(delivery),
                new String(CanonicalJson.write(announced), StandardCharsets.UTF_8));
        OffsetDateTime at = SapTime.onTheClock(day(delivery), LocalTime.MIDNIGHT, plant.zone());
        return Event.of(announced, event, "/erp/" + plant(delivery), id, at, id);
    }

    /** The plant of its items. */
    public static String plant(SapInboundDelivery delivery) {
        if (delivery.items().isEmpty()) {
            throw new FieldException(ModelError.INVALID_VALUE, "to_DeliveryDocumentItem", "is empty");
        }
        return delivery.items().get(0).plant();
    }

    /** The day of its last change, or of its creation, as if it were UTC. */
    public static OffsetDateTime changedAt(SapInboundDelivery delivery) {
        return day(delivery).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static LocalDate day(SapInboundDelivery delivery) {
        return SapTime.readDate("LastChangeDate", changed(delivery));
    }

    private static String changed(SapInboundDelivery delivery) {
        String last = SapField.given(delivery.lastChange());
        return last == null ? delivery.creation() : last;
    }

    private static OffsetDateTime expectedAt(SapInboundDelivery delivery, SapPlant plant) {
        String time = SapField.given(delivery.deliveryTime());
        return SapTime.onTheClock(
                SapTime.readDate("DeliveryDate", delivery.deliveryDate()),
                time == null ? LocalTime.MIDNIGHT : SapTime.readTime("DeliveryTime", time),
                plant.zone());
    }

    private static InboundShipmentLine line(Item item, SapPlant plant) {
        String lot = SapField.given(item.supplierBatch());
        return new InboundShipmentLine(
                new PurchaseOrderId(SapField.number(item.purchaseOrder())),
                SapField.line("ReferenceSDDocumentItem", item.purchaseOrderItem()),
                plant.readItem(item.material()),
                lot == null ? null : new LotId(lot),
                new Quantity(item.quantity(), plant.readUnit(item.unit())),
                null);
    }
}
