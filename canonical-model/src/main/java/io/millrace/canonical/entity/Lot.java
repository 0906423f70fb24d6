/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A lot of an item. */
public record Lot(
        LotId id,
        ItemId item,
        PlantId plant,
        Quantity quantity,
        Disposition disposition,
        @Nullable LocalDate manufacturedOn,
        @Nullable LocalDate expiresOn,
        @Nullable LotId supplierLot) {}
