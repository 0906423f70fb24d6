/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component was consumed by an operation of a work order. */
public record MaterialConsumed(
        WorkOrderId workOrder,
        PlantId plant,
        OperationId operation,
        ItemId item,
        @Nullable LotId lot,
        Quantity quantity,
        EquipmentPath equipment,
        @Nullable LocationId location,
        OffsetDateTime consumedAt)
        implements EventData {

    public MaterialConsumed {
        required("workOrder", workOrder);
        required("plant", plant);
        required("operation", operation);
        required("item", item);
        notNegative("quantity", quantity);
        required("equipment", equipment);
        required("consumedAt", consumedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return BusinessKey.withLot(BusinessKey.workOrder(workOrder), lot);
    }
}
