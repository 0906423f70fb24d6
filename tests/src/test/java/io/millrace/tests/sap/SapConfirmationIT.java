/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static io.millrace.tests.sap.SapBooks.amount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.post.TargetClass;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a confirmation brings, and what SAP books with it: read from the simulator's books. */
class SapConfirmationIT {

    private final SapFacts facts = new SapFacts();

    @TempDir
    private Path folder;

    @Test
    void saysReworkScrapTimeAndThatNothingMoreComes() throws Exception {
        String way = "settings: {sap: {machineTime: ELAPSED}}\nreasons: {sap: {\"0100\": scrap}}";
        try (SapFlows plant = SapFlows.of(TargetClass.LOOKUP, folder, way)) {
            String order = plant.sap.releasedOrder();
            plant.post(facts.worked(order));
            plant.sap.fate("ProdnOrdConf2", "LOST_RESPONSE", 1);
            plant.post(facts.event(confirmed(order, "97", "1", "2", true), "P-1"));

            JsonNode made = confirmation(plant.sap, order, 1);
            assertThat(amount(made, "ConfirmationYieldQuantity")).isEqualTo("97");
            assertThat(amount(made, "ConfirmationScrapQuantity")).isEqualTo("1");
            assertThat(amount(made, "ConfirmationReworkQuantity")).isEqualTo("2");
            assertThat(made.path("IsFinalConfirmation").asBoolean()).isTrue();
            assertThat(made.path("VarianceReasonCode").asText()).isEqualTo("0100");
            assertThat(amount(made, "OpConfirmedWorkQuantity2")).isEqualTo("1800");
            assertThat(made.path("OpWorkQuantityUnit2").asText()).isEqualTo("S");
            JsonNode worked = confirmation(plant.sap, order, 0);
            assertThat(amount(worked, "OpConfirmedWorkQuantity3")).isEqualTo("1500");
            assertThat(plant.sap.rows("A_ProductionOrderOperation_2", "ManufacturingOrder", order))
                    .filteredOn(operation -> operation
                            .path("ManufacturingOrderOperation")
                            .asText()
                            .equals("0020"))
                    .extracting(
                            operation -> operation.path("OperationIsConfirmed").asText())
                    .containsExactly("X");
            assertThat(plant.sap.problems()).isEmpty();
        }
    }

    @Test
    void whereSapBooksTheMovementsTheyAreBookedOnce() throws Exception {
        String way = "settings: {sap: {goodsMovements: BACKFLUSH}}";
        try (SapFlows plant = SapFlows.of(TargetClass.LOOKUP, folder, way)) {
            String order = plant.sap.releasedOrder();
            receivesByItself(plant.sap, order);
            int before = plant.sap.booked("PK-300", "").size();
            plant.post(facts.event(cartons(order), "C-1"));
            plant.sap.fate("ProdnOrdConf2", "LOST_RESPONSE", 1);
            plant.post(facts.event(confirmed(order, "10", "0", "0", false), "P-1"));

            assertThat(plant.sap.booked("PK-300", "")).hasSize(before + 1).endsWith("261 10");
            assertThat(plant.sap.booked("FG-200", "L-900")).containsExactly("101 10");
            assertThat(plant.sap.problems()).isEmpty();
        }
    }

    /** The control profile of the last operation says so. */
    private static void receivesByItself(SapProcess sap, String order) throws Exception {
        for (JsonNode operation : sap.rows("A_ProductionOrderOperation_2", "ManufacturingOrder", order)) {
            if (operation.path("ManufacturingOrderOperation").asText().equals("0020")) {
                ObjectNode changed = ((ObjectNode) operation).put("OperationControlProfile", "YBP2");
                sap.command("/admin/rows", "{\"A_ProductionOrderOperation_2\":[" + changed + "]}");
            }
        }
    }

    private static JsonNode confirmation(SapProcess sap, String order, int index) throws Exception {
        return sap.rows("ProdnOrdConf2", "OrderID", order).get(index);
    }

    private ProductionConfirmed confirmed(String order, String yield, String scrap, String rework, boolean last) {
        return new ProductionConfirmed(
                new WorkOrderId(order),
                SapFacts.PLANT,
                new OperationId("20"),
                SapFacts.HOUSING,
                SapFacts.LOT,
                Quantity.of(yield, "EA"),
                Quantity.of(scrap, "EA"),
                Quantity.of(rework, "EA"),
                last,
                SapFacts.LINE,
                facts.at().minusMinutes(30),
                facts.at());
    }

    /** What SAP's components mark for backflush, told by the line all the same. */
    private MaterialConsumed cartons(String order) {
        return new MaterialConsumed(
                new WorkOrderId(order),
                SapFacts.PLANT,
                new OperationId("20"),
                new ItemId("PK-300"),
                null,
                Quantity.of("10", "EA"),
                SapFacts.LINE,
                null,
                facts.at());
    }
}
