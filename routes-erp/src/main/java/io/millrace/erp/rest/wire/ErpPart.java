/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import static io.millrace.canonical.value.Check.required;

import org.jspecify.annotations.Nullable;

/**
 * {@code GET /parts}: an item as a plant sees it.
 *
 * @param problem why the plant may not use it; absent if it may
 * @param description for people
 * @param unit what its stock is counted in (UN/CEFACT Rec 20)
 * @param lotManaged whether its stock is kept by lot
 */
public record ErpPart(@Nullable Problem problem, @Nullable String description, String unit, boolean lotManaged) {

    public ErpPart {
        required("unit", unit);
    }

    /** What keeps a plant from using an item that the ERP has. */
    public enum Problem {
        NOT_IN_PLANT,
        ENDING,
        BLOCKED
    }
}
