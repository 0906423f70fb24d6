/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import io.millrace.erp.tryton.TrytonError;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import io.millrace.erp.tryton.wire.TrytonDelivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ships a customer shipment of Tryton with the lots that really left: they replace what Tryton planned to pick, then the
 * shipment is picked, packed and done.
 */
public final class DeliverySink extends TrytonSink<TrytonDelivery> {

    private static final String MODEL = "stock.shipment.out";

    public DeliverySink() {
        super(TrytonDelivery.class);
    }

    @Override
    List<String> facts(TrytonDelivery delivery) {
        return Facts.of("shipment", delivery.shipment()).list();
    }

    @Override
    Posted post(Tryton tryton, TrytonDelivery delivery, String key) {
        JsonNode shipment = shipment(tryton, delivery);
        List<Integer> id = List.of(shipment.path("id").asInt());
        boolean ours = shipment.path("reference").asText("").equals(key);
        String state = shipment.path("state").asText();
        if (!ours) {
            requireOpen(tryton, delivery, state);
            if (!state.equals("waiting")) {
                // makes the lines to pick, or takes their reservation back
                tryton.press(MODEL, "wait", id);
            }
            tryton.write(MODEL, id.get(0), picked(tryton, id.get(0), delivery, key));
        }
        finish(tryton, delivery, id);
        return posted(delivery);
    }

    private static JsonNode shipment(Tryton tryton, TrytonDelivery delivery) {
        JsonNode found =
                tryton.first(MODEL, List.of(List.of("number", "=", delivery.shipment())), "state", "reference");
        if (found == null) {
            throw tryton.premature("Tryton does not know customer shipment " + delivery.shipment());
        }
        return found;
    }

    private static void requireOpen(Tryton tryton, TrytonDelivery delivery, String state) {
        if (!List.of("draft", "waiting", "assigned").contains(state)) {
            throw tryton.rejected(
                    PostError.REJECTED, "customer shipment " + delivery.shipment() + " is already " + state);
        }
    }

    /** The key and the lines, in one call: the key says that the lines are there. */
    private static Map<String, Object> picked(Tryton tryton, int id, TrytonDelivery delivery, String key) {
        JsonNode places = tryton.first(
                MODEL, List.of(List.of("id", "=", id)), "warehouse_storage", "warehouse_output", "inventory_moves");
        int storage = places.path("warehouse_storage").asInt();
        int output = places.path("warehouse_output").asInt();
        Master master = new Master(tryton);
        Stock stock = new Stock(tryton);
        List<Object> moves = new ArrayList<>();
        List<Integer> planned = Values.ids(places.path("inventory_moves"));
        if (!planned.isEmpty()) {
            moves.add(List.of("delete", planned));
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        for (TrytonDelivery.Line line : delivery.lines()) {
            int product = master.product(line.item());
            Integer lot = master.lot(product, line.lot());
            Unit unit = master.unit(line.unit());
            var quantity = master.exact(line.quantity());
            int from = stock.locationOf(product, lot, unit, quantity, storage);
            lines.add(Move.wanted(product, lot, unit, quantity, from, output, false)
                    .values(Days.of(delivery.dispatchedAt())));
        }
        moves.add(List.of("create", lines));
        Map<String, Object> values = new HashMap<>();
        values.put("reference", key);
        values.put("inventory_moves", moves);
        return values;
    }

    private static void finish(Tryton tryton, TrytonDelivery delivery, List<Integer> id) {
        if (state(tryton, id).equals("waiting")) {
            tryton.press(MODEL, "assign_try", id);
            if (state(tryton, id).equals("waiting")) {
                tryton.press(MODEL, "assign_force", id);
            }
        }
        step(tryton, delivery, id, "assigned", "pick");
        step(tryton, delivery, id, "picked", "pack");
        step(tryton, delivery, id, "packed", "done");
        String state = state(tryton, id);
        if (!state.equals("done")) {
            throw tryton.rejected(
                    TrytonError.NOT_DONE, "customer shipment " + delivery.shipment() + " is still " + state);
        }
    }

    private static void step(Tryton tryton, TrytonDelivery delivery, List<Integer> id, String in, String button) {
        if (state(tryton, id).equals(in)) {
            tryton.press(MODEL, button, id);
            tryton.effective();
        }
    }

    private static String state(Tryton tryton, List<Integer> id) {
        return tryton.search(MODEL, List.of(List.of("id", "in", id)), "state")
                .get(0)
                .path("state")
                .asText();
    }

    private static Posted posted(TrytonDelivery delivery) {
        return new Posted(delivery.shipment());
    }

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonDelivery delivery, String key) {
        JsonNode shipment = shipment(tryton, delivery);
        boolean ours = shipment.path("reference").asText("").equals(key);
        return ours && shipment.path("state").asText().equals("done") ? posted(delivery) : null;
    }
}
