/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.event.BusinessKey;
import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;

/** A pallet, box or container with what is on it. */
public record HandlingUnit(HandlingUnitId id, List<HandlingUnitContent> contents) {

    public List<BusinessKey> keys() {
        List<BusinessKey> keys = new ArrayList<>();
        keys.add(BusinessKey.of(BusinessKey.Kind.HANDLING_UNIT, id));
        contents.stream()
                .map(HandlingUnitContent::lot)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(lot -> keys.add(BusinessKey.of(BusinessKey.Kind.LOT, lot)));
        return List.copyOf(keys);
    }
}
