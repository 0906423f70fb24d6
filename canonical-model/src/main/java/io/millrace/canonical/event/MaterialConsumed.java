/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.event.BusinessKey.Kind.*;

import io.millrace.canonical.entity.*;
import io.millrace.canonical.value.*;
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

    @Override
    public List<BusinessKey> keys() {
        return lot == null
                ? List.of(BusinessKey.of(WORK_ORDER, workOrder))
                : List.of(BusinessKey.of(WORK_ORDER, workOrder), BusinessKey.of(LOT, lot));
    }
}
