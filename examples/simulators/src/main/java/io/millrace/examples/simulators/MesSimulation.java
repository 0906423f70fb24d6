/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static io.millrace.examples.simulators.DocumentCollection.Honours.IDEMPOTENCY_KEY;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The MES, scheduling and labor tracking, and three lines. The lines are told of work orders over MQTT; a line that is
 * free takes the next one, makes it, and publishes what it consumes and counts.
 */
final class MesSimulation implements Simulation {

    private static final long BEAT_MILLIS = 175;

    private final BiFunction<String, Consumer<JsonNode>, Outbox.Transport> link;
    private final Set<String> toldOrders = new HashSet<>();
    private final Queue<JsonNode> waitingOrders = new ArrayDeque<>();
    private List<Line> lines = List.of();
    private Program program;

    MesSimulation() {
        this(MqttLink::new);
    }

    /** With another link of the lines to the world, given the broker's address and who takes work orders. */
    MesSimulation(BiFunction<String, Consumer<JsonNode>, Outbox.Transport> link) {
        this.link = link;
    }

    @Override
    public void offer(Program program) {
        this.program = program;
        DocumentRules plant = Rules.plant();
        program.offer(
                "mes",
                "work-orders",
                IDEMPOTENCY_KEY,
                "M",
                DocumentRules.requires("id")
                        .and(plant)
                        .and(DocumentRules.oneOf("change", Set.of("RELEASED", "CHANGED", "CLOSED"))));
        program.offer(
                "scheduling",
                "jobs",
                IDEMPOTENCY_KEY,
                "J",
                DocumentRules.requires("workOrder", "item", "quantity", "unit", "operations")
                        .and(plant)
                        .and(DocumentRules.quantity()));
        program.offer(
                "labor",
                "activities",
                IDEMPOTENCY_KEY,
                "A",
                DocumentRules.requires("workOrder", "operations").and(plant));
        program.sendBy(link.apply(program.settings().mqtt(), this::takeWorkOrder));
        lines = PlantData.LINES.stream()
                .map(machine -> new Line(machine, program, this::nextOrder))
                .toList();
    }

    @Override
    public synchronized void replay(JsonNode record) {
        if ("line".equals(record.path("target").asText())) {
            remember(record.path("body"));
        } else if ("order-started".equals(record.path("kind").asText())) {
            waitingOrders.removeIf(order -> order.path("workOrder").equals(record.path("workOrder")));
        }
        lines.forEach(line -> line.replay(record));
    }

    @Override
    public void plan(Day day) {
        day.every(BEAT_MILLIS, this::beat);
    }

    /** One beat of every line. */
    void beat() {
        lines.forEach(Line::beat);
    }

    @Override
    public void windDown() {
        lines.forEach(Line::endOfShift);
    }

    /** A message to the line, taken once however often the broker repeats it. It is acknowledged when this returns. */
    synchronized void takeWorkOrder(JsonNode order) {
        String eventId = order.path("eventId").asText();
        if (toldOrders.contains(eventId)) {
            return;
        }
        program.journal()
                .append(Json.object()
                        .put("kind", "held")
                        .put("target", "line")
                        .put("collection", "work-orders")
                        .put("key", eventId)
                        .put("documentNumber", "L" + (1_000_001 + toldOrders.size()))
                        .put("at", Json.now())
                        .set("body", order));
        remember(order);
    }

    private void remember(JsonNode order) {
        toldOrders.add(order.path("eventId").asText());
        waitingOrders.add(order);
    }

    private synchronized JsonNode nextOrder() {
        return waitingOrders.poll();
    }
}
