/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.inOrder;
import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.positive;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one {@code quantity} of an item is made of. */
public record BillOfMaterial(
        ItemId item,
        PlantId plant,
        String version,
        Quantity quantity,
        List<Component> components,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public BillOfMaterial {
        required("item", item);
        required("plant", plant);
        requiredText("version", version);
        positive("quantity", quantity);
        components = list("components", components);
        required("validFrom", validFrom);
        inOrder("validFrom", validFrom, "validTo", validTo);
    }
}
