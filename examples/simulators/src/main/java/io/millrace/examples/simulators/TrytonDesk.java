/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static io.millrace.examples.simulators.TrytonRecords.create;
import static io.millrace.examples.simulators.TrytonRecords.date;
import static io.millrace.examples.simulators.TrytonRecords.decimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People at Tryton's client. */
final class TrytonDesk implements ErpDesk {

    private static final int PLENTY = 100_000;
    private static final String ORDER = "production";
    private static final String SHIPMENT = "stock.shipment.out";

    private final TrytonClient tryton;
    private final String password;
    private final Map<String, Integer> ids = new HashMap<>();

    TrytonDesk(Settings settings) {
        tryton = new TrytonClient(settings.erp(), settings.erpUser(), settings.erpPassword());
        password = settings.erpPassword();
    }

    @Override
    public void open() throws IOException {
        tryton.logOn();
        TrytonMasterData.enter(tryton, password);
    }

    /** Tryton has no priorities, and a lot only when something has been made. */
    @Override
    public ObjectNode known(ObjectNode workOrder) {
        return workOrder.without(List.of("lot", "priority"));
    }

    @Override
    public void release(JsonNode workOrder) throws IOException {
        String number = workOrder.path("id").asText();
        if (tryton.id(ORDER, "number", number) < 0) {
            PlantData.Product product = PlantData.product(workOrder.path("item").asText());
            for (PlantData.Material material : product.reported()) {
                stock(material.item(), PlantData.lotOfMaterial(material.item(), number, false));
                stock(material.item(), PlantData.lotOfMaterial(material.item(), number, true));
            }
            tryton.create(
                    ORDER,
                    order(
                            number,
                            product,
                            new BigDecimal(workOrder.path("quantity").asText())));
        }
        // Once more changes nothing.
        tryton.press(ORDER, "wait", tryton.id(ORDER, "number", number));
    }

    private ObjectNode order(String number, PlantData.Product product, BigDecimal pieces) throws IOException {
        List<ObjectNode> inputs = new ArrayList<>();
        for (PlantData.Material material : product.materials()) {
            BigDecimal quantity =
                    new BigDecimal(material.perPiece()).multiply(pieces).setScale(0, RoundingMode.UP);
            inputs.add(move(material.item(), TrytonMasterData.symbol(material), quantity)
                    .put("from_location", place("STO"))
                    .put("to_location", id("stock.location", "type", "production")));
        }
        ObjectNode output = move(product.item(), "u", pieces)
                .put("from_location", id("stock.location", "type", "production"))
                .put("to_location", place("STO"));
        output.set("unit_price", decimal("0"));
        ObjectNode order = Json.object()
                .put("number", number)
                .put("product", product(product.item()))
                .put("bom", id("production.bom", "name", product.item()))
                .put("routing", id("production.routing", "name", product.item()))
                .put("work_center", id("production.work.center", "name", TrytonMasterData.MACHINES))
                .put("uom", unit("u"))
                .put("quantity", pieces.doubleValue())
                .put("location", id("stock.location", "type", "production"));
        order.set("planned_date", date(LocalDate.now()));
        order.set("planned_start_date", date(LocalDate.now()));
        order.set("inputs", create(inputs));
        order.set("outputs", create(List.of(output)));
        return order;
    }

    /** Brings a lot into the storage when it is first heard of. */
    private int stock(String item, String number) throws IOException {
        ArrayNode domain = TrytonClient.where("number", "=", number);
        domain.addArray().add("product").add("=").add(product(item));
        List<JsonNode> known = tryton.find("stock.lot", domain, "id");
        if (!known.isEmpty()) {
            return known.get(0).path("id").asInt();
        }
        int lot = tryton.create("stock.lot", Json.object().put("number", number).put("product", product(item)));
        ObjectNode inventory = Json.object().put("location", place("STO")).put("empty_quantity", "keep");
        inventory.set("date", date(LocalDate.now()));
        inventory.set(
                "lines",
                create(List.of(Json.object()
                        .put("product", product(item))
                        .put("lot", lot)
                        .put("quantity", PLENTY))));
        tryton.press("stock.inventory", "confirm", tryton.create("stock.inventory", inventory));
        return lot;
    }

    @Override
    public void hurry(JsonNode workOrder) throws IOException {
        throw new IOException("Tryton has no priorities");
    }

    /** Tryton ends an order with its last confirmation. */
    @Override
    public void close(String workOrder) throws IOException {
        throw new IOException("nobody closes an order in Tryton");
    }

    @Override
    public Set<String> finished() {
        return Set.of();
    }

    @Override
    public void deliver(PlantData.Shipment shipment) throws IOException {
        if (tryton.id(SHIPMENT, "number", shipment.id()) < 0) {
            List<ObjectNode> moves = new ArrayList<>();
            for (PlantData.ShipmentLine line : shipment.lines()) {
                stock(line.item(), line.lot());
                ObjectNode move = move(line.item(), "u", new BigDecimal(line.quantity()))
                        .put("from_location", place("OUT"))
                        .put("to_location", place("CUS"));
                move.set("unit_price", decimal("10"));
                moves.add(move);
            }
            int customer = customer(shipment.customer());
            ObjectNode values = Json.object()
                    .put("number", shipment.id())
                    .put("customer", customer)
                    .put("delivery_address", id("party.address", "party.name", shipment.customer()));
            values.set("outgoing_moves", create(moves));
            tryton.create(SHIPMENT, values);
        }
        tryton.press(SHIPMENT, "wait", tryton.id(SHIPMENT, "number", shipment.id()));
    }

    private int customer(String name) throws IOException {
        int known = tryton.id("party.party", "name", name);
        if (known >= 0) {
            return known;
        }
        ObjectNode party = Json.object().put("name", name);
        party.set("addresses", create(List.of(Json.object().put("city", "Ulm"))));
        return tryton.create("party.party", party);
    }

    @Override
    public int deliveries() throws IOException {
        return tryton.find(SHIPMENT, Json.array(), "id").size();
    }

    private ObjectNode move(String item, String unit, BigDecimal quantity) throws IOException {
        return Json.object()
                .put("product", product(item))
                .put("uom", unit(unit))
                .put("quantity", quantity.doubleValue());
    }

    private int product(String item) throws IOException {
        return id("product.product", "code", item);
    }

    private int unit(String symbol) throws IOException {
        return id("product.uom", "symbol", symbol);
    }

    private int place(String code) throws IOException {
        return id("stock.location", "code", code);
    }

    private int id(String model, String field, String value) throws IOException {
        Integer known = ids.get(model + " " + value);
        if (known == null) {
            known = tryton.id(model, field, value);
            if (known < 0) {
                throw new IOException("Tryton has no " + model + " with " + field + " " + value);
            }
            ids.put(model + " " + value, known);
        }
        return known;
    }
}
