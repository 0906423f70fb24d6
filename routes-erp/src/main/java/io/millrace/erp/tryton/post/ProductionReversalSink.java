/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.Posted;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import io.millrace.erp.tryton.wire.TrytonReversal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes back a consumption or a confirmation of a production order: what was an input goes back as an output and the
 * other way round, and the time by a work cycle of as much less. What an open order had planned is planned again; one
 * that is done stays done.
 */
public final class ProductionReversalSink extends ReversalSink {

    @Override
    Posted post(Tryton tryton, TrytonReversal reversal, String key) {
        ProductionOrder order = order(tryton, reversal);
        OrderBook book = new OrderBook(tryton, order);
        Ticket ticket = book.find(key);
        if (ticket == null) {
            Ticket taken = Ticket.read(reversal.document());
            List<Integer> moves = movesBack(tryton, order, taken.moves());
            List<Integer> cycles = taken.cycles().stream()
                    .map(id -> book.draft(cycleBack(tryton, id)))
                    .toList();
            ticket = new Ticket(moves, cycles);
            book.name(key, "took back " + taken, ticket);
        }
        book.carryOut(key, ticket);
        return ConsumptionSink.posted(order, ticket);
    }

    private static ProductionOrder order(Tryton tryton, TrytonReversal reversal) {
        return ProductionOrder.find(tryton, reversal.document().replaceFirst(" \\[.*", ""));
    }

    /** All are made in one call: there are all of them, or none. */
    private static List<Integer> movesBack(Tryton tryton, ProductionOrder order, List<Integer> moves) {
        if (moves.isEmpty()) {
            return List.of();
        }
        List<Integer> made = Opposite.made(tryton, moves);
        if (made.isEmpty()) {
            List<Map<String, Object>> wanted = new ArrayList<>();
            for (JsonNode move : tryton.search(Move.MODEL, List.of(List.of("id", "in", moves)), Opposite.FIELDS)) {
                Opposite.requireThere(tryton, move);
                wanted.add(Opposite.of(move));
                plan(order, move, wanted);
            }
            tryton.create(Move.MODEL, wanted);
            made = Opposite.made(tryton, moves);
        }
        return made;
    }

    private static void plan(ProductionOrder order, JsonNode move, List<Map<String, Object>> wanted) {
        boolean input = move.path("production_input").isInt();
        boolean planned = input ? order.takesInputs() : order.takesOutputs() && Opposite.isStored(move);
        if (!planned) {
            return;
        }
        Map<String, Object> line = new HashMap<>();
        for (String same : new String[] {"product", "uom", "quantity", "to_location"}) {
            line.put(same, move.path(same));
        }
        line.put("from_location", input ? order.picking() : order.location());
        line.put(input ? "production_input" : "production_output", order.id());
        if (!input) {
            line.put("unit_price", Values.decimal(BigDecimal.ZERO));
        }
        wanted.add(line);
    }

    private static OrderBook.Cycle cycleBack(Tryton tryton, int id) {
        JsonNode cycle = tryton.first(Ticket.CYCLE, List.of(List.of("id", "=", id)), "work", "duration");
        Duration time = Values.duration(cycle.path("duration"));
        return new OrderBook.Cycle(cycle.path("work").asInt(), time.negated());
    }

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonReversal reversal, String key) {
        ProductionOrder order = order(tryton, reversal);
        OrderBook book = new OrderBook(tryton, order);
        Ticket ticket = book.find(key);
        return ticket != null && book.isDone(ticket) ? ConsumptionSink.posted(order, ticket) : null;
    }
}
