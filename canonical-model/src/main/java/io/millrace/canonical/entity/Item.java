/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;

/** An item (ISA-95 material definition). */
public record Item(
        ItemId id,
        String description,
        UnitOfMeasure baseUnit,
        boolean lotManaged,
        boolean serialManaged,
        List<UnitFactor> unitFactors) {}
