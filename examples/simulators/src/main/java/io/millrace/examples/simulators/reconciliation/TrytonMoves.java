/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.examples.simulators.TrytonClient;
import io.millrace.examples.simulators.reconciliation.History.Effect;
import io.millrace.examples.simulators.reconciliation.History.Fact;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Tryton's stock moves that are done say, in the words of the plant and in the order of their ids. */
final class TrytonMoves {

    private static final String HOLD = "QHOLD";
    private static final String SCRAP = "SCRAP";
    private static final Map<String, String> REC_20 = Map.of("kg", "KGM", "u", "EA");

    private final TrytonClient tryton;
    private final List<Effect> effects = new ArrayList<>();

    TrytonMoves(TrytonClient tryton) {
        this.tryton = tryton;
    }

    /** The production orders that are done. */
    List<Fact> closedOrders() throws IOException {
        List<Fact> closed = new ArrayList<>();
        for (JsonNode order : tryton.find("production", TrytonClient.where("state", "=", "done"), "number")) {
            String number = order.path("number").asText();
            ObjectNode body = object().put("change", "CLOSED");
            body.putObject("workOrder").put("id", number).put("plant", "ULM");
            closed.add(new Fact("work-order-closed", number + " closed", number, closed.size(), body, null));
        }
        return closed;
    }

    /** Every document, with the id of the fact that it books. */
    List<Effect> documents(List<Fact> facts) throws IOException {
        Attribution consumptions =
                new Attribution(facts, List.of("material-consumed"), "workOrder", "item", "lot", "quantity", "unit");
        for (JsonNode move : moves("production_input", "!=", null)) {
            ObjectNode body = quantity(move)
                    .put("workOrder", move.at("/production_input./number").asText());
            add("goods-movements", move, body, consumptions);
        }
        for (JsonNode move : moves("production_output", "!=", null)) {
            String amount = to(move).equals(SCRAP) ? "scrap" : "yield";
            ObjectNode body = quantity(move)
                    .put("workOrder", move.at("/production_output./number").asText())
                    .put(amount, move.path("quantity").asText())
                    .put("to", time(move.path("create_date")));
            effects.add(effect("confirmations", move, body));
        }
        holds(facts);
        deliveries(facts);
        return effects;
    }

    private void holds(List<Fact> facts) throws IOException {
        Attribution placed = new Attribution(facts, List.of("quality-hold-placed"), "item", "lot");
        Attribution released = new Attribution(facts, List.of("quality-hold-released"), "item", "lot");
        for (JsonNode move : internal(moves("to_location.code", "=", HOLD))) {
            add("stock-statuses", move, quantity(move).put("status", "BLOCKED"), placed);
        }
        for (JsonNode move : internal(moves("from_location.code", "=", HOLD))) {
            String status = to(move).equals(SCRAP) ? "SCRAPPED" : "UNRESTRICTED";
            add("stock-statuses", move, quantity(move).put("status", status), released);
        }
    }

    private static List<JsonNode> internal(List<JsonNode> moves) {
        return moves.stream()
                .filter(move -> move.path("shipment").asText().startsWith("stock.shipment.internal,"))
                .toList();
    }

    /** What was brought to the dock is what has left with the shipment. */
    private void deliveries(List<Fact> facts) throws IOException {
        Attribution dispatched = new Attribution(facts, List.of("shipment-dispatched"), "shipment");
        Map<String, List<JsonNode>> loaded = new LinkedHashMap<>();
        for (JsonNode move : moves("to_location.code", "=", "OUT")) {
            loaded.computeIfAbsent(move.path("shipment").asText(), shipment -> new ArrayList<>())
                    .add(move);
        }
        for (JsonNode shipment : tryton.find(
                "stock.shipment.out", TrytonClient.where("state", "=", "done"), "number", "customer.name")) {
            List<JsonNode> lines = loaded.getOrDefault(
                    "stock.shipment.out," + shipment.path("id").asInt(), List.of());
            ObjectNode body = object().put("shipment", shipment.path("number").asText())
                    .put("plant", "ULM")
                    .put("customer", shipment.at("/customer./name").asText());
            lines.forEach(line -> body.withArray("lines").add(quantity(line)));
            add("deliveries", shipment, body, dispatched);
        }
    }

    /** The lots of which there is stock on hold. */
    List<String> leftOnHold() throws IOException {
        Map<String, BigDecimal> held = new TreeMap<>();
        for (JsonNode move : moves("to_location.code", "=", HOLD)) {
            held.merge(lot(move), amount(move), BigDecimal::add);
        }
        for (JsonNode move : moves("from_location.code", "=", HOLD)) {
            held.merge(lot(move), amount(move).negate(), BigDecimal::add);
        }
        return held.keySet().stream().filter(lot -> held.get(lot).signum() != 0).toList();
    }

    private static String lot(JsonNode move) {
        return "item " + move.at("/product./code").asText() + " lot "
                + move.at("/lot./number").asText();
    }

    private static BigDecimal amount(JsonNode move) {
        return new BigDecimal(move.path("quantity").asText());
    }

    private List<JsonNode> moves(String field, String operator, String value) throws IOException {
        var domain = TrytonClient.where(field, operator, value);
        domain.addArray().add("state").add("=").add("done");
        return tryton.find(
                "stock.move",
                domain,
                "product.code",
                "lot.number",
                "quantity",
                "uom.symbol",
                "production_input.number",
                "production_output.number",
                "to_location.code",
                "shipment",
                "create_date");
    }

    private static String to(JsonNode move) {
        return move.at("/to_location./code").asText();
    }

    private static ObjectNode quantity(JsonNode move) {
        return object().put("item", move.at("/product./code").asText())
                .put("lot", move.at("/lot./number").asText())
                .put("quantity", move.path("quantity").asText())
                .put("unit", REC_20.get(move.at("/uom./symbol").asText()));
    }

    /** Tryton keeps UTC. */
    private static String time(JsonNode moment) {
        return LocalDateTime.of(
                        moment.path("year").asInt(),
                        moment.path("month").asInt(),
                        moment.path("day").asInt(),
                        moment.path("hour").asInt(),
                        moment.path("minute").asInt(),
                        moment.path("second").asInt())
                .atOffset(ZoneOffset.UTC)
                .toString();
    }

    private void add(String collection, JsonNode record, ObjectNode body, Attribution attribution) {
        effects.add(attribution.attribute(effect(collection, record, body)));
    }

    private static Effect effect(String collection, JsonNode record, ObjectNode body) {
        int id = record.path("id").asInt();
        return new Effect("erp", collection, Integer.toString(id), id, body);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
