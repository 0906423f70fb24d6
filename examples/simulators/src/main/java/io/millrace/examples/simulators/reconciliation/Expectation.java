/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import io.millrace.examples.simulators.reconciliation.History.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One line of the workflow table: a fact of that kind must be booked once in that collection.
 *
 * @param says what the document must say, from the fields of the fact
 * @param nothingThere whether the target had nothing that it could have booked for that fact
 */
record Expectation(
        String fact,
        String target,
        String collection,
        UnaryOperator<Map<String, String>> says,
        Predicate<Fact> nothingThere) {

    /** Every such fact must be booked. */
    Expectation(String fact, String target, String collection, UnaryOperator<Map<String, String>> says) {
        this(fact, target, collection, says, any -> false);
    }

    /**
     * The workflows of the plant; what its ERP must say is in {@link ErpBooks#expectations}. Counts are not here: many
     * counts make one confirmation ({@link CountCheck}).
     */
    static final List<Expectation> ALL_BUT_THE_ERP = List.of(
            new Expectation(
                    "work-order-released",
                    "mes",
                    "work-orders",
                    and(copy("id", "plant", "item", "lot", "quantity", "unit"), "change", "RELEASED")),
            new Expectation(
                    "work-order-changed",
                    "mes",
                    "work-orders",
                    and(copy("id", "plant", "item", "lot", "quantity", "unit", "priority"), "change", "CHANGED")),
            new Expectation("work-order-closed", "mes", "work-orders", and(copy("id", "plant"), "change", "CLOSED")),
            new Expectation(
                    "work-order-released",
                    "scheduling",
                    "jobs",
                    copy("workOrder", "plant", "item", "quantity", "unit")),
            new Expectation("work-order-released", "labor", "activities", copy("workOrder", "plant")),
            new Expectation(
                    "work-order-released", "line", "work-orders", copy("workOrder", "item", "quantity", "unit")),
            new Expectation(
                    "material-consumed",
                    "costing",
                    "postings",
                    and(copy("workOrder", "operation", "item", "lot", "quantity", "unit"), "kind", "MATERIAL")),
            new Expectation(
                    "material-consumed",
                    "inventory",
                    "movements",
                    and(copy("workOrder", "item", "lot", "quantity", "unit"), "direction", "ISSUE")),
            new Expectation(
                    "quality-hold-placed",
                    "wms",
                    "shipment-blocks",
                    and(copy("hold", "plant", "lot", "shipments"), "action", "BLOCK")),
            new Expectation(
                    "quality-hold-placed",
                    "service",
                    "quality-alerts",
                    and(copy("hold", "plant", "item", "lot", "shipments"), "kind", "HOLD")),
            new Expectation("quality-hold-placed", "quality", "hold-applications", copy("hold", "plant", "lot")),
            new Expectation("quality-hold-released", "wms", "shipment-blocks", Expectation::shipmentBlockAfterRelease),
            new Expectation(
                    "quality-hold-released",
                    "service",
                    "quality-alerts",
                    and(copy("hold", "plant", "item", "lot", "shipments"), "kind", "RELEASE")),
            new Expectation(
                    "shipment-dispatched",
                    "crm",
                    "shipments",
                    copy("shipment", "customer", "carrier", "trackingNumber", "lines")),
            new Expectation(
                    "shipment-dispatched",
                    "portal",
                    "shipments",
                    copy("shipment", "customer", "carrier", "trackingNumber", "lines")));

    String place() {
        return target + "/" + collection;
    }

    static UnaryOperator<Map<String, String>> copy(String... fields) {
        return fact -> {
            Map<String, String> said = new LinkedHashMap<>();
            for (String field : fields) {
                said.put(field, fact.get(field));
            }
            return said;
        };
    }

    static UnaryOperator<Map<String, String>> and(
            UnaryOperator<Map<String, String>> copied, String field, String value) {
        return fact -> {
            Map<String, String> said = copied.apply(fact);
            said.put(field, value);
            return said;
        };
    }

    static Map<String, String> stockStatusAfterRelease(Map<String, String> fact) {
        return and(copy("hold", "plant", "item", "lot"), "status", fact.get("disposition"))
                .apply(fact);
    }

    /** An ERP that plans deliveries by itself keeps neither the carrier nor what was in which handling unit. */
    static Map<String, String> shipmentWithoutHandlingUnits(Map<String, String> fact) {
        Map<String, String> said = copy("shipment", "plant", "customer").apply(fact);
        said.put("lines", fact.get("lines").replaceAll(" in \\d+", ""));
        return said;
    }

    /** A lot that is scrapped stays blocked: only an unrestricted one may be shipped. */
    private static Map<String, String> shipmentBlockAfterRelease(Map<String, String> fact) {
        String action = "UNRESTRICTED".equals(fact.get("disposition")) ? "RELEASE" : "BLOCK";
        return and(copy("hold", "plant", "lot", "shipments"), "action", action).apply(fact);
    }
}
