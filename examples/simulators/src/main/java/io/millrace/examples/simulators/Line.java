/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One line. It makes a work order in 22 steps, reports a consumption at each, and shows its counters at every fifth and
 * the last. Its counters are those of a real machine: they only grow, until the controller forgets them.
 */
final class Line {

    private static final int STEPS = 22;
    private static final int COUNT_EVERY = 5;
    private static final int COUNTS = 5;
    private static final int SUSPENDED_BEATS = 4;
    private static final String COUNTING_OPERATION = "0020";

    private final String machine;
    private final String topic;
    private final Program program;
    private final Supplier<JsonNode> orders;
    private JsonNode order;
    private int step;
    private int counts;
    private int good;
    private int scrap;
    private int rework;
    private int consumptionSequence;
    private int countSequence;
    private int stateSequence;
    private String state = "IDLE";
    private int suspendedBeats;

    Line(String machine, Program program, Supplier<JsonNode> orders) {
        this.machine = machine;
        this.topic = "plant/" + PlantData.PLANT + "/" + machine.substring(machine.indexOf('-') + 1) + "/";
        this.program = program;
        this.orders = orders;
    }

    /** One beat of the line. */
    void beat() {
        if (order == null) {
            takeNextOrder();
        } else if (suspendedBeats > 0) {
            suspendedBeats--;
        } else if (!state.equals("EXECUTE")) {
            enter("EXECUTE");
        } else if (step < STEPS) {
            produce();
        } else {
            finish();
        }
    }

    /** The shift ends: what the running order has made so far is counted for the last time. */
    void endOfShift() {
        if (order != null && step > 0) {
            finish();
        }
    }

    void replay(JsonNode record) {
        JsonNode body = record.path("body");
        if (machine.equals(record.path("machine").asText())) {
            begin(record.path("order"));
        } else if (machine.equals(body.path("machine").asText()) && record.has("fact")) {
            switch (record.path("fact").asText()) {
                case "material-consumed" -> consumed();
                case "production-count" -> {
                    counted(body);
                    order = body.path("final").asBoolean() ? null : order;
                }
                default -> entered(body.path("state").asText());
            }
        }
        if ("counters-forgotten".equals(record.path("kind").asText())
                && machine.equals(record.path("of").asText())) {
            forgetCounters();
        }
    }

    private void takeNextOrder() {
        JsonNode next = orders.get();
        if (next != null) {
            ObjectNode record = Json.object().put("kind", "order-started").put("machine", machine);
            record.set("workOrder", next.path("workOrder"));
            record.set("order", next);
            program.journal().append(record);
            begin(next);
            enter("EXECUTE");
        }
    }

    private void produce() {
        consume();
        if (step % COUNT_EVERY == 0 && step < STEPS) {
            count(false);
            if (good > 2 * quantity() / COUNTS && program.dice().oneIn(8, "forget", machine, countSequence)) {
                program.journal()
                        .append(Json.object().put("kind", "counters-forgotten").put("of", machine));
                forgetCounters();
            }
        }
        if (program.dice().oneIn(70, "suspend", machine, consumptionSequence)) {
            suspendedBeats = SUSPENDED_BEATS;
            enter("SUSPENDED");
        }
    }

    private void finish() {
        count(true);
        enter("COMPLETE");
        order = null;
        enter("IDLE");
    }

    private void consume() {
        List<PlantData.Material> materials =
                PlantData.product(order.path("item").asText()).reported();
        PlantData.Material material = materials.get(step % materials.size());
        int pieces = pieces(quantity(), materials.size());
        ObjectNode body = Json.object()
                .put("messageId", String.format("%s-C-%06d", machine, consumptionSequence + 1))
                .put("sequence", consumptionSequence + 1)
                .put("machine", machine)
                .put("workOrder", workOrder())
                .put("operation", material.operation())
                .put("item", material.item())
                .put("lot", PlantData.lotOfMaterial(material.item(), workOrder(), step >= STEPS / 2))
                .put(
                        "quantity",
                        new BigDecimal(material.perPiece())
                                .multiply(BigDecimal.valueOf(pieces))
                                .toPlainString())
                .put("unit", material.unit())
                .put("consumedAt", Json.now());
        publish("material-consumed", "consumption", body, null);
        consumed();
    }

    private static int pieces(int quantity, int materials) {
        return Math.max(1, quantity * materials / STEPS);
    }

    /** What a line consumes for a whole order, by item. */
    static Map<String, BigDecimal> consumption(PlantData.Product product, int quantity) {
        List<PlantData.Material> materials = product.reported();
        BigDecimal pieces = BigDecimal.valueOf(pieces(quantity, materials.size()));
        Map<String, BigDecimal> consumption = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            PlantData.Material material = materials.get(step % materials.size());
            consumption.merge(material.item(), new BigDecimal(material.perPiece()).multiply(pieces), BigDecimal::add);
        }
        return consumption;
    }

    private void count(boolean last) {
        int part = counts + 1;
        int madeGood = Math.max(1, quantity() * part / COUNTS - quantity() * counts / COUNTS);
        int madeScrap = program.dice().roll(3, "scrap", workOrder(), part);
        int madeRework = program.dice().oneIn(4, "rework", workOrder(), part) ? 1 : 0;
        ObjectNode body = Json.object()
                .put("messageId", String.format("%s-P-%06d", machine, countSequence + 1))
                .put("machine", machine)
                .put("workOrder", workOrder())
                .put("operation", COUNTING_OPERATION)
                .put("item", order.path("item").asText())
                .put("lot", PlantData.lotOfOrder(workOrder()))
                .put("good", good + madeGood)
                .put("scrap", scrap + madeScrap)
                .put("rework", rework + madeRework)
                .put("unit", "pcs")
                .put("final", last)
                .put("countedAt", Json.now());
        ObjectNode made =
                Json.object().put("good", madeGood).put("scrap", madeScrap).put("rework", madeRework);
        publish("production-count", "count", body, made);
        counted(body);
    }

    private void enter(String next) {
        ObjectNode body = Json.object()
                .put("messageId", String.format("%s-S-%06d", machine, stateSequence + 1))
                .put("machine", machine)
                .put("state", next)
                .put("previousState", state);
        if (order != null) {
            body.put("workOrder", workOrder());
        }
        publish("equipment-state", "state", body.put("changedAt", Json.now()), null);
        entered(next);
    }

    private void publish(String fact, String subject, ObjectNode body, ObjectNode made) {
        String key = body.path("workOrder").asText(machine);
        program.outbox().emit(fact, key, body.path("messageId").asText(), topic + subject, body, made);
    }

    private void begin(JsonNode next) {
        order = next;
        step = 0;
        counts = 0;
        forgetCounters();
    }

    private void consumed() {
        consumptionSequence++;
        step++;
    }

    private void counted(JsonNode body) {
        countSequence++;
        counts++;
        good = body.path("good").asInt();
        scrap = body.path("scrap").asInt();
        rework = body.path("rework").asInt();
    }

    private void entered(String next) {
        stateSequence++;
        state = next;
    }

    private void forgetCounters() {
        good = 0;
        scrap = 0;
        rework = 0;
    }

    private int quantity() {
        return new BigDecimal(order.path("quantity").asText("1")).intValue();
    }

    private String workOrder() {
        return order.path("workOrder").asText();
    }
}
