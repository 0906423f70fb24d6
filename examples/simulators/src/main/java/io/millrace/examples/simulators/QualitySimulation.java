/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static io.millrace.examples.simulators.DocumentCollection.Honours.IDEMPOTENCY_KEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import java.util.List;

/**
 * The quality system. Inspectors find nonconformances on lots that are about to be shipped, place a hold on the lot and
 * end it after the retest. They scrap only what the warehouse keeps for them: what has left, or may have, is accepted
 * as it is.
 */
final class QualitySimulation implements Simulation {

    private static final long HOLD_EVERY_MILLIS = 4_800;
    private static final long RELEASE_AFTER_MILLIS = 7_000;
    private static final int FIRST_HOLD = 2001;
    private static final List<String> DEFECTS = List.of(
            "flange face out of flatness, 0.12 mm measured, 0.05 mm allowed",
            "sink mark at the inlet",
            "hardness below 60 Shore D",
            "label shows the wrong revision",
            "leak at 10 bar test pressure");
    private static final List<String> SEVERITIES = List.of("MINOR", "MAJOR", "CRITICAL");

    private Program program;
    private WarehouseCall warehouse;
    private int placed;
    private int released;
    private int told;

    @Override
    public void offer(Program program) {
        this.program = program;
        this.warehouse = new WarehouseCall(program.settings());
        program.offer(
                "quality",
                "hold-applications",
                IDEMPOTENCY_KEY,
                "HA",
                DocumentRules.requires("hold", "lot", "appliedAt")
                        .and(Rules.plant())
                        .and(this::unknownHold));
        program.offer("/control/release", new Resource() {
            @Override
            public Answer post(Headers headers, JsonNode body) {
                return releaseNow();
            }
        });
    }

    @Override
    public synchronized void replay(JsonNode record) {
        if ("emitted".equals(record.path("kind").asText())) {
            told++;
            switch (record.path("fact").asText()) {
                case "quality-hold-placed" -> placed++;
                case "quality-hold-released" -> released++;
                default -> {}
            }
        }
    }

    @Override
    public void plan(Day day) {
        day.every(HOLD_EVERY_MILLIS, this::place);
        long releasesBegin = System.nanoTime() + day.real(RELEASE_AFTER_MILLIS) * 1_000_000;
        day.every(HOLD_EVERY_MILLIS, () -> {
            if (System.nanoTime() > releasesBegin && released < placed) {
                release();
            }
        });
    }

    @Override
    public void windDown() {
        while (released < placed) {
            release();
        }
    }

    private synchronized void place() {
        int number = placed;
        PlantData.ShipmentLine stock = heldStock(number);
        ObjectNode nonconformance = webhook();
        nonconformance
                .putObject("nonconformance")
                .put("id", nonconformanceId(number))
                .put("plant", PlantData.PLANT)
                .put("item", stock.item())
                .put("lot", stock.lot())
                .put("severity", SEVERITIES.get(program.dice().roll(3, "severity", number)))
                .put("description", defect(number));
        emit("nonconformance-raised", stock.lot(), "/webhooks/quality/nonconformances", nonconformance);
        emit("quality-hold-placed", stock.lot(), "/webhooks/quality/holds", hold(number, "PLACED"));
        placed++;
    }

    private synchronized void release() {
        int number = released;
        ObjectNode body = hold(number, "RELEASED");
        boolean bad = program.dice().oneIn(5, "disposition", number);
        ((ObjectNode) body.path("hold"))
                .put("disposition", bad && warehouse.keeps(holdId(number)) ? "SCRAPPED" : "UNRESTRICTED");
        emit("quality-hold-released", heldStock(number).lot(), "/webhooks/quality/holds", body);
        released++;
    }

    /** Somebody at the desk releases the oldest hold before its time. */
    private synchronized Answer releaseNow() {
        if (released == placed) {
            return Answer.refused(409, "NOTHING_HELD", "no hold is open");
        }
        String hold = holdId(released);
        release();
        return Answer.ok(Json.object().put("hold", hold));
    }

    private void emit(String fact, String key, String path, ObjectNode body) {
        program.outbox().emit(fact, key, body.path("eventId").asText(), path, body);
        told++;
    }

    private ObjectNode webhook() {
        return Json.object().put("eventId", String.format("QMS-%07d", told + 1)).put("occurredAt", Json.now());
    }

    private ObjectNode hold(int number, String action) {
        PlantData.ShipmentLine stock = heldStock(number);
        ObjectNode body = webhook().put("action", action);
        ObjectNode hold = body.putObject("hold")
                .put("id", holdId(number))
                .put("plant", PlantData.PLANT)
                .put("item", stock.item())
                .put("lot", stock.lot())
                .put("nonconformance", nonconformanceId(number))
                .put("reason", defect(number));
        hold.putArray("shipments")
                .add(shipment(number, 0).id())
                .add(shipment(number, 1).id());
        return body;
    }

    /** Every second lot on its way to the dock is found bad: the next but one at the time of the hold. */
    private PlantData.Shipment shipment(int hold, int which) {
        return PlantData.shipment(2 * (2 * hold + 2) + which, program.dice());
    }

    private PlantData.ShipmentLine heldStock(int hold) {
        return shipment(hold, 0).lines().get(0);
    }

    private String defect(int number) {
        return DEFECTS.get(program.dice().roll(DEFECTS.size(), "defect", number));
    }

    private static String holdId(int number) {
        return "QH-" + (FIRST_HOLD + number);
    }

    private static String nonconformanceId(int number) {
        return "NC-" + (FIRST_HOLD + number);
    }

    private synchronized Answer unknownHold(JsonNode body) {
        String id = body.path("hold").asText();
        boolean known = id.matches("QH-\\d{1,6}") && Integer.parseInt(id.substring(3)) - FIRST_HOLD < placed;
        return known ? null : Answer.rejected("UNKNOWN_HOLD", "hold " + id + " was never placed here");
    }
}
