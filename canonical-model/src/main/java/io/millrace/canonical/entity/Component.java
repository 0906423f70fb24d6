/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A material requirement of a work order's operation. */
public record Component(
        OperationId operation,
        ItemId item,
        Quantity quantity,
        @Nullable LotId lot,
        boolean backflush) {}
