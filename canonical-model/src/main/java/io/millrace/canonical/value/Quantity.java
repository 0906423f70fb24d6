/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of a unit. JSON {@code {"value": 2.500, "unit": "KGM"}}. At most 20 digits before the point and 18
 * after it. Two quantities are equal if they are the same amount of the same unit: {@code 2.5 KGM} equals
 * {@code 2.500 KGM}, not {@code 2500 GRM}.
 */
public record Quantity(BigDecimal value, UnitOfMeasure unit) {

    private static final int DIGITS_BEFORE_POINT = 20;
    private static final int DIGITS_AFTER_POINT = 18;

    public Quantity {
        Check.required("value", value);
        Check.required("unit", unit);
        if ((long) value.precision() - value.scale() > DIGITS_BEFORE_POINT || value.scale() > DIGITS_AFTER_POINT) {
            throw new FieldException(
                    ModelError.INVALID_VALUE,
                    "value",
                    "must have at most " + DIGITS_BEFORE_POINT + " digits before the point and " + DIGITS_AFTER_POINT
                            + " after it");
        }
        value = value.setScale(Math.max(0, value.scale()));
    }

    /** @param value a decimal number, {@code 2.500} */
    public static Quantity of(String value, String unit) {
        return new Quantity(decimal(value), new UnitOfMeasure(unit));
    }

    /** An amount rounded half-even to the decimals a quantity holds; trailing zeros are dropped. */
    public static Quantity rounded(BigDecimal value, UnitOfMeasure unit) {
        BigDecimal rounded =
                value.setScale(DIGITS_AFTER_POINT, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return new Quantity(rounded, unit);
    }

    /**
     * The same amount in another unit of the same dimension; exact, or rounded to 18 decimals where they do not end.
     *
     * @throws MfgException {@code UNIT_MISMATCH} if the units measure different things; an item may know a factor, see
     *     {@link io.millrace.canonical.entity.Item#convert}
     */
    public Quantity to(UnitOfMeasure other) {
        return unit.equals(other) ? this : rounded(unit.convert(value, other), other);
    }

    /** @throws MfgException {@code UNIT_MISMATCH} unless the units are the same: conversion is never silent */
    public Quantity plus(Quantity other) {
        return new Quantity(value.add(sameUnit(other)), unit);
    }

    /** @throws MfgException {@code UNIT_MISMATCH} unless the units are the same: conversion is never silent */
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(sameUnit(other)), unit);
    }

    private BigDecimal sameUnit(Quantity other) {
        if (!unit.equals(other.unit)) {
            throw new MfgException(
                    ModelError.UNIT_MISMATCH, this + " and " + other + " are of different units: convert one first");
        }
        return other.value;
    }

    private static BigDecimal decimal(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new MfgException(ModelError.INVALID_VALUE, "'" + value + "' is not a decimal number", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity that && value.compareTo(that.value) == 0 && unit.equals(that.unit);
    }

    @Override
    public int hashCode() {
        return 31 * value.stripTrailingZeros().hashCode() + unit.hashCode();
    }

    @Override
    public String toString() {
        return value.toPlainString() + ' ' + unit;
    }
}
