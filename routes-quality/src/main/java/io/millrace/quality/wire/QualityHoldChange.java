/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.wire;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.NonconformanceId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.ShipmentId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the quality system tells of a hold, by webhook.
 *
 * @param eventId the quality system's own id of the change
 * @param hold the whole state after the change
 */
public record QualityHoldChange(String eventId, Action action, OffsetDateTime occurredAt, Hold hold) {

    public QualityHoldChange {
        required("eventId", eventId);
        required("action", action);
        required("occurredAt", occurredAt);
        required("hold", hold);
    }

    /** What happened to the hold. */
    public enum Action {
        PLACED,
        RELEASED
    }

    /**
     * Stock that may not be used or shipped.
     *
     * @param shipments those the quality system knows to carry the lot
     * @param nonconformance why, if one was raised
     * @param reason needed when the hold is placed
     * @param disposition needed when the hold is released
     */
    public record Hold(
            HoldId id,
            PlantId plant,
            ItemId item,
            LotId lot,
            @Nullable List<ShipmentId> shipments,
            @Nullable NonconformanceId nonconformance,
            @Nullable String reason,
            @Nullable Disposition disposition) {

        public Hold {
            required("id", id);
            required("plant", plant);
            required("item", item);
            required("lot", lot);
            shipments = shipments == null ? List.of() : list("shipments", shipments);
        }

        /** What the hold, its cause and its release have in common. */
        public String correlationId() {
            return nonconformance == null ? id.value() : nonconformance.value();
        }
    }
}
