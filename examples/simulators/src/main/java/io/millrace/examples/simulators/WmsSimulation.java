/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static io.millrace.examples.simulators.DocumentCollection.Honours.IDEMPOTENCY_KEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

/**
 * The WMS and inventory. It packs and dispatches the shipments of the day; one that a quality hold blocks waits at the
 * dock until the hold is released.
 */
final class WmsSimulation implements Simulation {

    static final long SHIPMENT_EVERY_MILLIS = 1_200;
    private static final long LOOK_EVERY_MILLIS = 300;
    private static final long AT_THE_DOCK_MILLIS = 4_000;

    private final Dock dock = new Dock();
    private Program program;
    private int packed;
    private int told;

    @Override
    public void offer(Program program) {
        this.program = program;
        LateArrivals goodsReceipts = new LateArrivals("inventory", program.faults());
        DocumentRules known = DocumentRules.known("lot", "UNKNOWN_LOT", goodsReceipts::arrived);
        program.offer(
                "wms",
                "shipment-blocks",
                IDEMPOTENCY_KEY,
                "SB",
                DocumentRules.requires("hold", "lot", "shipments", "at")
                        .and(Rules.plant())
                        .and(DocumentRules.oneOf("action", Set.of("BLOCK", "RELEASE")))
                        .and(new Blocks()));
        program.offer(
                "inventory",
                "movements",
                IDEMPOTENCY_KEY,
                "MV",
                DocumentRules.requires("workOrder", "item", "quantity", "unit", "at")
                        .and(Rules.plant())
                        .and(DocumentRules.oneOf("direction", Set.of("ISSUE", "RECEIPT")))
                        .and(DocumentRules.quantity())
                        .and(body -> "ISSUE".equals(body.path("direction").asText()) ? known.refusal(body) : null));
        program.offer(WarehouseCall.PATH, new Resource() {
            @Override
            public Answer get(Map<String, String> query) {
                return Answer.ok(Json.object().put("kept", dock.keeps(query.get("hold"))));
            }
        });
    }

    @Override
    public synchronized void replay(JsonNode record) {
        if ("emitted".equals(record.path("kind").asText())) {
            told++;
            String shipment = record.path("body").path("shipment").path("id").asText();
            switch (record.path("fact").asText()) {
                case "shipment-ready" -> {
                    packed++;
                    dock.arrived(
                            shipment,
                            OffsetDateTime.parse(record.path("at").asText()).toInstant());
                }
                case "shipment-dispatched" -> dock.left(shipment);
                default -> {}
            }
        }
    }

    @Override
    public void plan(Day day) {
        day.every(SHIPMENT_EVERY_MILLIS, this::pack);
        day.every(LOOK_EVERY_MILLIS, () -> dispatch(day.real(AT_THE_DOCK_MILLIS)));
    }

    /** Brings the handling units of the next shipment to the dock; it is ready then. */
    private synchronized void pack() {
        PlantData.Shipment shipment = PlantData.shipment(packed, program.dice());
        for (PlantData.ShipmentLine line : shipment.lines()) {
            ObjectNode body = webhook()
                    .put("handlingUnit", line.handlingUnit())
                    .put("plant", PlantData.PLANT)
                    .put("from", "H1-" + (10 + packed % 40) + "-03")
                    .put("to", "DOCK-" + (1 + packed % 4));
            body.putArray("contents")
                    .addObject()
                    .put("item", line.item())
                    .put("lot", line.lot())
                    .put("quantity", line.quantity())
                    .put("unit", "EA");
            emit("handling-unit-moved", line.handlingUnit(), "/webhooks/wms/handling-units", body);
        }
        emit("shipment-ready", shipment.id(), "/webhooks/wms/shipments", shipmentBody(shipment, "READY"));
        dock.arrived(shipment.id(), Instant.now());
        packed++;
    }

    /** Nothing that leaves is blocked in between. */
    private synchronized void dispatch(long millisAtTheDock) {
        synchronized (dock) {
            for (String id : dock.ready(Instant.now().minusMillis(millisAtTheDock))) {
                PlantData.Shipment shipment =
                        PlantData.shipment(Integer.parseInt(id) - PlantData.FIRST_SHIPMENT, program.dice());
                emit("shipment-dispatched", id, "/webhooks/wms/shipments", shipmentBody(shipment, "DISPATCHED"));
                dock.left(id);
            }
        }
    }

    private void emit(String fact, String key, String path, ObjectNode body) {
        program.outbox().emit(fact, key, body.path("eventId").asText(), path, body);
        told++;
    }

    private ObjectNode webhook() {
        return Json.object().put("eventId", String.format("WMS-%07d", told + 1)).put("occurredAt", Json.now());
    }

    private ObjectNode shipmentBody(PlantData.Shipment shipment, String status) {
        ObjectNode body = webhook().put("status", status);
        ArrayNode lines = body.putObject("shipment")
                .put("id", shipment.id())
                .put("plant", PlantData.PLANT)
                .put("customer", shipment.customer())
                .put("carrier", shipment.carrier())
                .put("trackingNumber", shipment.trackingNumber())
                .putArray("lines");
        shipment.lines()
                .forEach(line -> lines.addObject()
                        .put("item", line.item())
                        .put("lot", line.lot())
                        .put("quantity", line.quantity())
                        .put("unit", "EA")
                        .put("handlingUnit", line.handlingUnit()));
        return body;
    }

    /** Every shipment of a block must be known; a booked block or release takes effect at the dock. */
    private final class Blocks implements DocumentRules {

        @Override
        public Answer refusal(JsonNode body) {
            for (JsonNode shipment : body.path("shipments")) {
                if (!PlantData.isShipment(shipment.asText())) {
                    return Answer.unknown("UNKNOWN_SHIPMENT", "shipment " + shipment.asText() + " is not known here");
                }
            }
            return null;
        }

        @Override
        public void booked(JsonNode body) {
            String hold = body.path("hold").asText();
            for (JsonNode shipment : body.path("shipments")) {
                if ("BLOCK".equals(body.path("action").asText())) {
                    dock.block(hold, shipment.asText());
                } else {
                    dock.release(hold, shipment.asText());
                }
            }
        }
    }
}
