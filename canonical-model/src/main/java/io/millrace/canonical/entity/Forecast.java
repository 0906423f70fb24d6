/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import java.util.List;

/** How much of an item will be demanded. */
public record Forecast(ItemId item, PlantId plant, String version, List<ForecastPeriod> periods) {

    public Forecast {
        required("item", item);
        required("plant", plant);
        requiredText("version", version);
        periods = list("periods", periods);
    }
}
