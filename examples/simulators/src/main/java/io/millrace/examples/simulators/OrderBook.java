/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ERP's work orders, and all that was ever said of them; {@code GET /work-orders} offers it to be polled. */
final class OrderBook implements Resource {

    private final Map<String, JsonNode> released = new LinkedHashMap<>();
    private final Set<String> finished = new LinkedHashSet<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Map<String, Map<String, BigDecimal>> withdrawn = new HashMap<>();
    private final List<JsonNode> changes = new ArrayList<>();

    synchronized boolean isReleased(String order) {
        return released.containsKey(order);
    }

    synchronized int numberReleased() {
        return released.size();
    }

    synchronized int numberOfChanges() {
        return changes.size();
    }

    /** The order as it was told last. */
    synchronized ObjectNode order(String id) {
        return released.get(id).deepCopy();
    }

    /** A message about an order has been written. */
    synchronized void told(JsonNode message) {
        String id = message.path("workOrder").path("id").asText();
        changes.add(message);
        if (message.path("change").asText().equals("CLOSED")) {
            closed.add(id);
        } else {
            released.put(id, message.path("workOrder"));
        }
    }

    /** A confirmation has been booked; the final one finishes the order, when what it consumed is withdrawn, too. */
    synchronized void confirmed(JsonNode confirmation) {
        String order = confirmation.path("workOrder").asText();
        if (confirmation.path("final").asBoolean()) {
            confirmed.add(order);
            finishIfComplete(order);
        }
    }

    /** A consumption has been booked. */
    synchronized void withdrawn(JsonNode movement) {
        String order = movement.path("workOrder").asText();
        withdrawn
                .computeIfAbsent(order, first -> new HashMap<>())
                .merge(
                        movement.path("item").asText(),
                        new BigDecimal(movement.path("quantity").asText()),
                        BigDecimal::add);
        finishIfComplete(order);
    }

    private void finishIfComplete(String order) {
        JsonNode its = released.get(order);
        if (confirmed.contains(order)
                && PlantData.isWithdrawn(
                        its.path("item").asText(),
                        its.path("quantity").asText(),
                        withdrawn.getOrDefault(order, Map.of()))) {
            finished(order);
        }
    }

    /** An order that can be closed. */
    synchronized void finished(String order) {
        finished.add(order);
    }

    /** Finished orders that are not closed yet. */
    synchronized List<String> toClose() {
        return finished.stream().filter(order -> !closed.contains(order)).toList();
    }

    /** The changes since a time, that time included, oldest first: who asks again from the last one misses none. */
    @Override
    public synchronized Answer get(Map<String, String> query) {
        Instant since;
        int limit;
        try {
            since = OffsetDateTime.parse(query.getOrDefault("changedSince", "1970-01-01T00:00:00Z"))
                    .toInstant();
            limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        } catch (DateTimeException | NumberFormatException e) {
            return Answer.refused(400, "INVALID_PARAMETER", e.getMessage());
        }
        ArrayNode found = Json.array();
        changes.stream()
                .filter(change -> !changedAt(change).isBefore(since))
                .limit(limit)
                .forEach(change ->
                        found.add(((ObjectNode) change.path("workOrder").deepCopy())
                                .put("change", change.path("change").asText())
                                .put("eventId", change.path("eventId").asText())
                                .put("changedAt", change.path("changedAt").asText())));
        return Answer.ok(Json.object().set("workOrders", found));
    }

    private static Instant changedAt(JsonNode change) {
        return OffsetDateTime.parse(change.path("changedAt").asText()).toInstant();
    }
}
