/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.Forecast;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.List;

/** A forecast changed; the whole new one is told. */
public record ForecastChanged(Forecast forecast, OffsetDateTime changedAt) implements EventData {

    public ForecastChanged {
        required("forecast", forecast);
        required("changedAt", changedAt);
    }

    @Override
    public PlantId plant() {
        return forecast.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.item(forecast.item()));
    }
}
