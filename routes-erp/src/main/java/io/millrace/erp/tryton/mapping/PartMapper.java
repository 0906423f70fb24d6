/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.value.ItemId;
import io.millrace.erp.action.PartProblem;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.PartValidation;
import io.millrace.erp.tryton.wire.TrytonPart;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Every plant may use a product that is active and that stock is kept of: Tryton keeps products for all its warehouses. */
public final class PartMapper {

    private static final String SERVICE = "service";

    private final TrytonCodes codes;

    public PartMapper(TrytonCodes codes) {
        this.codes = codes;
    }

    /** What Tryton calls an item. */
    public String item(ItemId item) {
        return codes.item(item);
    }

    /** @param part null if Tryton has none */
    public PartValidation map(PartQuestion question, @Nullable TrytonPart part, OffsetDateTime asOf) {
        if (part == null) {
            return new PartValidation(
                    question.plant(), question.item(), false, PartProblem.UNKNOWN, null, null, false, asOf);
        }
        boolean usable = part.active() && !part.type().equals(SERVICE);
        return new PartValidation(
                question.plant(),
                question.item(),
                usable,
                usable ? null : PartProblem.BLOCKED,
                part.name(),
                codes.unit(part.unit()),
                part.lotRequired(),
                asOf);
    }
}
