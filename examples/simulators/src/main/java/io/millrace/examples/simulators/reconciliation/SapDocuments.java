/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.examples.simulators.SapClient;
import io.millrace.examples.simulators.reconciliation.History.Effect;
import io.millrace.examples.simulators.reconciliation.History.Fact;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SAP's confirmations and material documents in the words of the plant, in the order of their numbers. */
final class SapDocuments {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String MOVEMENT = "GoodsMovementType";
    private static final Map<String, String> REC_20 = Map.of("KG", "KGM", "EA", "EA");
    private static final Map<String, String> STATUSES =
            Map.of("344", "BLOCKED", "343", "UNRESTRICTED", "555", "SCRAPPED");

    private final SapClient sap;
    private final Attribution consumptions;
    private final Attribution holds;
    private final Attribution releases;
    private final Attribution shipments;
    private final Map<String, JsonNode> headers = new HashMap<>();
    private final Map<String, String> operations = new HashMap<>();
    private final Map<String, String> customers = new HashMap<>();
    private final List<Effect> effects = new ArrayList<>();

    SapDocuments(SapClient sap, List<Fact> facts) {
        this.sap = sap;
        consumptions = new Attribution(
                facts, List.of("material-consumed"), "workOrder", "operation", "item", "lot", "quantity", "unit");
        holds = new Attribution(facts, List.of("quality-hold-placed"), "hold");
        releases = new Attribution(facts, List.of("quality-hold-released"), "hold");
        shipments = new Attribution(facts, List.of("shipment-dispatched"), "shipment");
    }

    List<Effect> read() throws IOException {
        confirmations();
        sap.table("A_MaterialDocumentHeader").forEach(row -> headers.put(text(row, "MaterialDocument"), row));
        sap.table("A_ProductionOrderComponent_2")
                .forEach(row -> operations.put(reservation(row), text(row, "ManufacturingOrderOperation")));
        sap.table("A_OutbDeliveryHeader")
                .forEach(row -> customers.put(text(row, "DeliveryDocument"), text(row, "ShipToParty")));
        Map<String, List<JsonNode>> documents = new TreeMap<>();
        for (JsonNode item : sap.table("A_MaterialDocumentItem")) {
            if (!item.path("GoodsMovementIsCancelled").asBoolean()) {
                documents
                        .computeIfAbsent(text(item, "MaterialDocument"), number -> new ArrayList<>())
                        .add(item);
            }
        }
        documents.forEach(this::movement);
        return effects;
    }

    private void confirmations() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        sap.table("ProdnOrdConf2").forEach(rows::add);
        rows.sort(Comparator.comparingInt(row -> row.path("ConfirmationCount").asInt()));
        for (JsonNode row : rows) {
            if (!row.path("IsReversed").asBoolean() && !row.path("IsReversal").asBoolean()) {
                ObjectNode body = object().put("workOrder", text(row, "OrderID"))
                        .put("operation", text(row, "OrderOperation"))
                        .put("lot", text(row, "ConfirmationText").replaceFirst("^lot ", ""))
                        .put("yield", text(row, "ConfirmationYieldQuantity"))
                        .put("scrap", text(row, "ConfirmationScrapQuantity"))
                        .put("rework", text(row, "ConfirmationReworkQuantity"))
                        .put("final", row.path("IsFinalConfirmation").asBoolean())
                        .put("to", time(row, "ConfirmedExecutionEnd").toString());
                add("confirmations", text(row, "ConfirmationGroup") + "/" + text(row, "ConfirmationCount"), body);
            }
        }
    }

    private void movement(String number, List<JsonNode> items) {
        JsonNode first = items.get(0);
        String type = text(first, MOVEMENT);
        if (type.equals("261")) {
            items.forEach(item -> add("goods-movements", number, consumption(item), consumptions));
        } else if (type.equals("101")) {
            items.forEach(item -> add("receipts", number, receipt(item, headers.get(number))));
        } else if (type.equals("601")) {
            add("deliveries", number, delivery(items), shipments);
        } else if (STATUSES.containsKey(type)) {
            add("stock-statuses", number, status(first, headers.get(number)), type.equals("344") ? holds : releases);
        }
    }

    private ObjectNode consumption(JsonNode item) {
        return quantity(item)
                .put("workOrder", text(item, "ManufacturingOrder"))
                .put("operation", operations.get(reservation(item)));
    }

    private static ObjectNode receipt(JsonNode item, JsonNode header) {
        return quantity(item)
                .put("workOrder", text(item, "ManufacturingOrder"))
                .put("at", time(header, "Creation").toString());
    }

    private static ObjectNode status(JsonNode item, JsonNode header) {
        return quantity(item)
                .put("hold", text(header, "ReferenceDocument"))
                .put("plant", text(item, "Plant"))
                .put("status", STATUSES.get(text(item, MOVEMENT)));
    }

    private ObjectNode delivery(List<JsonNode> items) {
        String number = text(items.get(0), "Delivery");
        ObjectNode body = object().put("shipment", number)
                .put("plant", text(items.get(0), "Plant"))
                .put("customer", customers.get(number));
        items.forEach(item -> body.withArray("lines").add(quantity(item)));
        return body;
    }

    private static ObjectNode quantity(JsonNode item) {
        return object().put("item", text(item, "Material"))
                .put("lot", text(item, "Batch"))
                .put("quantity", text(item, "QuantityInEntryUnit"))
                .put("unit", REC_20.get(text(item, "EntryUnit")));
    }

    private void add(String collection, String number, ObjectNode body) {
        effects.add(new Effect("erp", collection, number, effects.size(), body));
    }

    private void add(String collection, String number, ObjectNode body, Attribution attribution) {
        effects.add(attribution.attribute(new Effect("erp", collection, number, effects.size(), body)));
    }

    private static String reservation(JsonNode row) {
        return text(row, "Reservation") + "/" + text(row, "ReservationItem");
    }

    /** SAP's dates and times have no zone. */
    static OffsetDateTime time(JsonNode row, String name) {
        return LocalDateTime.parse(text(row, name + "Date") + "T" + text(row, name + "Time"))
                .atZone(ZONE)
                .toOffsetDateTime();
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
