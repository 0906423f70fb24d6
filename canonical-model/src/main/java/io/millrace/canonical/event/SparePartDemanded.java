/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.positive;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.MaintenanceNotification;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import java.time.OffsetDateTime;
import java.util.List;

/** Maintenance needs a spare part. */
public record SparePartDemanded(
        MaintenanceNotification notification, ItemId item, Quantity quantity, OffsetDateTime neededAt)
        implements EventData {

    public SparePartDemanded {
        required("notification", notification);
        required("item", item);
        positive("quantity", quantity);
        required("neededAt", neededAt);
    }

    @Override
    public PlantId plant() {
        return notification.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.equipment(notification.equipment()), BusinessKey.item(item));
    }
}
