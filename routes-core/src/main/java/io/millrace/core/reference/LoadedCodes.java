/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.value.PlantId;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What systems call their things, as loaded from them: where a plant's file names the system under {@code masterData}. */
public interface LoadedCodes {

    /** @param kind {@code item}, {@code work-center}, {@code customer} or {@code supplier} */
    Table table(String system, PlantId plant, String kind);

    /** The codes of one system, plant and kind. */
    interface Table {

        /** Whether all of it was loaded once. */
        boolean isComplete();

        @Nullable
        String id(String code, Instant at);

        @Nullable
        String code(String id, Instant at);

        Collection<String> codes();
    }
}
