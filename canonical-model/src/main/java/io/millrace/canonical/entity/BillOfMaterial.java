/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** What one {@code quantity} of an item is made of. */
public record BillOfMaterial(
        ItemId item,
        PlantId plant,
        String version,
        Quantity quantity,
        List<Component> components,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
