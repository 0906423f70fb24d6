/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.NotificationId;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;

/** A defect or a need of maintenance, found on a machine. */
public record MaintenanceNotification(
        NotificationId id,
        PlantId plant,
        EquipmentPath equipment,
        Severity severity,
        String description,
        OffsetDateTime raisedAt) {

    public MaintenanceNotification {
        required("id", id);
        required("plant", plant);
        required("equipment", equipment);
        required("severity", severity);
        requiredText("description", description);
        required("raisedAt", raisedAt);
    }
}
