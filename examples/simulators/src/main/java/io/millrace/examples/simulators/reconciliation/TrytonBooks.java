/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import static io.millrace.examples.simulators.reconciliation.Expectation.and;
import static io.millrace.examples.simulators.reconciliation.Expectation.copy;

import io.millrace.examples.simulators.TrytonClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Tryton: the moves of its stock, which are all that it books. A move knows neither the operation that consumed it nor the
 * hold that it follows, and no rework.
 */
final class TrytonBooks implements ErpBooks {

    private final TrytonMoves moves;

    TrytonBooks(TrytonClient tryton) {
        this.moves = new TrytonMoves(tryton);
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                new Expectation(
                        "material-consumed",
                        "erp",
                        "goods-movements",
                        copy("workOrder", "item", "lot", "quantity", "unit")),
                new Expectation(
                        "quality-hold-placed", "erp", "stock-statuses", and(copy("item", "lot"), "status", "BLOCKED")),
                new Expectation("quality-hold-released", "erp", "stock-statuses", TrytonBooks::statusAfterRelease),
                new Expectation("shipment-dispatched", "erp", "deliveries", Expectation::shipmentWithoutHandlingUnits));
    }

    private static Map<String, String> statusAfterRelease(Map<String, String> fact) {
        return and(copy("item", "lot"), "status", fact.get("disposition")).apply(fact);
    }

    @Override
    public List<CountCheck.Booking> bookings() {
        return List.of(new CountCheck.Booking(
                "erp/confirmations", null, false, Map.of("good", "yield", "scrap", "scrap"), "to"));
    }

    /** An order ends in Tryton with its last confirmation, so Tryton says which have been closed. */
    @Override
    public History complete(History journals) throws IOException {
        History told = journals.telling(moves.closedOrders());
        return OrderDocuments.attribute(told).with(moves.documents(told.facts()), 0);
    }

    @Override
    public List<Anomaly> contradictions() throws IOException {
        return moves.leftOnHold().stream()
                .map(lot -> new Anomaly(
                        Anomaly.Kind.UNEXPECTED,
                        "Tryton still has stock of " + lot + " on hold, and every hold has been released"))
                .toList();
    }
}
