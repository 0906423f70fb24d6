/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** One piece of an item. */
public record Serial(SerialNumber id, ItemId item, @Nullable LotId lot, PlantId plant) {}
