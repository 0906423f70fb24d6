/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;

/** A unit of measure, by its UN/CEFACT Recommendation 20 code: {@code KGM}, {@code EA}, {@code HUR}. */
public record UnitOfMeasure(@JsonValue String code) {

    @JsonCreator
    public UnitOfMeasure {
        if (code == null) {
            throw new MfgException(ModelError.MISSING_FIELD, "unit is missing");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
