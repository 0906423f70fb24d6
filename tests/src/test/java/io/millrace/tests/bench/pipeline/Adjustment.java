/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import java.time.OffsetDateTime;

/** The data of the output, as somebody who writes the job by hand writes it. */
record Adjustment(
        String plant,
        String location,
        String item,
        String lot,
        Confirmation.Amount difference,
        String reason,
        OffsetDateTime adjustedAt) {}
