/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** People at the screens of SAP (of its simulator). */
final class SapDesk implements ErpDesk {

    private static final String LOCATION = "0001";
    private static final String LAST_OPERATION = "0020";
    private static final String ORDERS = "A_ProductionOrder_2";
    private static final String DELIVERIES = "A_OutbDeliveryHeader";
    private static final String IMPORTANCE = "ManufacturingOrderImportance";
    private static final String EXISTS = "CO/021";
    private static final String COMPLETED = "System status TECO is active";

    private final SapClient sap;
    private final Set<String> entered = new HashSet<>();

    SapDesk(Settings settings) {
        sap = new SapClient(settings.erp(), settings.erpUser(), settings.erpPassword());
    }

    @Override
    public void open() throws IOException {
        sap.post("/admin/rows", SapMasterData.rows());
        sap.table(DELIVERIES)
                .forEach(row -> entered.add(row.path("DeliveryDocument").asText()));
    }

    @Override
    public ObjectNode known(ObjectNode workOrder) {
        return workOrder;
    }

    @Override
    public void release(JsonNode workOrder) throws IOException {
        String id = workOrder.path("id").asText();
        PlantData.Product product = PlantData.product(workOrder.path("item").asText());
        BigDecimal pieces = new BigDecimal(workOrder.path("quantity").asText());
        for (PlantData.Material material : product.reported()) {
            BigDecimal plenty = new BigDecimal(material.perPiece())
                    .multiply(pieces)
                    .multiply(BigDecimal.valueOf(2))
                    .setScale(0, RoundingMode.UP);
            stock(material.item(), PlantData.lotOfMaterial(material.item(), id, false), plenty.toPlainString());
            stock(material.item(), PlantData.lotOfMaterial(material.item(), id, true), plenty.toPlainString());
        }
        ObjectNode order = order(id)
                .put("Material", product.item())
                .put("ProductionPlant", PlantData.PLANT)
                .put("TotalQuantity", pieces.toPlainString())
                .put("Batch", workOrder.path("lot").asText())
                .put(IMPORTANCE, workOrder.path("priority").asText())
                .put("StorageLocation", LOCATION)
                .put("release", true);
        enter("/admin/orders", order, EXISTS);
    }

    /** @param done what SAP says if it was entered before */
    private void enter(String path, ObjectNode what, String done) throws IOException {
        try {
            sap.post(path, what);
        } catch (IOException refused) {
            if (!refused.getMessage().contains(done)) {
                throw refused;
            }
        }
    }

    private void stock(String item, String lot, String quantity) throws IOException {
        sap.post(
                "/admin/stock",
                Json.object()
                        .put("Material", item)
                        .put("Plant", PlantData.PLANT)
                        .put("StorageLocation", LOCATION)
                        .put("Batch", lot)
                        .put("QuantityInEntryUnit", quantity));
    }

    @Override
    public void hurry(JsonNode workOrder) throws IOException {
        ObjectNode change = order(workOrder.path("id").asText())
                .put(IMPORTANCE, workOrder.path("priority").asText());
        sap.post("/admin/orders/change", change);
    }

    @Override
    public void close(String workOrder) throws IOException {
        enter("/admin/orders/complete", order(workOrder), COMPLETED);
    }

    private static ObjectNode order(String id) {
        return Json.object().put("ManufacturingOrder", id);
    }

    /** Confirmed for the last time, received whole, and everything that the line consumed is withdrawn. */
    @Override
    public Set<String> finished() throws IOException {
        Set<String> confirmed = new HashSet<>();
        for (JsonNode operation : sap.table("A_ProductionOrderOperation_2")) {
            if (operation.path("ManufacturingOrderOperation").asText().equals(LAST_OPERATION)
                    && is(operation, "OperationIsConfirmed")) {
                confirmed.add(number(operation));
            }
        }
        Map<String, Map<String, BigDecimal>> withdrawn = new HashMap<>();
        for (JsonNode component : sap.table("A_ProductionOrderComponent_2")) {
            withdrawn
                    .computeIfAbsent(number(component), order -> new HashMap<>())
                    .put(
                            component.path("Material").asText(),
                            new BigDecimal(component.path("WithdrawnQuantity").asText("0")));
        }
        Set<String> finished = new HashSet<>();
        for (JsonNode order : sap.table(ORDERS)) {
            String id = number(order);
            boolean open = is(order, "OrderIsDelivered") && !is(order, "OrderIsTechnicallyCompleted");
            if (open
                    && confirmed.contains(id)
                    && PlantData.isWithdrawn(
                            order.path("Material").asText(),
                            order.path("TotalQuantity").asText(),
                            withdrawn.get(id))) {
                finished.add(id);
            }
        }
        return finished;
    }

    private static String number(JsonNode row) {
        return row.path("ManufacturingOrder").asText();
    }

    private static boolean is(JsonNode row, String flag) {
        return row.path(flag).asText().equals("X");
    }

    @Override
    public void deliver(PlantData.Shipment shipment) throws IOException {
        if (entered.contains(shipment.id())) {
            return;
        }
        ObjectNode rows = Json.object();
        rows.putArray(DELIVERIES)
                .addObject()
                .put("DeliveryDocument", shipment.id())
                .put("DeliveryDocumentType", "LF")
                .put("SDDocumentCategory", "J")
                .put("ShippingPoint", PlantData.PLANT)
                .put("ShipToParty", shipment.customer())
                .put("OverallPickingStatus", "C")
                .put("OverallGoodsMovementStatus", "A");
        ArrayNode items = rows.putArray("A_OutbDeliveryItem");
        for (PlantData.ShipmentLine line : shipment.lines()) {
            stock(line.item(), line.lot(), line.quantity());
            items.addObject()
                    .put("DeliveryDocument", shipment.id())
                    .put("DeliveryDocumentItem", Integer.toString(10 * (items.size())))
                    .put("Material", line.item())
                    .put("Plant", PlantData.PLANT)
                    .put("StorageLocation", LOCATION)
                    .put("Batch", line.lot())
                    .put("DeliveryQuantityUnit", "EA")
                    .put("ActualDeliveryQuantity", line.quantity())
                    .put("OriginalDeliveryQuantity", line.quantity())
                    .put("GoodsMovementType", "601")
                    .put("PickingStatus", "C")
                    .put("GoodsMovementStatus", "A");
        }
        sap.post("/admin/rows", rows);
        entered.add(shipment.id());
    }

    @Override
    public int deliveries() {
        return entered.size();
    }
}
