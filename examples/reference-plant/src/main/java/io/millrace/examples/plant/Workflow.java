/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.util.List;
import java.util.Set;

/** The four workflows of the plant: which events they carry and which targets those reach. */
public enum Workflow {
    WORK_ORDER(
            "work order released",
            Set.of("work-order-released", "work-order-changed", "work-order-closed"),
            List.of("mes", "scheduling", "labor", "line")),
    PRODUCTION(
            "material consumed",
            Set.of("material-consumed", "production-confirmed"),
            List.of("erp", "inventory", "costing")),
    QUALITY(
            "quality hold",
            Set.of("quality-hold-placed", "quality-hold-released"),
            List.of("erp", "wms", "service", "quality")),
    SHIPMENT("shipment dispatched", Set.of("shipment-dispatched"), List.of("erp", "crm", "portal"));

    private final String title;
    private final Set<String> eventTypes;
    private final List<String> targets;

    Workflow(String title, Set<String> eventTypes, List<String> targets) {
        this.title = title;
        this.eventTypes = eventTypes;
        this.targets = targets;
    }

    public String title() {
        return title;
    }

    /** The short names of the canonical events. */
    public Set<String> eventTypes() {
        return eventTypes;
    }

    public List<String> targets() {
        return targets;
    }
}
