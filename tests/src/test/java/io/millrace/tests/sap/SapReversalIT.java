/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.Event;
import io.millrace.core.post.TargetClass;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Material documents taken back, whole or an item of one: what SAP's books say. */
class SapReversalIT {

    private final SapFacts facts = new SapFacts();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(TargetClass.class)
    void theReceiptOfAPurchaseOrderIsTakenBackOnce(TargetClass targetClass) throws Exception {
        try (SapFlows plant = new SapFlows(targetClass)) {
            Event<?> received = facts.received(purchaseOrder(plant.sap), "180000001", "NEW-1", "1000");
            plant.receive(received);
            assertThat(plant.sap.stock("NEW-1")).isEqualTo(Map.of("01", new BigDecimal("1000")));

            // Where SAP cannot be asked, a lost answer is for a person: here it comes.
            if (targetClass != TargetClass.MANUAL) {
                plant.sap.fate("API_MATERIAL_DOCUMENT_SRV/Cancel", "LOST_RESPONSE", 1);
            }
            plant.reverse("purchasing", received);
            assertThat(plant.sap.stock("NEW-1")).isEmpty();
            assertThat(plant.sap.booked("RM-100", "NEW-1")).containsExactly("101 1000", "102 1000");
            assertThat(plant.sap.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"LOOKUP, BLOCKED_STOCK, 07, 344, 343", "IDEMPOTENT, QUALITY_STOCK, 02, 322, 321"})
    void aHoldAndItsReleaseAreTakenBackOnce(
            TargetClass targetClass, String holdBy, String heldStock, String place, String free) throws Exception {
        String way = "settings: {sap: {holdBy: " + holdBy + "}}\n";
        try (SapFlows plant = SapFlows.of(targetClass, folder, way)) {
            plant.sap.stock("L-900", "10");
            Event<?> held = facts.held(List.of());
            plant.post(held);
            assertThat(plant.sap.stock("L-900")).isEqualTo(Map.of(heldStock, new BigDecimal("10")));

            plant.sap.fate("API_MATERIAL_DOCUMENT_SRV/Cancel", "LOST_RESPONSE", 1);
            plant.reverse("sap", held);
            assertThat(plant.sap.stock("L-900")).isEqualTo(Map.of("01", new BigDecimal("10")));

            plant.post(facts.held("H-18", SapFacts.HOUSING, SapFacts.LOT, List.of()));
            Event<?> released = facts.released(List.of());
            plant.post(released);
            plant.sap.fate("API_MATERIAL_DOCUMENT_SRV/Cancel", "LOST_RESPONSE", 1);
            plant.reverse("sap", released);
            assertThat(plant.sap.stock("L-900")).isEqualTo(Map.of(heldStock, new BigDecimal("10")));

            assertThat(plant.sap.booked("FG-200", "L-900"))
                    .containsExactly("561 10", place + " 10", free + " 10", place + " 10", free + " 10", place + " 10");
            assertThat(plant.sap.problems()).isEmpty();
        }
    }

    /** SAP refuses more than there is; a person posts what was right as the second item of a document. */
    @Test
    void whatAPersonPostedAsAnItemIsTakenBackAlone() throws Exception {
        try (SapFlows plant = new SapFlows(TargetClass.LOOKUP)) {
            String order = plant.sap.releasedOrder();
            Event<?> consumed = facts.consumed(order, "C-1", "9999");
            plant.send(consumed);
            plant.resolve(plant.awaitParked("sap", consumed), postedByHand(plant.sap, order) + "/2");

            plant.sap.fate("CancelItem", "LOST_RESPONSE", 1);
            plant.reverse("sap", consumed);
            assertThat(plant.sap.booked("RM-100", "R100-4711")).endsWith("261 7", "261 25", "262 25");
            assertThat(plant.sap.problems()).isEmpty();
        }
    }

    private static String postedByHand(SapProcess sap, String order) throws Exception {
        String item = "{\"GoodsMovementType\":\"261\",\"Material\":\"RM-100\",\"Plant\":\"1010\","
                + "\"StorageLocation\":\"101A\",\"Batch\":\"R100-4711\",\"ManufacturingOrder\":\"" + order
                + "\",\"EntryUnit\":\"KG\",\"QuantityInEntryUnit\":\"";
        JsonNode document = sap.post(
                "API_MATERIAL_DOCUMENT_SRV/A_MaterialDocumentHeader",
                "{\"GoodsMovementCode\":\"03\",\"to_MaterialDocumentItem\":[" + item + "7\"}," + item + "25\"}]}");
        return document.path("MaterialDocumentYear").asText()
                + '/'
                + document.path("MaterialDocument").asText();
    }

    private static String purchaseOrder(SapProcess sap) throws Exception {
        return sap.post(
                        "API_PURCHASEORDER_PROCESS_SRV/A_PurchaseOrder",
                        "{\"Supplier\":\"17300001\",\"to_PurchaseOrderItem\":[{\"Material\":\"RM-100\",\"Plant\":\"1010\","
                                + "\"StorageLocation\":\"101A\",\"OrderQuantity\":\"1000\",\"PurchaseOrderQuantityUnit\":\"KG\"}]}")
                .path("PurchaseOrder")
                .asText();
    }
}
