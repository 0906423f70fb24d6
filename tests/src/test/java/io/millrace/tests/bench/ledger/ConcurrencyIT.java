/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ledger.LedgerComponent;
import io.millrace.tests.bench.Results;
import io.millrace.tests.bench.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A target that takes 100 ms a call is kept as busy as its route allows, and never busier. */
@Tag("bench")
class ConcurrencyIT {

    private static final int CONCURRENCY = 20;
    private static final Duration TAKES = Duration.ofMillis(100);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);

    @Test
    void aSlowTargetIsKeptBusy() throws Exception {
        Results results = Results.of("concurrency");
        SlowTarget target = new SlowTarget(TAKES);
        List<Double> busy = new ArrayList<>();
        try (TestDatabase test = TestDatabase.open(Dialect.POSTGRESQL);
                LedgerUnderLoad ledger = new LedgerUnderLoad(
                        test.database(), new LedgerComponent(), "ledger:erp?concurrency=" + CONCURRENCY, target)) {
            int number = CONCURRENCY * 20;
            for (int round = -1; round < ROUNDS; round++) {
                long before = ledger.posted();
                long began = System.nanoTime();
                ledger.accept("erp", LineEvents.of("r" + round, number, 1000));
                ledger.awaitPosted(before + number);
                double seconds = (System.nanoTime() - began) / 1e9;
                if (round >= 0) {
                    busy.add(number * TAKES.toMillis() / 1000.0 / seconds / CONCURRENCY);
                }
            }
        }
        results.ratio("calls-under-way-to-limit", busy, Target.atLeast(0.8));
        assertThat(target.most()).isLessThanOrEqualTo(CONCURRENCY);
    }
}
