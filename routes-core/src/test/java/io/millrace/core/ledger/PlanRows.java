/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from an executed plan how many rows a statement looked at. */
final class PlanRows {

    private static final Pattern H2 = Pattern.compile("scanCount: (\\d+)");
    private static final Pattern POSTGRESQL =
            Pattern.compile("Scan.*actual rows=(\\d+)|Rows Removed by [\\w ]+: (\\d+)");

    private PlanRows() {}

    static long count(String plan) {
        long rows = 0;
        boolean h2 = plan.contains("scanCount");
        Matcher numbers = (h2 ? H2 : POSTGRESQL).matcher(plan);
        while (numbers.find()) {
            rows += Long.parseLong(numbers.group(1) != null ? numbers.group(1) : numbers.group(2));
        }
        assertThat(plan).as("the plan says what it read").containsAnyOf("scanCount", "actual rows");
        assertThat(plan).doesNotContain("Seq Scan", "tableScan");
        return rows;
    }
}
