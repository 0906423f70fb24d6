/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An item (ISA-95 material definition).
 *
 * @param unitFactors what one unit of another dimension, or one package, holds of the base unit
 */
public record Item(
        ItemId id,
        String description,
        UnitOfMeasure baseUnit,
        boolean lotManaged,
        boolean serialManaged,
        List<UnitFactor> unitFactors) {

    private static final int DECIMALS = 40;

    public Item {
        required("id", id);
        requiredText("description", description);
        required("baseUnit", baseUnit);
        unitFactors = list("unitFactors", unitFactors);
        refuseSecondFactor(baseUnit, unitFactors);
    }

    /**
     * The same amount of this item in another unit: within the dimension, or through the item's factors.
     *
     * @throws MfgException {@code UNIT_MISMATCH} if the item has no factor for one of the units
     */
    public Quantity convert(Quantity quantity, UnitOfMeasure to) {
        if (quantity.unit().convertsTo(to)) {
            return quantity.to(to);
        }
        UnitFactor from = factor(quantity.unit());
        BigDecimal inBaseUnit =
                quantity.unit().convert(quantity.value(), from.unit()).multiply(from.factor());
        UnitFactor into = factor(to);
        BigDecimal inFactorUnit = inBaseUnit.divide(into.factor(), DECIMALS, RoundingMode.HALF_EVEN);
        return Quantity.rounded(into.unit().convert(inFactorUnit, to), to);
    }

    /** The factor whose unit the given one converts to; the base unit's own is 1. */
    private UnitFactor factor(UnitOfMeasure unit) {
        return Stream.concat(Stream.of(new UnitFactor(baseUnit, BigDecimal.ONE)), unitFactors.stream())
                .filter(factor -> unit.convertsTo(factor.unit()))
                .findFirst()
                .orElseThrow(() -> new MfgException(
                        ModelError.UNIT_MISMATCH,
                        "item " + id + " has no factor that tells how much of its base unit " + baseUnit + " one "
                                + unit + " is"));
    }

    /** Two factors for convertible units, or one beside the base unit, could contradict each other. */
    private static void refuseSecondFactor(UnitOfMeasure baseUnit, List<UnitFactor> factors) {
        List<UnitOfMeasure> known = new ArrayList<>(List.of(baseUnit));
        for (int i = 0; i < factors.size(); i++) {
            UnitOfMeasure unit = factors.get(i).unit();
            if (known.stream().anyMatch(unit::convertsTo)) {
                throw new FieldException(
                        ModelError.INVALID_VALUE,
                        "unitFactors[" + i + "].unit",
                        "must not be " + unit + ": it already converts to the base unit or to another factor's unit");
            }
            known.add(unit);
        }
    }
}
