/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import java.util.List;

/** By which operations an item is made. */
public record Routing(ItemId item, PlantId plant, String version, List<Operation> operations) {

    public Routing {
        required("item", item);
        required("plant", plant);
        requiredText("version", version);
        operations = list("operations", operations);
    }
}
