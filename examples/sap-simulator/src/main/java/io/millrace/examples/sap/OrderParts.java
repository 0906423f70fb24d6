/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.is;
import static io.millrace.examples.sap.Fields.number;
import static io.millrace.examples.sap.Fields.plain;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What a new production order is made of: its item, its operations by the routing, its components by the bill of material. */
final class OrderParts {

    /** Routings, key {@code plant|material}: the simulator offers no service for them. */
    static final String ROUTING = "routing";

    private OrderParts() {}

    static ObjectNode item(ObjectNode order) {
        return Json.object()
                .put("ManufacturingOrder", text(order, "ManufacturingOrder"))
                .put("ManufacturingOrderItem", "1")
                .put("ManufacturingOrderCategory", "10")
                .put("ManufacturingOrderType", text(order, "ManufacturingOrderType"))
                .put("Material", text(order, "Material"))
                .put("ProductionPlant", text(order, "ProductionPlant"))
                .put("Plant", text(order, "ProductionPlant"))
                .put("StorageLocation", text(order, "StorageLocation"))
                .put("ProductionUnit", text(order, "ProductionUnit"))
                .put("ProductionUnitISOCode", text(order, "ProductionUnitISOCode"))
                .put("ProductionUnitSAPCode", text(order, "ProductionUnit"))
                .put("MfgOrderItemPlannedTotalQty", plain(number(order, "TotalQuantity")));
    }

    static List<ObjectNode> operations(Change change, ObjectNode order) {
        ObjectNode routing = change.find(ROUTING, text(order, "ProductionPlant"), text(order, "Material"));
        List<JsonNode> steps = new ArrayList<>();
        if (routing == null) {
            steps.add(Json.object().put("operation", "0010").put("workCenter", "ASSEMBLY"));
        } else {
            routing.path("operations").forEach(steps::add);
        }
        List<ObjectNode> operations = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            JsonNode step = steps.get(i);
            operations.add(Json.object()
                    .put("OrderInternalBillOfOperations", text(order, "OrderInternalBillOfOperations"))
                    .put("OrderIntBillOfOperationsItem", Integer.toString(i + 1))
                    .put("ManufacturingOrder", text(order, "ManufacturingOrder"))
                    .put("ManufacturingOrderSequence", "0")
                    .put("ManufacturingOrderOperation", step.path("operation").asText())
                    .put("ManufacturingOrderCategory", "10")
                    .put("ManufacturingOrderType", text(order, "ManufacturingOrderType"))
                    .put("MfgOrderOperationText", step.path("text").asText())
                    .put("OperationIsCreated", "X")
                    .put("ProductionPlant", text(order, "ProductionPlant"))
                    .put("WorkCenterTypeCode", "A")
                    .put("WorkCenter", step.path("workCenter").asText())
                    .put("OperationControlProfile", step.path("control").asText("PP01"))
                    .put("OperationUnit", text(order, "ProductionUnit"))
                    .put("OperationUnitISOCode", text(order, "ProductionUnitISOCode"))
                    .put("OperationUnitSAPCode", text(order, "ProductionUnit"))
                    .put("OpErlstSchedldExecStrtDte", text(order, "MfgOrderPlannedStartDate"))
                    .put("OpErlstSchedldExecStrtTme", text(order, "MfgOrderPlannedStartTime"))
                    .put("OpErlstSchedldExecEndDte", text(order, "MfgOrderPlannedEndDate"))
                    .put("OpErlstSchedldExecEndTme", text(order, "MfgOrderPlannedEndTime"))
                    .put("OpPlannedTotalQuantity", plain(number(order, "TotalQuantity")))
                    .put("LastChangeDateTime", change.stamp())
                    .put(ProductionOrders.CONFIRMATION_GROUP, change.next("RUECK", 100_001)));
        }
        return operations;
    }

    static List<ObjectNode> components(Change change, ObjectNode order, String reservation) {
        String material = text(order, "Material");
        String plant = text(order, "ProductionPlant");
        ObjectNode bom = change.rows("MaterialBOM", "").stream()
                .filter(row -> text(row, "Material").equals(material)
                        && text(row, "Plant").equals(plant))
                .findFirst()
                .orElse(null);
        List<ObjectNode> components = new ArrayList<>();
        if (bom == null) {
            return components;
        }
        for (ObjectNode part : change.rows("MaterialBOMItem", "")) {
            boolean of = text(part, "BillOfMaterial").equals(text(bom, "BillOfMaterial"))
                    && text(part, "Plant").equals(plant);
            if (of) {
                ObjectNode component = component(order, bom, part, reservation, components.size() + 1);
                allocate(component, change.find(ROUTING, plant, material));
                components.add(component);
            }
        }
        return components;
    }

    /** The routing says at which operation a component is needed and whether its withdrawal follows the confirmation. */
    private static void allocate(ObjectNode component, ObjectNode routing) {
        JsonNode allocation = Json.object();
        if (routing != null) {
            allocation = routing.path("components").path(text(component, "Material"));
        }
        component
                .put("ManufacturingOrderOperation", allocation.path("operation").asText("0010"))
                .put(
                        "MatlCompIsMarkedForBackflush",
                        allocation.path("backflush").asBoolean());
    }

    private static ObjectNode component(
            ObjectNode order, ObjectNode bom, ObjectNode part, String reservation, int number) {
        BigDecimal quantity = number(part, "BillOfMaterialItemQuantity");
        if (!is(part, "FixedQuantity")) {
            quantity = quantity.multiply(number(order, "TotalQuantity"))
                    .divide(number(bom, "BOMHeaderQuantityInBaseUnit"), 3, RoundingMode.HALF_UP);
        }
        String unit = text(part, "BillOfMaterialItemUnit");
        return Json.object()
                .put("Reservation", reservation)
                .put("ReservationItem", Integer.toString(number))
                .put("ReservationRecordType", "")
                .put("Material", text(part, "BillOfMaterialComponent"))
                .put("Plant", text(order, "ProductionPlant"))
                .put("ManufacturingOrderCategory", "10")
                .put("ManufacturingOrderType", text(order, "ManufacturingOrderType"))
                .put("ManufacturingOrder", text(order, "ManufacturingOrder"))
                .put("ManufacturingOrderSequence", "0")
                .put("ProductionPlant", text(order, "ProductionPlant"))
                .put("OrderInternalBillOfOperations", text(order, "OrderInternalBillOfOperations"))
                .put("MatlCompRequirementDate", text(order, "MfgOrderPlannedStartDate"))
                .put("BillOfMaterialItemNumber", text(part, "BillOfMaterialItemNumber"))
                .put("StorageLocation", text(part, "ProdOrderIssueLocation", "101A"))
                .put("GoodsMovementType", "261")
                .put("BaseUnit", unit)
                .put("BaseUnitISOCode", Units.iso(unit))
                .put("BaseUnitSAPCode", unit)
                .put("EntryUnit", unit)
                .put("EntryUnitISOCode", Units.iso(unit))
                .put("EntryUnitSAPCode", unit)
                .put("RequiredQuantity", plain(quantity))
                .put("WithdrawnQuantity", "0");
    }
}
