/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import static io.millrace.examples.simulators.reconciliation.Expectation.and;
import static io.millrace.examples.simulators.reconciliation.Expectation.copy;

import java.util.List;
import java.util.Map;

/** The simulated ERP: a journal among the others, which says all that it was told. */
final class RestBooks implements ErpBooks {

    @Override
    public List<Expectation> expectations() {
        return List.of(
                new Expectation(
                        "material-consumed",
                        "erp",
                        "goods-movements",
                        copy("workOrder", "operation", "item", "lot", "quantity", "unit")),
                new Expectation(
                        "quality-hold-placed",
                        "erp",
                        "stock-statuses",
                        and(copy("hold", "plant", "item", "lot"), "status", "BLOCKED")),
                new Expectation("quality-hold-released", "erp", "stock-statuses", Expectation::stockStatusAfterRelease),
                new Expectation(
                        "shipment-dispatched",
                        "erp",
                        "deliveries",
                        copy("shipment", "plant", "customer", "carrier", "trackingNumber", "lines")));
    }

    @Override
    public List<CountCheck.Booking> bookings() {
        return List.of(new CountCheck.Booking(
                "erp/confirmations", null, true, Map.of("good", "yield", "scrap", "scrap", "rework", "rework"), "to"));
    }

    @Override
    public History complete(History journals) {
        return journals;
    }

    @Override
    public List<Anomaly> contradictions() {
        return List.of();
    }
}
