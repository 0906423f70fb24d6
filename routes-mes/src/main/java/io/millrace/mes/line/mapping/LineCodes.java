/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.mapping;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.Quantity;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.reference.Machine;
import io.millrace.core.reference.ReferenceError;
import io.millrace.core.transform.MappingContext;
import java.math.BigDecimal;

/** The cross-reference of what lines say: their machines and units are table {@code line} of the plant's file. */
public final class LineCodes {

    static final String SYSTEM = "line";

    private LineCodes() {}

    /** @throws MfgException {@link ReferenceError#NO_PLANT} if the application has no cross-reference */
    public static CrossReference of(MappingContext context) {
        return context.find(CrossReference.class)
                .orElseThrow(() -> new MfgException(
                        ReferenceError.NO_PLANT,
                        "a line's codes cannot be read without a cross-reference: name its files in"
                                + " mfg.reference.files"));
    }

    /** An amount in the unit that the plant's cross-reference gives for the line's word. */
    static Quantity quantity(Machine machine, String field, BigDecimal value, String unit) {
        try {
            return new Quantity(value, machine.codes().units(SYSTEM).toCanonical(unit));
        } catch (FieldException e) {
            throw e.within(field);
        }
    }

    /** An item by the line's own code, or its canonical one where lines have none. */
    static ItemId item(Machine machine, String item) {
        return machine.codes().items(SYSTEM).toCanonical(item);
    }
}
