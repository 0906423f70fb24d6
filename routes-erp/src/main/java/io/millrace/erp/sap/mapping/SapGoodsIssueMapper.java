/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.erp.sap.wire.SapGoodsIssue;
import java.util.function.BiFunction;

/** A shipment that left is the goods issue of its delivery; the shipment's id is SAP's delivery number. */
public final class SapGoodsIssueMapper implements BiFunction<Event<ShipmentDispatched>, SapPlant, SapGoodsIssue> {

    private static final int DELIVERY = 10;

    @Override
    public SapGoodsIssue apply(Event<ShipmentDispatched> event, SapPlant plant) {
        Shipment shipment = event.data().shipment();
        return new SapGoodsIssue(
                SapField.text("shipment", DELIVERY, shipment.id().value()),
                shipment.lines().stream().map(line -> line(line, plant)).toList());
    }

    private static SapGoodsIssue.Line line(ShipmentLine line, SapPlant plant) {
        return new SapGoodsIssue.Line(
                plant.item(line.item()),
                plant.lot(line.lot()),
                plant.quantity("quantity", line.quantity()),
                plant.unit(line.quantity().unit()));
    }
}
