/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.entity.Verdict;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.post.TargetClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The workflows against the SAP simulator, each posting with its answer lost: what the simulator's books say. */
class SapWorkflowsIT {

    private final SapFacts facts = new SapFacts();
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
        String order = sap.releasedOrder();
        lost("A_MaterialDocumentHeader");
        flows.post(facts.consumed(order, "C-1", "25"));
        lost("ProdnOrdConf2");
        flows.post(facts.confirmed(order, "P-1", "10", "0"));
        String delivery = sap.pickedDelivery("L-900");

        lost("A_MaterialDocumentHeader");
        lost("$batch");
        flows.post(facts.held(List.of(delivery)));
        assertThat(sap.stock("L-900")).isEqualTo(Map.of("07", new BigDecimal("10")));
        assertThat(sap.blockOf(delivery)).isEqualTo("01");
        lost("A_MaterialDocumentHeader");
        lost("$batch");
        flows.post(facts.released(List.of(delivery)));
        assertThat(sap.stock("L-900")).isEqualTo(Map.of("01", new BigDecimal("10")));
        assertThat(sap.blockOf(delivery)).isEmpty();
        lost("PostGoodsIssue");
        flows.post(facts.dispatched(delivery));

        assertThat(sap.movements("261", "RM-100", "R100-4711")).containsExactly("25");
        assertThat(sap.rows("ProdnOrdConf2", "OrderID", order))
                .extracting(row -> SapBooks.amount(row, "ConfirmationYieldQuantity"))
                .containsExactly("10");
        assertThat(sap.movements("101", "FG-200", "L-900")).containsExactly("10");
        assertThat(sap.movements("601", "FG-200", "L-900")).containsExactly("10");
        assertThat(sap.stock("L-900")).isEmpty();
        assertThat(flows.found()).isEqualTo(targetClass == TargetClass.MANUAL ? 7 : 0);
        assertThat(sap.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TargetClass.class)
    void anOrderOfAnotherPlannerIsCreatedReleasedAndChangedOnce(TargetClass targetClass) throws Exception {
        start(targetClass);
        lost("POST /sap/opu/odata/sap/API_PRODUCTION_ORDER_2_SRV/A_ProductionOrder_2");
        lost("ReleaseOrder");
        flows.post(facts.event(new WorkOrderReleased(facts.planned("100")), "W-1"));
        lost("PATCH");
        flows.post(facts.event(new WorkOrderChanged(facts.planned("80")), "W-2"));

        assertThat(sap.rows("A_ProductionOrder_2", "Material", "FG-200"))
                .extracting(row -> row.path("ManufacturingOrder").asText() + " "
                        + SapBooks.amount(row, "TotalQuantity") + " "
                        + row.path("OrderIsReleased").asText())
                .containsExactly("7000001 80 X");
        assertThat(flows.found()).isEqualTo(targetClass == TargetClass.MANUAL ? 3 : 0);
        assertThat(sap.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TargetClass.class,
            names = {"IDEMPOTENT", "LOOKUP"})
    void everyPostingWithAWayBackIsTakenBackOnce(TargetClass targetClass) throws Exception {
        start(targetClass);
        Map<String, BigDecimal> resin = sap.stock("R100-4711");
        String order = sap.releasedOrder();
        Event<?> consumed = facts.consumed(order, "C-1", "25");
        Event<?> confirmed = facts.confirmed(order, "P-1", "10", "0");
        Event<?> worked = facts.worked(order);
        Event<?> moved = facts.moved();
        flows.post(consumed);
        flows.post(confirmed);
        flows.post(worked);
        flows.post(moved);
        String delivery = sap.pickedDelivery("L-900");
        Event<?> dispatched = facts.dispatched(delivery);
        flows.post(dispatched);
        assertThat(sap.stock("L-900")).isEmpty();

        lost("ReverseGoodsIssue");
        flows.reverse("sap", dispatched);
        assertThat(sap.stock("L-900")).isEqualTo(Map.of("01", new BigDecimal("10")));
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

        assertThat(sap.movements("602", "FG-200", "L-900")).containsExactly("10");
        assertThat(sap.movements("312", "RM-100", "R100-4711")).containsExactly("40");
        assertThat(sap.movements("102", "FG-200", "L-900")).containsExactly("10");
        assertThat(sap.movements("262", "RM-100", "R100-4711")).containsExactly("25");
        assertThat(sap.rows("ProdnOrdConf2", "OrderID", order))
                .extracting(row -> row.path("IsReversed").asBoolean() + " "
                        + row.path("IsReversal").asBoolean())
                .containsExactlyInAnyOrder("true false", "false true", "true false", "false true");
        assertThat(sap.stock("R100-4711")).isEqualTo(resin);
        assertThat(sap.stock("L-900")).isEmpty();
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
        flows.post(facts.received(purchase, delivery, "NEW-1", "600"));
        assertThat(sap.stock("NEW-1")).isEmpty();
        lost("PostGoodsReceipt");
        flows.post(facts.received(purchase, delivery, "NEW-2", "400"));
        assertThat(sap.stock("NEW-1")).isEqualTo(Map.of("02", new BigDecimal("600")));
        assertThat(sap.stock("NEW-2")).isEqualTo(Map.of("02", new BigDecimal("400")));

        lost("A_InspLotUsageDecision");
        lost("A_InspLotMatlDocItem");
        flows.post(facts.inspected(inspectionLot("NEW-1"), "NEW-1", Verdict.ACCEPTED));
        flows.post(facts.inspected(inspectionLot("NEW-2"), "NEW-2", Verdict.REJECTED));
        assertThat(sap.stock("NEW-1")).isEqualTo(Map.of("01", new BigDecimal("600")));
        assertThat(sap.stock("NEW-2")).isEqualTo(Map.of("07", new BigDecimal("400")));
        assertThat(sap.movements("101", "RM-100", "NEW-1")).containsExactly("600");
        assertThat(sap.movements("321", "RM-100", "NEW-1")).containsExactly("600");
        assertThat(sap.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TargetClass.class,
            names = {"IDEMPOTENT", "LOOKUP"})
    void theGoodsReceiptOfADeliveryIsTakenBackOnce(TargetClass targetClass) throws Exception {
        start(targetClass);
        String purchase = purchaseOrder();
        Event<?> received = facts.received(purchase, inboundDelivery(purchase), "NEW-1", "1000");
        flows.post(received);
        assertThat(sap.stock("NEW-1")).isEqualTo(Map.of("01", new BigDecimal("1000")));

        lost("ReverseGoodsReceipt");
        flows.reverse("stock", received);
        assertThat(sap.stock("NEW-1")).isEmpty();
        assertThat(sap.movements("102", "RM-100", "NEW-1")).containsExactly("1000");
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

    private String inspectionLot(String lot) throws Exception {
        return sap.rows("A_InspectionLot", "Batch", lot)
                .get(0)
                .path("InspectionLot")
                .asText();
    }
}
