/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.event.BusinessKey.Kind.*;

import io.millrace.canonical.entity.*;
import io.millrace.canonical.value.*;
import java.time.OffsetDateTime;
import java.util.List;

/** A delivery to a target is parked: this business fact is missing there. */
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

    @Override
    public List<BusinessKey> keys() {
        return List.of(new BusinessKey(BusinessKey.Kind.HOLD, subject));
    }
}
