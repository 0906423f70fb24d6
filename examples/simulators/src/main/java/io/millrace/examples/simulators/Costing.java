/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static io.millrace.examples.simulators.DocumentCollection.Honours.IDEMPOTENCY_KEY;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Costing, which takes postings to work orders. It lives beside the ERP and knows the orders from it. */
final class Costing {

    private Costing() {}

    static void offer(Program program, OrderBook orders) {
        LateArrivals toCosting = new LateArrivals("costing", program.faults());
        program.offer(
                "costing",
                "postings",
                IDEMPOTENCY_KEY,
                "70",
                DocumentRules.requires("workOrder", "item", "quantity", "unit", "postedAt")
                        .and(Rules.plant())
                        .and(DocumentRules.oneOf("kind", Set.of("MATERIAL", "ACTIVITY")))
                        .and(DocumentRules.known("workOrder", "UNKNOWN_ORDER", orders::isReleased))
                        .and(DocumentRules.known("workOrder", "UNKNOWN_ORDER", toCosting::arrived))
                        .and(Costing::charge));
    }

    /** An activity that made only scrap is charged too. */
    private static Answer charge(JsonNode body) {
        boolean onlyScrap = DocumentRules.signum(body.path("quantity")) == 0
                && "ACTIVITY".equals(body.path("kind").asText())
                && DocumentRules.signum(body.path("scrap")) > 0;
        return onlyScrap ? null : DocumentRules.quantity().refusal(body);
    }
}
