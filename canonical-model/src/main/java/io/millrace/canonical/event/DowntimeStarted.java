/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.event.BusinessKey.Kind.*;

import io.millrace.canonical.entity.*;
import io.millrace.canonical.value.*;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine stopped producing. */
public record DowntimeStarted(
        EquipmentPath equipment,
        PlantId plant,
        @Nullable WorkOrderId workOrder,
        String reason,
        OffsetDateTime startedAt)
        implements EventData {

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.of(EQUIPMENT, equipment));
    }
}
