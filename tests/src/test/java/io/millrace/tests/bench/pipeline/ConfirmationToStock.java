/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.InventoryAdjusted;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.value.LocationId;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import java.util.List;
import org.apache.camel.spi.DataTypeTransformer;

/** What an integrator writes for the job: what was confirmed stands at the line. */
@DataTypeTransformer(fromType = "canonical:production-confirmed", toType = "canonical:inventory-adjusted")
public final class ConfirmationToStock
        extends MappingTransformer<Event<ProductionConfirmed>, Event<InventoryAdjusted>> {

    @Override
    protected Event<InventoryAdjusted> map(Event<ProductionConfirmed> input, MappingContext context) {
        ProductionConfirmed confirmed = input.data();
        List<String> levels = confirmed.equipment().levels();
        InventoryAdjusted adjusted = new InventoryAdjusted(
                confirmed.plant(),
                new LocationId(levels.get(levels.size() - 1)),
                confirmed.item(),
                confirmed.lot(),
                confirmed.yield(),
                "production of " + confirmed.workOrder() + " operation " + confirmed.operation(),
                confirmed.to());
        return Event.of(
                        adjusted,
                        input.envelope().id() + "-stock",
                        input.envelope().source(),
                        confirmed.item().value(),
                        confirmed.to(),
                        input.envelope().correlationId())
                .withCausation(input.envelope().id());
    }
}
