/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A unit of measure, by its UN/CEFACT Recommendation 20 code: {@code KGM}, {@code EA}, {@code HUR}. A code that is not
 * among those manufacturing uses is refused ({@code UNKNOWN_UNIT}), never taken for a piece.
 */
public record UnitOfMeasure(@JsonValue String code) {

    @JsonCreator
    public UnitOfMeasure {
        if (code == null) {
            throw new MfgException(ModelError.MISSING_FIELD, "unit is missing");
        }
        if (Rec20.find(code) == null) {
            throw new MfgException(
                    ModelError.UNKNOWN_UNIT,
                    "unit '" + code.substring(0, Math.min(code.length(), Id.MAX_LENGTH))
                            + "' is not a known UN/CEFACT Rec 20 code");
        }
    }

    /** In English, {@code kilogram}. */
    public String name() {
        return row().name();
    }

    /** The UCUM expression, {@code kg}; for a package an annotation, {@code {box}}. */
    public String ucum() {
        return row().ucum();
    }

    /** What it measures: {@code mass}, {@code count}, or {@code item-specific} for packages and the like. */
    public String dimension() {
        return row().dimension();
    }

    /** Whether an amount can be told in the other unit without knowing the item. */
    public boolean convertsTo(UnitOfMeasure other) {
        return row().convertsTo(other.row());
    }

    /**
     * The same amount in another unit, exact if its decimals end within 40 places, else rounded there.
     *
     * @throws MfgException {@code UNIT_MISMATCH} if the units measure different things
     */
    public BigDecimal convert(BigDecimal value, UnitOfMeasure to) {
        if (equals(to)) {
            return value;
        }
        if (!convertsTo(to)) {
            throw new MfgException(
                    ModelError.UNIT_MISMATCH,
                    value.toPlainString() + " " + code + " (" + dimension() + ") cannot be told in " + to + " ("
                            + to.dimension() + ")");
        }
        return Ucum.convert(value, ucum(), to.ucum());
    }

    private Rec20 row() {
        return Objects.requireNonNull(Rec20.find(code));
    }

    @Override
    public String toString() {
        return code;
    }
}
