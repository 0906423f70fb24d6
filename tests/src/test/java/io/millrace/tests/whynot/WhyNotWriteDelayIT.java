/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.conformance.Checker;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.conformance.Histories;
import io.millrace.tests.conformance.Histories.OwedDelivery;
import io.millrace.tests.conformance.Histories.Sent;
import io.millrace.tests.crash.Child;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 as it comes writes commits to the file some time later. A ledger refuses such a database when it starts. */
class WhyNotWriteDelayIT {

    /** H2 may happen to write just before the end. */
    private static final int RUNS = 5;

    @TempDir
    Path folder;

    @Test
    void committedEventsAreLostWithTheProcess() throws Exception {
        long most = 0;
        for (int run = 1; run <= RUNS && most <= CommitAndHalt.EVENTS / 2; run++) {
            most = Math.max(most, lost("run-" + run, ""));
        }
        assertThat(most).isGreaterThan(CommitAndHalt.EVENTS / 2);
    }

    @Test
    void withoutTheDelayNoneIsLost() throws Exception {
        assertThat(lost("ledger", ";WRITE_DELAY=0")).isZero();
    }

    private long lost(String file, String option) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve(file).toAbsolutePath() + option;
        assertThat(Child.await(Child.start(CommitAndHalt.class, folder.resolve("log"), url)))
                .isEqualTo(137);
        List<Sent> sent = IntStream.range(0, CommitAndHalt.EVENTS)
                .mapToObj(event -> new Sent("e" + event, List.of("erp"), List.of("WO-" + event), "1 EA", true))
                .toList();
        List<OwedDelivery> deliveries = CommitAndHalt.accepted(url).stream()
                .map(event -> new OwedDelivery("erp", event, 1, "PARKED", null, true))
                .toList();
        List<Finding> findings = Checker.check(new Histories(sent, List.of(), deliveries, List.of()));
        long lost =
                findings.stream().filter(each -> each.anomaly() == Anomaly.LOST).count();
        System.out.println("H2" + option + " lost " + lost + " of " + CommitAndHalt.EVENTS);
        return lost;
    }
}
