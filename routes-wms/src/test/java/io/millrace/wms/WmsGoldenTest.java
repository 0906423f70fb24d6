/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms;

import static io.millrace.canonical.golden.Golden.fromCanonical;
import static io.millrace.canonical.golden.Golden.toCanonical;

import io.millrace.wms.customer.mapping.CustomerShipmentMapper;
import io.millrace.wms.inventory.mapping.InventoryIssueMapper;
import io.millrace.wms.inventory.mapping.InventoryReceiptMapper;
import io.millrace.wms.service.mapping.QualityAlertEndMapper;
import io.millrace.wms.service.mapping.QualityAlertMapper;
import io.millrace.wms.wms.mapping.HandlingUnitMoveMapper;
import io.millrace.wms.wms.mapping.ShipmentBlockEndMapper;
import io.millrace.wms.wms.mapping.ShipmentBlockMapper;
import io.millrace.wms.wms.mapping.ShipmentMapper;
import io.millrace.wms.wms.wire.WmsHandlingUnitMove;
import io.millrace.wms.wms.wire.WmsShipmentNotice;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WmsGoldenTest {

    @TestFactory
    Stream<DynamicTest> shipment() {
        return toCanonical("wms-to-shipment", WmsShipmentNotice.class, new ShipmentMapper());
    }

    @TestFactory
    Stream<DynamicTest> handlingUnitMove() {
        return toCanonical("wms-to-handling-unit-moved", WmsHandlingUnitMove.class, new HandlingUnitMoveMapper());
    }

    @TestFactory
    Stream<DynamicTest> shipmentBlock() {
        return fromCanonical("quality-hold-placed-to-wms-shipment-block", new ShipmentBlockMapper());
    }

    @TestFactory
    Stream<DynamicTest> shipmentBlockEnd() {
        return fromCanonical("quality-hold-released-to-wms-shipment-block", new ShipmentBlockEndMapper());
    }

    @TestFactory
    Stream<DynamicTest> inventoryIssue() {
        return fromCanonical("material-consumed-to-inventory-movement", new InventoryIssueMapper());
    }

    @TestFactory
    Stream<DynamicTest> inventoryReceipt() {
        return fromCanonical("production-confirmed-to-inventory-movement", new InventoryReceiptMapper());
    }

    @TestFactory
    Stream<DynamicTest> customerShipment() {
        return fromCanonical("shipment-dispatched-to-customer-shipment", new CustomerShipmentMapper());
    }

    @TestFactory
    Stream<DynamicTest> qualityAlert() {
        return fromCanonical("quality-hold-placed-to-service-quality-alert", new QualityAlertMapper());
    }

    @TestFactory
    Stream<DynamicTest> qualityAlertEnd() {
        return fromCanonical("quality-hold-released-to-service-quality-alert", new QualityAlertEndMapper());
    }
}
