/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A delivery to a target is parked: this business fact is missing there.
 *
 * @param code the error code, see {@code docs/errors.md}
 * @param text what is wrong and what to do, for the operator
 * @param delivery the ledger's number of the delivery, by which it is replayed
 */
public record PostingFailed(
        PlantId plant,
        String target,
        String eventSource,
        String eventId,
        EventType eventType,
        String subject,
        String code,
        String text,
        long delivery,
        OffsetDateTime failedAt)
        implements EventData {

    public PostingFailed {
        required("plant", plant);
        requiredText("target", target);
        requiredText("eventSource", eventSource);
        requiredText("eventId", eventId);
        required("eventType", eventType);
        requiredText("subject", subject);
        requiredText("code", code);
        requiredText("text", text);
        required("failedAt", failedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.of(BusinessKey.Kind.DELIVERY, target + '/' + delivery));
    }
}
