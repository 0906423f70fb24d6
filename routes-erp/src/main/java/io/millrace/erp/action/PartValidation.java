/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.UnitOfMeasure;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Whether a plant may use an item.
 *
 * @param problem why not; absent if it may
 * @param description of the item, for people
 * @param baseUnit what its stock is counted in; absent for an item that the ERP does not know
 * @param lotManaged whether its stock is kept by lot
 * @param asOf when the ERP was asked
 */
public record PartValidation(
        PlantId plant,
        ItemId item,
        boolean valid,
        @Nullable PartProblem problem,
        @Nullable String description,
        @Nullable UnitOfMeasure baseUnit,
        boolean lotManaged,
        OffsetDateTime asOf) {

    public PartValidation {
        required("plant", plant);
        required("item", item);
        required("asOf", asOf);
    }
}
