/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.crash.CrashCase;
import io.millrace.tests.crash.Databases;
import io.millrace.tests.crash.Erp.Fate;
import io.millrace.tests.crash.Quiet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asks the target for a lost call before the target can know: the ledger itself, without its settle window. */
@ExtendWith(Quiet.class)
class WhyNotAskAtOnceTest {

    @Test
    void whatTheTargetWasStillWorkingOnIsDoneTwice() throws Exception {
        CrashCase atOnce = new CrashCase(TargetClass.LOOKUP, Fate.LATE, List.of(), Duration.ZERO);
        CrashCase settled = CrashCase.of(TargetClass.LOOKUP, Fate.LATE);
        try (HikariDataSource database = Databases.memory()) {
            assertThat(atOnce.run(database, Databases.SCHEMA).findings())
                    .extracting(Finding::anomaly)
                    .containsExactly(Anomaly.DUPLICATE);
            assertThat(settled.run(database, Databases.SCHEMA).findings()).isEmpty();
        }
    }
}
