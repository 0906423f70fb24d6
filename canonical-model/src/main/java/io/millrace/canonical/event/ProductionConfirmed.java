/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.inOrder;
import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.sameUnit;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation produced yield, scrap and rework, all in one unit, between two points in time. */
public record ProductionConfirmed(
        WorkOrderId workOrder,
        PlantId plant,
        OperationId operation,
        ItemId item,
        @Nullable LotId lot,
        Quantity yield,
        Quantity scrap,
        Quantity rework,
        boolean finalConfirmation,
        EquipmentPath equipment,
        OffsetDateTime from,
        OffsetDateTime to)
        implements EventData {

    public ProductionConfirmed {
        required("workOrder", workOrder);
        required("plant", plant);
        required("operation", operation);
        required("item", item);
        notNegative("yield", yield);
        notNegative("scrap", scrap);
        notNegative("rework", rework);
        sameUnit("scrap", scrap, yield.unit());
        sameUnit("rework", rework, yield.unit());
        required("equipment", equipment);
        required("from", from);
        required("to", to);
        inOrder("from", from, "to", to);
    }

    @Override
    public List<BusinessKey> keys() {
        return BusinessKey.withLot(BusinessKey.workOrder(workOrder), lot);
    }
}
