/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.HandlingUnitId;
import java.util.List;

/** A pallet, box or container with what is on it. */
public record HandlingUnit(HandlingUnitId id, List<HandlingUnitContent> contents) {

    public HandlingUnit {
        required("id", id);
        contents = list("contents", contents);
    }
}
