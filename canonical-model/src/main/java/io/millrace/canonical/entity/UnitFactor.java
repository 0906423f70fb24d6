/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.math.BigDecimal;
import java.time.*;
import java.util.*;

/** One {@code unit} of an item is {@code factor} of its base unit, exactly. */
public record UnitFactor(UnitOfMeasure unit, BigDecimal factor) {}
