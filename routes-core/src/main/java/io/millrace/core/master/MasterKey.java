/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.canonical.value.PlantId;

/** Whose master data, and of what. */
record MasterKey(String system, PlantId plant, MasterKind kind) {

    @Override
    public String toString() {
        return kind.word() + " master data of " + system + " for plant " + plant;
    }
}
