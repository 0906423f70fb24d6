/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * The people at an ERP that is a system of its own: they plan production and enter the deliveries that the warehouse
 * will pack. Beside them costing, which that ERP has not. The ERP itself tells the world of its orders.
 */
final class DeskSimulation implements Simulation {

    private static final long LOOK_EVERY_MILLIS = 5_000;
    private static final int DELIVERIES_AHEAD = 40;
    private static final Duration UNTIL_THE_ERP_IS_UP = Duration.ofMinutes(5);

    private final Function<Settings, ErpDesk> desks;
    private final OrderBook orders = new OrderBook();
    private ErpDesk desk;
    private Program program;
    private Planning planning;
    private int deliveriesDue;
    private int deliveries;

    DeskSimulation(Function<Settings, ErpDesk> desks) {
        this.desks = desks;
    }

    @Override
    public void offer(Program program) {
        this.program = program;
        desk = desks.apply(program.settings());
        planning = new Planning(program, orders, desk::known);
        Costing.offer(program, orders);
        program.sendBy(new Entry());
    }

    @Override
    public void replay(JsonNode record) {
        if ("emitted".equals(record.path("kind").asText())) {
            orders.told(record.path("body"));
        }
    }

    @Override
    public void plan(Day day) {
        planning.plan(day);
        day.every(LOOK_EVERY_MILLIS, this::lookForFinishedOrders);
        day.every(WmsSimulation.SHIPMENT_EVERY_MILLIS, () -> {
            deliveriesDue++;
            enterDeliveries();
        });
    }

    private void lookForFinishedOrders() {
        unchecked(() -> desk.finished().forEach(orders::finished));
    }

    /** The warehouse must never be ahead of the office. */
    private void enterDeliveries() {
        unchecked(() -> {
            while (deliveries < deliveriesDue) {
                desk.deliver(PlantData.shipment(deliveries, program.dice()));
                deliveries++;
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    /** The day tells what went wrong, and does it again later. */
    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was planned is entered at the desk. */
    private final class Entry implements Outbox.Transport {

        /** Before the day begins the ERP knows the plant, and what is to be delivered first. */
        @Override
        public void start() {
            Instant limit = Instant.now().plus(UNTIL_THE_ERP_IS_UP);
            while (true) {
                try {
                    desk.open();
                    break;
                } catch (IOException notYet) {
                    System.err.println("the ERP is not ready: " + notYet.getMessage());
                    if (Instant.now().isAfter(limit)) {
                        throw new UncheckedIOException(notYet);
                    }
                    pause();
                }
            }
            unchecked(() -> deliveries = desk.deliveries());
            int ahead = Math.max(
                    8, (int) (DELIVERIES_AHEAD * Math.min(1, program.settings().pace())));
            deliveriesDue = Math.max(deliveries, ahead);
            enterDeliveries();
        }

        @Override
        public void send(String to, String id, byte[] body) throws IOException {
            JsonNode told = Json.read(body);
            JsonNode order = told.path("workOrder");
            switch (told.path("change").asText()) {
                case "RELEASED" -> desk.release(order);
                case "CHANGED" -> desk.hurry(order);
                case "CLOSED" -> desk.close(order.path("id").asText());
                default -> throw new IOException("nobody enters " + told);
            }
        }

        private static void pause() {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
