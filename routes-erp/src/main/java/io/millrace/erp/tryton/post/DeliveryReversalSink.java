/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.Posted;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import io.millrace.erp.tryton.wire.TrytonReversal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes back a customer shipment: a customer return of the same lots, which are put where they were picked.
 */
public final class DeliveryReversalSink extends ReversalSink {

    private static final String MODEL = "stock.shipment.out.return";

    @Override
    Posted post(Tryton tryton, TrytonReversal reversal, String key) {
        JsonNode found = Shipment.numbered(
                tryton,
                DeliverySink.MODEL,
                DeliverySink.WHAT,
                reversal.document(),
                "number",
                "customer",
                "delivery_address",
                "warehouse",
                "warehouse.input_location");
        Shipment shipped = new Shipment(tryton, DeliverySink.MODEL, found);
        Shipment back = Shipment.of(tryton, MODEL, key);
        if (back == null) {
            back = Shipment.make(tryton, MODEL, key, planned(found, shipped));
        }
        back.step("draft", "receive");
        if (back.state().equals("received")) {
            putAway(tryton, shipped, back);
            back.press("done");
        }
        return back.done();
    }

    private static Map<String, Object> planned(JsonNode found, Shipment shipped) {
        Map<String, Object> values = new HashMap<>();
        for (String same : new String[] {"customer", "delivery_address", "warehouse"}) {
            values.put(same, found.path(same));
        }
        JsonNode input = found.at("/warehouse./input_location");
        List<Map<String, Object>> moves = shipped.moves("outgoing_moves", Opposite.FIELDS).stream()
                .map(move -> {
                    Map<String, Object> opposite = Opposite.of(move);
                    opposite.put("to_location", input);
                    return opposite;
                })
                .toList();
        values.put("planned_date", Values.date(Values.today()));
        values.put("incoming_moves", List.of(List.of("create", moves)));
        return values;
    }

    private static void putAway(Tryton tryton, Shipment shipped, Shipment back) {
        List<JsonNode> picked = shipped.moves("inventory_moves", "product", "lot", "from_location");
        for (JsonNode move : back.moves("inventory_moves", "product", "lot", "to_location")) {
            picked.stream()
                    .filter(from -> from.path("product").equals(move.path("product"))
                            && from.path("lot").equals(move.path("lot"))
                            && !from.path("from_location").equals(move.path("to_location")))
                    .findFirst()
                    .ifPresent(from -> tryton.write(
                            Move.MODEL, move.path("id").asInt(), Map.of("to_location", from.path("from_location"))));
        }
    }

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonReversal reversal, String key) {
        Shipment back = Shipment.of(tryton, MODEL, key);
        return back == null ? null : back.ifDone();
    }
}
