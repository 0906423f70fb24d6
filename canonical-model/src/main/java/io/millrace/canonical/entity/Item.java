/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.UnitOfMeasure;
import java.util.List;

/** An item (ISA-95 material definition). */
public record Item(
        ItemId id,
        String description,
        UnitOfMeasure baseUnit,
        boolean lotManaged,
        boolean serialManaged,
        List<UnitFactor> unitFactors) {

    public Item {
        required("id", id);
        requiredText("description", description);
        required("baseUnit", baseUnit);
        unitFactors = list("unitFactors", unitFactors);
    }
}
