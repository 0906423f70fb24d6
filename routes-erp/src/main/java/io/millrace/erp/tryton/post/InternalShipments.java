/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.tryton.TrytonError;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Internal shipments of one posting: all are made in one call, with the posting's key as their reference. */
final class InternalShipments {

    static final String MODEL = "stock.shipment.internal";

    private final Tryton tryton;
    private final String key;

    InternalShipments(Tryton tryton, String key) {
        this.tryton = tryton;
        this.key = key;
    }

    /**
     * One for each way, none if nothing was made yet. A call that came late may have made a second one, which is a draft:
     * it is not carried out.
     */
    List<JsonNode> find() {
        Map<List<Integer>, JsonNode> ways = new LinkedHashMap<>();
        for (JsonNode shipment : all()) {
            List<Integer> way = List.of(
                    shipment.path("from_location").asInt(),
                    shipment.path("to_location").asInt());
            ways.merge(way, shipment, (first, later) -> isDone(later) ? later : first);
        }
        return List.copyOf(ways.values());
    }

    /** A person may have cancelled one: it counts no more. */
    private List<JsonNode> all() {
        List<?> ours = List.of(List.of("reference", "=", key), List.of("state", "!=", "cancelled"));
        return tryton.search(MODEL, ours, "number", "state", "from_location", "to_location");
    }

    private static boolean isDone(JsonNode shipment) {
        return shipment.path("state").asText().equals("done");
    }

    static boolean areDone(List<JsonNode> shipments) {
        return !shipments.isEmpty() && shipments.stream().allMatch(InternalShipments::isDone);
    }

    static String numbers(List<JsonNode> shipments) {
        return shipments.stream()
                .map(shipment -> shipment.path("number").asText())
                .collect(Collectors.joining(", "));
    }

    /** One shipment for each pair of locations. */
    void make(List<Move> moves, LocalDate day) {
        Map<List<Integer>, List<Move>> ways = moves.stream()
                .collect(Collectors.groupingBy(
                        move -> List.of(move.from(), move.to()), LinkedHashMap::new, Collectors.toList()));
        tryton.create(
                MODEL,
                ways.entrySet().stream()
                        .map(way -> values(way.getKey(), way.getValue(), day))
                        .toList());
    }

    private Map<String, Object> values(List<Integer> way, List<Move> moves, LocalDate day) {
        Map<String, Object> values = new HashMap<>();
        values.put("reference", key);
        values.put("from_location", way.get(0));
        values.put("to_location", way.get(1));
        values.put("planned_date", Values.date(day));
        values.put("planned_start_date", Values.date(day));
        values.put("effective_date", Values.date(day));
        values.put(
                "moves",
                List.of(List.of(
                        "create", moves.stream().map(move -> move.values(day)).toList())));
        return values;
    }

    /** Brings them to their end, from whatever state they are in. */
    void finish(List<JsonNode> shipments) {
        cancelOthers(shipments);
        for (JsonNode shipment : shipments) {
            List<Integer> id = List.of(shipment.path("id").asInt());
            switch (shipment.path("state").asText()) {
                case "done" -> {}
                case "assigned", "shipped" -> press("done", id);
                case "waiting" -> assign(id);
                default -> {
                    press("wait", id);
                    assign(id);
                }
            }
            String state = state(id);
            if (!state.equals("done")) {
                throw tryton.rejected(
                        TrytonError.NOT_DONE,
                        "internal shipment " + shipment.path("number").asText() + " is still " + state);
            }
            tryton.effective();
        }
    }

    private void cancelOthers(List<JsonNode> shipments) {
        List<Integer> others = all().stream()
                .filter(shipment -> !shipments.contains(shipment) && !isDone(shipment))
                .map(shipment -> shipment.path("id").asInt())
                .toList();
        if (!others.isEmpty()) {
            press("cancel", others);
        }
    }

    /** The stock has moved already, so a reservation of somebody else does not keep it. */
    private void assign(List<Integer> id) {
        press("assign_try", id);
        if (!state(id).equals("assigned")) {
            press("assign_force", id);
        }
        press("done", id);
    }

    private void press(String button, List<Integer> id) {
        tryton.press(MODEL, button, id);
    }

    private String state(List<Integer> id) {
        return tryton.search(MODEL, List.of(List.of("id", "in", id)), "state")
                .get(0)
                .path("state")
                .asText();
    }
}
