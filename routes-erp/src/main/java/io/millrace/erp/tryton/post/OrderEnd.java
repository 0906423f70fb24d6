/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.tryton.TrytonError;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Brings a production order to its end, from whatever state it is in. */
final class OrderEnd {

    private final Tryton tryton;
    private final ProductionOrder order;
    private final OrderBook book;
    private final Works works;

    OrderEnd(Tryton tryton, ProductionOrder order, OrderBook book, Works works) {
        this.tryton = tryton;
        this.order = order;
        this.book = book;
        this.works = works;
    }

    /** @param backflush whether what is left of the plan is consumed */
    void reach(boolean backflush) {
        String state = state();
        if (state.equals("done")) {
            return;
        }
        if (state.equals("assigned") && !backflush) {
            // a line that is assigned cannot be taken off
            press("wait", "waiting");
            state = "waiting";
        }
        if (!state.equals("running")) {
            takeOff(!backflush, true);
            if (state.equals("waiting")) {
                press("assign_try", "assigned");
            }
            press("run", "running");
        } else {
            takeOff(false, true);
        }
        works.works().forEach(this::finish);
        press("done", "done");
    }

    /** What was neither consumed nor made is no longer planned. */
    private void takeOff(boolean inputs, boolean outputs) {
        List<Integer> left = book.planned().stream()
                .filter(line -> line.input() ? inputs : outputs)
                .map(Move::id)
                .toList();
        if (!left.isEmpty()) {
            tryton.press(Move.MODEL, "delete", left);
        }
    }

    private void press(String button, String expected) {
        tryton.press(ProductionOrder.MODEL, button, List.of(order.id()));
        String state = state();
        if (!state.equals(expected)) {
            throw tryton.rejected(
                    TrytonError.NOT_DONE,
                    "production order " + order.number() + " is " + state + " after " + button
                            + (button.equals("assign_try") ? ": its components are not all in stock" : ""));
        }
    }

    private String state() {
        return ProductionOrder.state(tryton, order.id());
    }

    /** Tryton ends an order only when all its works are finished; one that nobody reported takes no time. */
    private void finish(JsonNode work) {
        List<Integer> id = List.of(work.path("id").asInt());
        List<Integer> drafts =
                tryton.search(Ticket.CYCLE, List.of(List.of("work", "in", id), List.of("state", "=", "draft"))).stream()
                        .map(cycle -> cycle.path("id").asInt())
                        .toList();
        if (!drafts.isEmpty()) {
            tryton.press(Ticket.CYCLE, "cancel", drafts);
        }
        if (!workState(id).equals("finished")) {
            if (!workState(id).equals("running")) {
                runNoTime(id.get(0));
            }
            tryton.press(Works.MODEL, "stop", id);
        }
    }

    /** Started and stopped it would take as long as the calls do, or as the line was down between them. */
    private void runNoTime(int work) {
        Map<String, ?> cycle = Map.of("work", work, "duration", Values.duration(Duration.ZERO));
        tryton.press(Ticket.CYCLE, "run", tryton.create(Ticket.CYCLE, List.of(cycle)));
    }

    private String workState(List<Integer> id) {
        return tryton.search(Works.MODEL, List.of(List.of("id", "in", id)), "state")
                .get(0)
                .path("state")
                .asText();
    }
}
