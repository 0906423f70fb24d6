/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import static io.millrace.canonical.golden.Golden.toCanonical;

import io.millrace.canonical.event.GoodsReceived;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.canonical.golden.Golden;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.tryton.mapping.ConfirmationMapper;
import io.millrace.erp.tryton.mapping.ConsumptionMapper;
import io.millrace.erp.tryton.mapping.DeliveryMapper;
import io.millrace.erp.tryton.mapping.HoldMapper;
import io.millrace.erp.tryton.mapping.ReceiptMapper;
import io.millrace.erp.tryton.mapping.ReleaseMapper;
import io.millrace.erp.tryton.mapping.TransferMapper;
import io.millrace.erp.tryton.mapping.WorkOrderMapper;
import io.millrace.erp.tryton.wire.TrytonWorkOrder;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TrytonGoldenTest {

    private static final MappingContext PLAIN = MappingContext.of(Map.of());

    @TestFactory
    Stream<DynamicTest> workOrder() {
        WorkOrderMapper mapper = new WorkOrderMapper();
        return toCanonical("tryton-to-work-order", TrytonWorkOrder.class, order -> mapper.map(order, PLAIN));
    }

    @TestFactory
    Stream<DynamicTest> consumption() {
        ConsumptionMapper mapper = new ConsumptionMapper();
        return Golden.<MaterialConsumed>fromCanonical(
                "material-consumed-to-tryton-consumption", event -> mapper.map(event, PLAIN));
    }

    @TestFactory
    Stream<DynamicTest> confirmation() {
        ConfirmationMapper mapper = new ConfirmationMapper();
        return Golden.<ProductionConfirmed>fromCanonical(
                "production-confirmed-to-tryton-confirmation", event -> mapper.map(event, PLAIN));
    }

    @TestFactory
    Stream<DynamicTest> hold() {
        HoldMapper mapper = new HoldMapper();
        return Golden.<QualityHoldPlaced>fromCanonical(
                "quality-hold-placed-to-tryton-hold", event -> mapper.map(event, PLAIN));
    }

    @TestFactory
    Stream<DynamicTest> release() {
        ReleaseMapper mapper = new ReleaseMapper();
        return Golden.<QualityHoldReleased>fromCanonical(
                "quality-hold-released-to-tryton-hold", event -> mapper.map(event, PLAIN));
    }

    @TestFactory
    Stream<DynamicTest> transfer() {
        TransferMapper mapper = new TransferMapper();
        return Golden.<WarehouseTransferCompleted>fromCanonical(
                "warehouse-transfer-completed-to-tryton-transfer", event -> mapper.map(event, PLAIN));
    }

    @TestFactory
    Stream<DynamicTest> delivery() {
        DeliveryMapper mapper = new DeliveryMapper();
        return Golden.<ShipmentDispatched>fromCanonical(
                "shipment-dispatched-to-tryton-delivery", event -> mapper.map(event, PLAIN));
    }

    @TestFactory
    Stream<DynamicTest> receipt() {
        ReceiptMapper mapper = new ReceiptMapper();
        return Golden.<GoodsReceived>fromCanonical(
                "goods-received-to-tryton-receipt", event -> mapper.map(event, PLAIN));
    }
}
