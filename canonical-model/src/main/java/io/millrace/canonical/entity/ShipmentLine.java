/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** What a shipment carries of one item and lot. */
public record ShipmentLine(
        ItemId item,
        @Nullable LotId lot,
        Quantity quantity,
        @Nullable HandlingUnitId handlingUnit) {}
