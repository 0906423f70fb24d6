/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.inOrder;
import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.PlantId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An event did not reach a target in the time that was agreed.
 *
 * @param objective how long it may take from the event's time on
 */
public record SlaBreached(
        PlantId plant,
        String target,
        String eventSource,
        String eventId,
        EventType eventType,
        String subject,
        Duration objective,
        OffsetDateTime occurredAt,
        OffsetDateTime detectedAt)
        implements EventData {

    public SlaBreached {
        required("plant", plant);
        requiredText("target", target);
        requiredText("eventSource", eventSource);
        requiredText("eventId", eventId);
        required("eventType", eventType);
        requiredText("subject", subject);
        notNegative("objective", objective);
        required("occurredAt", occurredAt);
        required("detectedAt", detectedAt);
        inOrder("occurredAt", occurredAt, "detectedAt", detectedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.of(BusinessKey.Kind.DELIVERY, target + '/' + eventSource + '/' + eventId));
    }
}
