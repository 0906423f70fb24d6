/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.Posted;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import io.millrace.erp.tryton.wire.TrytonReversal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes back a transfer: the way back, as an internal shipment of its own. */
public final class TransferReversalSink extends ReversalSink {

    @Override
    Posted post(Tryton tryton, TrytonReversal reversal, String key) {
        InternalShipments shipments = new InternalShipments(tryton, key);
        if (shipments.find().isEmpty()) {
            shipments.make(back(tryton, reversal.document()), Values.today());
        }
        List<JsonNode> made = shipments.find();
        shipments.finish(made);
        return new Posted(InternalShipments.numbers(made));
    }

    private static List<Move> back(Tryton tryton, String document) {
        List<Move> back = new ArrayList<>();
        for (String number : document.split(", ")) {
            JsonNode found =
                    Shipment.numbered(tryton, InternalShipments.MODEL, "internal shipment", number, "number", "moves");
            Shipment shipment = new Shipment(tryton, InternalShipments.MODEL, found);
            for (JsonNode move : shipment.moves("moves", Opposite.FIELDS)) {
                Opposite.requireThere(tryton, move);
                back.add(Move.of(move).turned());
            }
        }
        return back;
    }

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonReversal reversal, String key) {
        List<JsonNode> made = new InternalShipments(tryton, key).find();
        return InternalShipments.areDone(made) ? new Posted(InternalShipments.numbers(made)) : null;
    }
}
