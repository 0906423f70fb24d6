/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.wire;

import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;

/**
 * {@code POST /hold-applications}: the report to the quality system that a hold is in effect.
 *
 * @param eventId the id of the canonical event, the same on every attempt
 */
public record HoldApplication(
        String eventId, String correlationId, HoldId hold, PlantId plant, LotId lot, OffsetDateTime appliedAt) {}
