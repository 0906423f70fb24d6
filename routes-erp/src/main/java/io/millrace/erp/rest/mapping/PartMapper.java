/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.mapping;

import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.erp.action.PartProblem;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.PartValidation;
import io.millrace.erp.rest.wire.ErpPart;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An item of the ERP is valid unless the ERP says what stands against it. */
public final class PartMapper {

    /** @param part null if the ERP has none */
    public PartValidation map(PartQuestion question, @Nullable ErpPart part, OffsetDateTime asOf) {
        if (part == null) {
            return new PartValidation(
                    question.plant(), question.item(), false, PartProblem.UNKNOWN, null, null, false, asOf);
        }
        return new PartValidation(
                question.plant(),
                question.item(),
                part.problem() == null,
                part.problem() == null
                        ? null
                        : PartProblem.valueOf(part.problem().name()),
                part.description(),
                new UnitOfMeasure(part.unit()),
                part.lotManaged(),
                asOf);
    }
}
