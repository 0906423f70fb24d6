/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.wire;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.Severity;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.NonconformanceId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the quality system tells of a nonconformance, by webhook.
 *
 * @param eventId the quality system's own id of the message
 */
public record QualityNonconformance(String eventId, OffsetDateTime occurredAt, Finding nonconformance) {

    public QualityNonconformance {
        required("eventId", eventId);
        required("occurredAt", occurredAt);
        required("nonconformance", nonconformance);
    }

    /**
     * A departure from a requirement, found on a lot.
     *
     * @param workOrder the order that made the lot, if it is known
     */
    public record Finding(
            NonconformanceId id,
            PlantId plant,
            ItemId item,
            LotId lot,
            Severity severity,
            String description,
            @Nullable WorkOrderId workOrder) {

        public Finding {
            required("id", id);
            required("plant", plant);
            required("item", item);
            required("lot", lot);
            required("severity", severity);
            required("description", description);
        }
    }
}
