/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static io.millrace.examples.simulators.DocumentCollection.Honours.IDEMPOTENCY_KEY;

import java.util.Set;

/** The systems that face the customer: CRM, customer portal, customer service. They are told, they tell nothing. */
final class BusinessSimulation implements Simulation {

    @Override
    public void offer(Program program) {
        LateArrivals toPortal = new LateArrivals("portal", program.faults());
        DocumentRules shipment = DocumentRules.requires("shipment", "customer", "dispatchedAt", "lines")
                .and(DocumentRules.oneOf("status", Set.of("DISPATCHED")))
                .and(Rules.customer())
                .and(Rules.shipment("shipment"));
        program.offer("crm", "shipments", IDEMPOTENCY_KEY, "CS", shipment);
        program.offer(
                "portal",
                "shipments",
                IDEMPOTENCY_KEY,
                "PS",
                shipment.and(DocumentRules.known("shipment", "UNKNOWN_SHIPMENT", toPortal::arrived)));
        program.offer(
                "service",
                "quality-alerts",
                IDEMPOTENCY_KEY,
                "QA",
                DocumentRules.requires("hold", "item", "lot", "shipments", "text", "at")
                        .and(Rules.plant())
                        .and(DocumentRules.oneOf("kind", Set.of("HOLD", "RELEASE"))));
    }
}
