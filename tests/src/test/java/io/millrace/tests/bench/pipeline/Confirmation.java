/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** The data of the input, as somebody who writes the job by hand reads it. */
record Confirmation(
        String workOrder,
        String plant,
        String operation,
        String item,
        String lot,
        Amount yield,
        Amount scrap,
        Amount rework,
        boolean finalConfirmation,
        String equipment,
        OffsetDateTime from,
        OffsetDateTime to) {

    record Amount(BigDecimal value, String unit) {}
}
