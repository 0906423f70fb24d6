/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.InspectionResult;
import io.millrace.canonical.entity.LaborRecord;
import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.Verdict;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.canonical.event.InspectionCompleted;
import io.millrace.canonical.event.LaborReported;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.InspectionId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PersonnelId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.PurchaseOrderId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.post.TargetClass;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The workflows against the SAP simulator, each posting with its answer lost: what the simulator's books say. */
class SapWorkflowsIT {

    private static final PlantId PLANT = new PlantId("1010");
    private static final EquipmentPath LINE = new EquipmentPath("/acme/1010/moulding/line1");
    private static final ItemId HOUSING = new ItemId("FG-200");
    private static final ItemId RESIN = new ItemId("RM-100");
    private static final LotId LOT = new LotId("L-900");

    private final OffsetDateTime now = OffsetDateTime.now(ZoneId.of("Europe/Berlin"))
            .truncatedTo(ChronoUnit.SECONDS)
            .minusMinutes(5);
    private SapFlows flows;
    private SapProcess sap;

    @AfterEach
    void stop() {
        if (flows != null) {
            flows.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TargetClass.class)
    void consumptionHoldAndDispatchAreInTheBooksOnce(TargetClass targetClass) throws Exception {
        start(targetClass);
        String order = order();
        lost("A_MaterialDocumentHeader");
        flows.post(consumed(order));
        lost("ProdnOrdConf2");
        flows.postTwo(confirmed(order));
        String delivery = delivery();

        lost("A_MaterialDocumentHeader");
        lost("$batch");
        flows.postTwo(event(new QualityHoldPlaced(hold(delivery)), "H-1"));
        assertThat(flows.stock("L-900")).isEqualTo(Map.of("07", new BigDecimal("10")));
        assertThat(blockOf(delivery)).isEqualTo("01");
        lost("A_MaterialDocumentHeader");
        lost("$batch");
        flows.postTwo(event(
                new QualityHoldReleased(
                        new HoldId("H-17"),
                        PLANT,
                        HOUSING,
                        LOT,
                        List.of(new ShipmentId(delivery)),
                        Disposition.UNRESTRICTED,
                        now),
                "H-2"));
        assertThat(flows.stock("L-900")).isEqualTo(Map.of("01", new BigDecimal("10")));
        assertThat(blockOf(delivery)).isEmpty();
        lost("PostGoodsIssue");
        flows.post(dispatched(delivery));

        assertThat(flows.movements("261", "RM-100", "R100-4711")).containsExactly("25");
        assertThat(sap.rows("ProdnOrdConf2", "OrderID", order))
                .extracting(row -> SapFlows.amount(row, "ConfirmationYieldQuantity"))
                .containsExactly("10");
        assertThat(flows.movements("101", "FG-200", "L-900")).containsExactly("10");
        assertThat(flows.movements("601", "FG-200", "L-900")).containsExactly("10");
        assertThat(flows.stock("L-900")).isEmpty();
        assertThat(flows.looked()).isEqualTo(targetClass == TargetClass.MANUAL ? 7 : 0);
        assertThat(sap.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TargetClass.class)
    void anOrderOfAnotherPlannerIsCreatedReleasedAndChangedOnce(TargetClass targetClass) throws Exception {
        start(targetClass);
        lost("POST /sap/opu/odata/sap/API_PRODUCTION_ORDER_2_SRV/A_ProductionOrder_2");
        lost("ReleaseOrder");
        flows.postTwo(event(new WorkOrderReleased(planned("100")), "W-1"));
        lost("PATCH");
        flows.post(event(new WorkOrderChanged(planned("80")), "W-2"));

        assertThat(sap.rows("A_ProductionOrder_2", "Material", "FG-200"))
                .extracting(row -> row.path("ManufacturingOrder").asText() + " "
                        + SapFlows.amount(row, "TotalQuantity") + " "
                        + row.path("OrderIsReleased").asText())
                .containsExactly("7000001 80 X");
        assertThat(flows.looked()).isEqualTo(targetClass == TargetClass.MANUAL ? 3 : 0);
        assertThat(sap.problems()).isEmpty();
    }

    private WorkOrder planned(String quantity) {
        return new WorkOrder(
                new WorkOrderId("7000001"),
                PLANT,
                HOUSING,
                Quantity.of(quantity, "EA"),
                null,
                5,
                now.plusHours(1),
                now.plusHours(9),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = TargetClass.class,
            names = {"IDEMPOTENT", "LOOKUP"})
    void everyPostingWithAWayBackIsTakenBackOnce(TargetClass targetClass) throws Exception {
        start(targetClass);
        Map<String, BigDecimal> resin = flows.stock("R100-4711");
        String order = order();
        Event<?> consumed = consumed(order);
        Event<?> confirmed = confirmed(order);
        Event<?> worked = worked(order);
        Event<?> moved = moved();
        flows.post(consumed);
        flows.postTwo(confirmed);
        flows.post(worked);
        flows.post(moved);
        String delivery = delivery();
        Event<?> dispatched = dispatched(delivery);
        flows.post(dispatched);
        assertThat(flows.stock("L-900")).isEmpty();

        lost("ReverseGoodsIssue");
        flows.reverse("sap", dispatched);
        assertThat(flows.stock("L-900")).isEqualTo(Map.of("01", new BigDecimal("10")));
        lost("API_MATERIAL_DOCUMENT_SRV/Cancel");
        flows.reverse("sap", moved);
        lost("CancelProdnOrdConf");
        flows.reverse("sap", worked);
        lost("API_MATERIAL_DOCUMENT_SRV/Cancel");
        flows.reverse("stock", confirmed);
        lost("CancelProdnOrdConf");
        flows.reverse("sap", confirmed);
        lost("API_MATERIAL_DOCUMENT_SRV/Cancel");
        flows.reverse("sap", consumed);

        assertThat(flows.movements("602", "FG-200", "L-900")).containsExactly("10");
        assertThat(flows.movements("312", "RM-100", "R100-4711")).containsExactly("40");
        assertThat(flows.movements("102", "FG-200", "L-900")).containsExactly("10");
        assertThat(flows.movements("262", "RM-100", "R100-4711")).containsExactly("25");
        assertThat(sap.rows("ProdnOrdConf2", "OrderID", order))
                .extracting(row -> row.path("IsReversed").asBoolean() + " "
                        + row.path("IsReversal").asBoolean())
                .containsExactlyInAnyOrder("true false", "false true", "true false", "false true");
        assertThat(flows.stock("R100-4711")).isEqualTo(resin);
        assertThat(flows.stock("L-900")).isEmpty();
        assertThat(sap.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TargetClass.class)
    void whatComesIsReceivedInspectedAndFree(TargetClass targetClass) throws Exception {
        start(targetClass);
        sap.command(
                "/admin/rows",
                "{\"A_ProductPlant\":[{\"Product\":\"RM-100\",\"Plant\":\"1010\",\"BaseUnit\":\"KG\","
                        + "\"HasPostToInspectionStock\":true}]}");
        String purchase = purchaseOrder();
        String delivery = inboundDelivery(purchase);
        lost("CreateBatchSplitItem");
        flows.postTwo(received(purchase, delivery, "NEW-1", "600"));
        assertThat(flows.stock("NEW-1")).isEmpty();
        lost("PostGoodsReceipt");
        flows.postTwo(received(purchase, delivery, "NEW-2", "400"));
        assertThat(flows.stock("NEW-1")).isEqualTo(Map.of("02", new BigDecimal("600")));
        assertThat(flows.stock("NEW-2")).isEqualTo(Map.of("02", new BigDecimal("400")));

        lost("A_InspLotUsageDecision");
        lost("A_InspLotMatlDocItem");
        flows.postTwo(inspected("NEW-1", Verdict.ACCEPTED));
        flows.postTwo(inspected("NEW-2", Verdict.REJECTED));
        assertThat(flows.stock("NEW-1")).isEqualTo(Map.of("01", new BigDecimal("600")));
        assertThat(flows.stock("NEW-2")).isEqualTo(Map.of("07", new BigDecimal("400")));
        assertThat(flows.movements("101", "RM-100", "NEW-1")).containsExactly("600");
        assertThat(flows.movements("321", "RM-100", "NEW-1")).containsExactly("600");
        assertThat(sap.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TargetClass.class,
            names = {"IDEMPOTENT", "LOOKUP"})
    void theGoodsReceiptOfADeliveryIsTakenBackOnce(TargetClass targetClass) throws Exception {
        start(targetClass);
        String purchase = purchaseOrder();
        Event<?> received = received(purchase, inboundDelivery(purchase), "NEW-1", "1000");
        flows.postTwo(received);
        assertThat(flows.stock("NEW-1")).isEqualTo(Map.of("01", new BigDecimal("1000")));

        lost("ReverseGoodsReceipt");
        flows.reverse("stock", received);
        assertThat(flows.stock("NEW-1")).isEmpty();
        assertThat(flows.movements("102", "RM-100", "NEW-1")).containsExactly("1000");
        assertThat(sap.problems()).isEmpty();
    }

    private void start(TargetClass targetClass) throws Exception {
        flows = new SapFlows(targetClass);
        sap = flows.sap;
    }

    /** The next such call is done, and its answer lost. */
    private void lost(String call) throws Exception {
        sap.fate(call, "LOST_RESPONSE", 1);
    }

    private String order() throws Exception {
        return sap.command(
                        "/admin/orders",
                        "{\"Material\":\"FG-200\",\"ProductionPlant\":\"1010\",\"TotalQuantity\":\"100\","
                                + "\"Batch\":\"L-900\",\"release\":true}")
                .path("ManufacturingOrder")
                .asText();
    }

    /** An outbound delivery of ten housings that is picked. */
    private String delivery() throws Exception {
        String service = "API_OUTBOUND_DELIVERY_SRV;v=0002/";
        String number = sap.post(
                        service + "A_OutbDeliveryHeader",
                        "{\"ShipToParty\":\"17100001\",\"to_DeliveryDocumentItem\":[{\"Material\":\"FG-200\",\"Plant\":\"1010\","
                                + "\"StorageLocation\":\"101A\",\"Batch\":\"L-900\",\"ActualDeliveryQuantity\":\"10\","
                                + "\"DeliveryQuantityUnit\":\"EA\"}]}")
                .path("DeliveryDocument")
                .asText();
        sap.post(service + "PickAllItems?DeliveryDocument='" + number + "'", "");
        return number;
    }

    private String purchaseOrder() throws Exception {
        return sap.post(
                        "API_PURCHASEORDER_PROCESS_SRV/A_PurchaseOrder",
                        "{\"Supplier\":\"17300001\",\"to_PurchaseOrderItem\":[{\"Material\":\"RM-100\",\"Plant\":\"1010\","
                                + "\"StorageLocation\":\"101A\",\"OrderQuantity\":\"1000\",\"PurchaseOrderQuantityUnit\":\"KG\"}]}")
                .path("PurchaseOrder")
                .asText();
    }

    private String inboundDelivery(String purchaseOrder) throws Exception {
        return sap.post(
                        "API_INBOUND_DELIVERY_SRV;v=0002/A_InbDeliveryHeader",
                        "{\"Supplier\":\"17300001\",\"to_DeliveryDocumentItem\":[{\"ReferenceSDDocument\":\""
                                + purchaseOrder
                                + "\",\"ReferenceSDDocumentItem\":\"10\",\"ActualDeliveryQuantity\":\"1000\","
                                + "\"DeliveryQuantityUnit\":\"KG\"}]}")
                .path("DeliveryDocument")
                .asText();
    }

    private String blockOf(String delivery) throws Exception {
        return sap.rows("A_OutbDeliveryHeader", "DeliveryDocument", delivery)
                .get(0)
                .path("DeliveryBlockReason")
                .asText("");
    }

    private Event<?> consumed(String order) {
        return event(
                new MaterialConsumed(
                        new WorkOrderId(order),
                        PLANT,
                        new OperationId("10"),
                        RESIN,
                        new LotId("R100-4711"),
                        Quantity.of("25", "KGM"),
                        LINE,
                        null,
                        now),
                "C-1");
    }

    private Event<?> confirmed(String order) {
        return event(
                new ProductionConfirmed(
                        new WorkOrderId(order),
                        PLANT,
                        new OperationId("20"),
                        HOUSING,
                        LOT,
                        Quantity.of("10", "EA"),
                        Quantity.of("0", "EA"),
                        Quantity.of("0", "EA"),
                        false,
                        LINE,
                        now.minusMinutes(30),
                        now),
                "P-1");
    }

    private Event<?> worked(String order) {
        LaborRecord labor = new LaborRecord(
                new WorkOrderId(order),
                PLANT,
                new OperationId("20"),
                new PersonnelId("00000815"),
                Duration.ofMinutes(25),
                now.minusMinutes(30),
                now);
        return event(new LaborReported(labor), "L-1");
    }

    private Event<?> moved() {
        return event(
                new WarehouseTransferCompleted(
                        PLANT,
                        RESIN,
                        new LotId("R100-4711"),
                        null,
                        Quantity.of("40", "KGM"),
                        new LocationId("101A"),
                        new LocationId("101B"),
                        now),
                "T-1");
    }

    private QualityHold hold(String delivery) {
        return new QualityHold(
                new HoldId("H-17"), PLANT, HOUSING, LOT, List.of(new ShipmentId(delivery)), null, "Cracks", now);
    }

    private Event<?> dispatched(String delivery) {
        Shipment shipment =
                new Shipment(new ShipmentId(delivery), PLANT, new CustomerId("17100001"), "Schenker", null, List.of());
        return event(new ShipmentDispatched(shipment, now), "S-1");
    }

    private Event<?> received(String purchaseOrder, String delivery, String lot, String quantity) {
        return event(
                new GoodsReceived(
                        new PurchaseOrderId(purchaseOrder),
                        10,
                        PLANT,
                        new ShipmentId(delivery),
                        RESIN,
                        new LotId(lot),
                        Quantity.of(quantity, "KGM"),
                        new LocationId("101A"),
                        now),
                "G-" + lot);
    }

    private Event<?> inspected(String lot, Verdict verdict) throws Exception {
        String number = sap.rows("A_InspectionLot", "Batch", lot)
                .get(0)
                .path("InspectionLot")
                .asText();
        InspectionResult result = new InspectionResult(
                new InspectionId(number), PLANT, RESIN, new LotId(lot), null, verdict, List.of(), now);
        return event(new InspectionCompleted(result), "I-" + lot);
    }

    private Event<?> event(EventData data, String id) {
        return Event.of(data, id, LINE.value(), id, now, id);
    }
}
