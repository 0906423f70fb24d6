/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
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

    static final String MODEL = "stock.shipment.out";
    static final String WHAT = "customer shipment";

    public DeliverySink() {
        super(TrytonDelivery.class);
    }

    @Override
    List<String> facts(TrytonDelivery delivery) {
        return Facts.of("shipment", delivery.shipment()).list();
    }

    @Override
    Posted post(Tryton tryton, TrytonDelivery delivery, String key) {
        JsonNode found = find(tryton, delivery);
        Shipment shipment = new Shipment(tryton, MODEL, found);
        if (!isOurs(found, key)) {
            String state = found.path("state").asText();
            requireOpen(tryton, delivery, state);
            if (!state.equals("waiting")) {
                // makes the lines to pick, or takes their reservation back
                shipment.press("wait");
            }
            shipment.write(picked(tryton, found, delivery, key));
        }
        shipment.assign();
        shipment.step("assigned", "pick");
        shipment.step("picked", "pack");
        shipment.step("packed", "done");
        return shipment.done();
    }

    private static JsonNode find(Tryton tryton, TrytonDelivery delivery) {
        return Shipment.numbered(tryton, MODEL, WHAT, delivery.shipment(), "number", "state", "reference");
    }

    private static boolean isOurs(JsonNode shipment, String key) {
        return shipment.path("reference").asText("").equals(key);
    }

    private static void requireOpen(Tryton tryton, TrytonDelivery delivery, String state) {
        if (!List.of("draft", "waiting", "assigned").contains(state)) {
            throw tryton.rejected(PostError.REJECTED, WHAT + ' ' + delivery.shipment() + " is already " + state);
        }
    }

    /** The key and the lines, in one call: the key says that the lines are there. */
    private static Map<String, Object> picked(Tryton tryton, JsonNode shipment, TrytonDelivery delivery, String key) {
        JsonNode places = tryton.first(
                MODEL,
                List.of(List.of("id", "=", shipment.path("id").asInt())),
                "warehouse_storage",
                "warehouse_output",
                "inventory_moves");
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

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonDelivery delivery, String key) {
        JsonNode found = find(tryton, delivery);
        return isOurs(found, key) ? new Shipment(tryton, MODEL, found).ifDone() : null;
    }
}
