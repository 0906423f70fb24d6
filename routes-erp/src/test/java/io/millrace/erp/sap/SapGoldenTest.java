/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.TestReference;
import io.millrace.erp.sap.mapping.SapConfirmationMapper;
import io.millrace.erp.sap.mapping.SapConsumptionMapper;
import io.millrace.erp.sap.mapping.SapDeliveryBlockMapper;
import io.millrace.erp.sap.mapping.SapDeliveryUnblockMapper;
import io.millrace.erp.sap.mapping.SapDowntimeEndMapper;
import io.millrace.erp.sap.mapping.SapDowntimeMapper;
import io.millrace.erp.sap.mapping.SapGoodsIssueMapper;
import io.millrace.erp.sap.mapping.SapGoodsReceiptMapper;
import io.millrace.erp.sap.mapping.SapInboundDeliveryMapper;
import io.millrace.erp.sap.mapping.SapInspectionStockMapper;
import io.millrace.erp.sap.mapping.SapLaborMapper;
import io.millrace.erp.sap.mapping.SapPlannedOrderMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapProductionReceiptMapper;
import io.millrace.erp.sap.mapping.SapPurchaseOrderMapper;
import io.millrace.erp.sap.mapping.SapPurchaseReceiptMapper;
import io.millrace.erp.sap.mapping.SapPutawayMapper;
import io.millrace.erp.sap.mapping.SapStockBlockMapper;
import io.millrace.erp.sap.mapping.SapStockReleaseMapper;
import io.millrace.erp.sap.mapping.SapTransferMapper;
import io.millrace.erp.sap.mapping.SapUsageDecisionMapper;
import io.millrace.erp.sap.mapping.SapWorkOrderMapper;
import io.millrace.erp.sap.wire.SapInboundDelivery;
import io.millrace.erp.sap.wire.SapOrderChange;
import io.millrace.erp.sap.wire.SapOrderRelease;
import io.millrace.erp.sap.wire.SapPurchaseOrder;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SapGoldenTest {

    private static final CrossReference PLANTS = TestReference.read();
    private static final MappingContext CONTEXT = MappingContext.of(Map.of(), PLANTS);

    @TestFactory
    Stream<DynamicTest> confirmation() {
        return fromCanonical("production-confirmed-to-sap-confirmation", new SapConfirmationMapper());
    }

    @TestFactory
    Stream<DynamicTest> consumption() {
        return fromCanonical("material-consumed-to-sap-material-document", new SapConsumptionMapper());
    }

    @TestFactory
    Stream<DynamicTest> productionReceipt() {
        return fromCanonical("production-confirmed-to-sap-material-document", new SapProductionReceiptMapper());
    }

    @TestFactory
    Stream<DynamicTest> purchaseReceipt() {
        return fromCanonical("goods-received-to-sap-material-document", new SapPurchaseReceiptMapper());
    }

    @TestFactory
    Stream<DynamicTest> putaway() {
        return fromCanonical("goods-received-to-sap-putaway", new SapPutawayMapper());
    }

    @TestFactory
    Stream<DynamicTest> goodsReceipt() {
        return fromCanonical("goods-received-to-sap-goods-receipt", new SapGoodsReceiptMapper());
    }

    @TestFactory
    Stream<DynamicTest> usageDecision() {
        return fromCanonical("inspection-completed-to-sap-usage-decision", new SapUsageDecisionMapper());
    }

    @TestFactory
    Stream<DynamicTest> inspectionStock() {
        return fromCanonical("inspection-completed-to-sap-inspection-stock", new SapInspectionStockMapper());
    }

    @TestFactory
    Stream<DynamicTest> transfer() {
        return fromCanonical("warehouse-transfer-completed-to-sap-material-document", new SapTransferMapper());
    }

    @TestFactory
    Stream<DynamicTest> stockBlock() {
        return fromCanonical("quality-hold-placed-to-sap-stock-status", new SapStockBlockMapper());
    }

    @TestFactory
    Stream<DynamicTest> stockRelease() {
        return fromCanonical("quality-hold-released-to-sap-stock-status", new SapStockReleaseMapper());
    }

    @TestFactory
    Stream<DynamicTest> deliveryBlock() {
        return fromCanonical("quality-hold-placed-to-sap-delivery-block", new SapDeliveryBlockMapper());
    }

    @TestFactory
    Stream<DynamicTest> deliveryUnblock() {
        return fromCanonical("quality-hold-released-to-sap-delivery-block", new SapDeliveryUnblockMapper());
    }

    @TestFactory
    Stream<DynamicTest> goodsIssue() {
        return fromCanonical("shipment-dispatched-to-sap-goods-issue", new SapGoodsIssueMapper());
    }

    @TestFactory
    Stream<DynamicTest> labor() {
        return fromCanonical("labor-reported-to-sap-confirmation", new SapLaborMapper());
    }

    @TestFactory
    Stream<DynamicTest> downtime() {
        return fromCanonical("downtime-started-to-sap-notification", new SapDowntimeMapper());
    }

    @TestFactory
    Stream<DynamicTest> downtimeEnded() {
        return fromCanonical("downtime-ended-to-sap-notification", new SapDowntimeEndMapper());
    }

    @TestFactory
    Stream<DynamicTest> workOrder() {
        SapWorkOrderMapper mapper = new SapWorkOrderMapper();
        return Golden.toCanonical("sap-to-work-order", SapOrderChange.class, change -> {
            PlantId plant = new PlantId(change.order().plant());
            return mapper.apply(change, SapPlant.of(CONTEXT, plant, SapWorkOrderMapper.changedAt(change.order())));
        });
    }

    @TestFactory
    Stream<DynamicTest> releasedOrder() {
        return fromCanonical(
                "work-order-released-to-sap-work-order",
                (Event<WorkOrderReleased> event, SapPlant plant) ->
                        new SapPlannedOrderMapper().apply(event.data().workOrder(), plant));
    }

    @TestFactory
    Stream<DynamicTest> changedOrder() {
        return fromCanonical(
                "work-order-changed-to-sap-work-order",
                (Event<WorkOrderChanged> event, SapPlant plant) ->
                        new SapPlannedOrderMapper().apply(event.data().workOrder(), plant));
    }

    @TestFactory
    Stream<DynamicTest> orderRelease() {
        return fromCanonical(
                "work-order-released-to-sap-order-release",
                (Event<WorkOrderReleased> event, SapPlant plant) -> new SapOrderRelease(
                        SapPlannedOrderMapper.order(event.data().workOrder())));
    }

    @TestFactory
    Stream<DynamicTest> purchaseOrder() {
        SapPurchaseOrderMapper mapper = new SapPurchaseOrderMapper();
        return Golden.toCanonical("sap-to-purchase-order-issued", SapPurchaseOrder.class, order -> {
            PlantId plant = new PlantId(SapPurchaseOrderMapper.plant(order));
            return mapper.apply(order, SapPlant.of(CONTEXT, plant, SapPurchaseOrderMapper.changedAt(order)));
        });
    }

    @TestFactory
    Stream<DynamicTest> inboundDelivery() {
        SapInboundDeliveryMapper mapper = new SapInboundDeliveryMapper();
        return Golden.toCanonical("sap-to-inbound-shipment-announced", SapInboundDelivery.class, delivery -> {
            PlantId plant = new PlantId(SapInboundDeliveryMapper.plant(delivery));
            return mapper.apply(delivery, SapPlant.of(CONTEXT, plant, SapInboundDeliveryMapper.changedAt(delivery)));
        });
    }

    private static <D extends EventData> Stream<DynamicTest> fromCanonical(
            String mapping, BiFunction<Event<D>, SapPlant, ?> mapper) {
        return Golden.fromCanonical(mapping, (Event<D> event) -> mapper.apply(event, SapPlant.of(event, CONTEXT)));
    }
}
