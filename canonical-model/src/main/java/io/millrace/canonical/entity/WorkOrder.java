/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A work order (ISA-95 operations request): what to make, how many, by which operations, from which components. */
public record WorkOrder(
        WorkOrderId id,
        PlantId plant,
        ItemId item,
        Quantity quantity,
        @Nullable LotId lot,
        int priority,
        OffsetDateTime plannedStart,
        OffsetDateTime plannedEnd,
        List<Operation> operations,
        List<Component> components) {}
