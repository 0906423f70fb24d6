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

/** Takes back a receipt: a supplier return of the same lot, from where it was put. */
public final class ReceiptReversalSink extends ReversalSink {

    private static final String MODEL = "stock.shipment.in.return";

    @Override
    Posted post(Tryton tryton, TrytonReversal reversal, String key) {
        Shipment back = Shipment.of(tryton, MODEL, key);
        if (back == null) {
            back = Shipment.make(tryton, MODEL, key, planned(tryton, reversal.document()));
        }
        back.step("draft", "wait");
        back.assign();
        back.step("assigned", "done");
        return back.done();
    }

    private static Map<String, Object> planned(Tryton tryton, String document) {
        JsonNode found = Shipment.numbered(
                tryton, ReceiptSink.MODEL, "supplier shipment", document, "number", "supplier", "inventory_moves");
        Shipment received = new Shipment(tryton, ReceiptSink.MODEL, found);
        JsonNode came = received.moves("incoming_moves", Opposite.FIELDS).get(0);
        boolean isPutAway = !found.path("inventory_moves").isEmpty();
        JsonNode lies =
                isPutAway ? received.moves("inventory_moves", Opposite.FIELDS).get(0) : came;
        Opposite.requireThere(tryton, lies);
        Map<String, Object> move = Opposite.of(came);
        move.put("from_location", lies.path("to_location"));
        Map<String, Object> values = new HashMap<>();
        values.put("supplier", found.path("supplier"));
        values.put("from_location", move.get("from_location"));
        values.put("to_location", move.get("to_location"));
        values.put("planned_date", Values.date(Values.today()));
        values.put("moves", List.of(List.of("create", List.of(move))));
        return values;
    }

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonReversal reversal, String key) {
        Shipment back = Shipment.of(tryton, MODEL, key);
        return back == null ? null : back.ifDone();
    }
}
