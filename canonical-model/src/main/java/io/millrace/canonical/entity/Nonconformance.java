/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A departure from a requirement, found on a lot. */
public record Nonconformance(
        NonconformanceId id,
        PlantId plant,
        ItemId item,
        LotId lot,
        Severity severity,
        String description,
        @Nullable WorkOrderId workOrder,
        OffsetDateTime raisedAt) {}
