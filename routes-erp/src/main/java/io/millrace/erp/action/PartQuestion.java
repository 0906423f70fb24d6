/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;

/** May a plant use an item? */
public record PartQuestion(PlantId plant, ItemId item) {

    public PartQuestion {
        required("plant", plant);
        required("item", item);
    }

    @Override
    public String toString() {
        return "the validation of item " + item + " in plant " + plant;
    }
}
