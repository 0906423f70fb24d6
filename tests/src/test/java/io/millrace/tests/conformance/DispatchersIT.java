/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Dialect;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several applications post from one ledger on PostgreSQL. */
@Tag("conformance")
class DispatchersIT {

    private static final int EVENTS = 20;
    private static final int SLEEPS = 6;
    /** Whoever leaves has calls under way. */
    private static final Map<String, String> SLOW = Map.of("fates", "AT_ONCE=3,SLOW=6,LOST_RESPONSE=1");

    /** The one that sleeps is taken for dead; when it wakes, it is fenced. Its sleep is shorter than the settle window. */
    @Test
    void oneSleepsThroughItsLeaseAndWakes() throws Exception {
        Random random = new Random(Proof.seed());
        int asleep = 0;
        int fenced = 0;
        try (Run run = new Run("SIGSTOP of one of two applications past its lease", Dialect.POSTGRESQL, Proof.seed())) {
            run.tries(Guarantee.SEVERAL_PROCESSES);
            run.with("lease", 1500).with("settle", 10_000).target(Map.of()).lines();
            ChildProcess first = run.plant(Map.of("owner", "first"));
            first.awaitReady();
            ChildProcess second = run.plant(poster("second"));
            second.awaitReady();
            while (fenced < SLEEPS && asleep < 2 * SLEEPS) {
                run.send(EVENTS);
                boolean ofTheFirst = random.nextInt(3) == 0;
                ChildProcess one = ofTheFirst ? first : second;
                one.sleep();
                asleep++;
                int targets = run.awaitFenced(ofTheFirst ? "first" : "second");
                fenced += targets > 0 ? 1 : 0;
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1000));
                one.wake();
            }
            run.note("%d of %d sleepers were taken for dead and fenced before they woke", fenced, asleep);
            run.drain(first);
            Proof.kept(run.compare(asleep), DispatchersIT.class, run.folder());
            assertThat(fenced).as("sleepers that were taken for dead").isEqualTo(SLEEPS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theyJoinAndLeaveEveryFewSeconds(int dispatchers) throws Exception {
        Random random = new Random(Proof.seed());
        int left = 0;
        try (Run run = new Run(dispatchers + " applications join and leave", Dialect.POSTGRESQL, Proof.seed())) {
            run.tries(Guarantee.SEVERAL_PROCESSES);
            Generator lines = run.with("lease", 2000).target(SLOW).lines();
            ChildProcess first = run.plant(Map.of("concurrency", "2")); // so that the others have work
            first.awaitReady();
            ChildProcess[] others = new ChildProcess[dispatchers - 1];
            while (left < 8) {
                int seat = random.nextInt(others.length);
                if (others[seat] != null) {
                    run.awaitCallsOf("dispatcher-" + seat);
                    leave(others[seat], random.nextBoolean());
                    left++;
                }
                others[seat] = run.plant(poster("dispatcher-" + seat));
                others[seat].awaitReady();
                lines.permit(3 * EVENTS);
                TimeUnit.MILLISECONDS.sleep(1000 + random.nextInt(3500));
            }
            run.drain(first);
            Outcome outcome = run.compare(left);
            Proof.kept(outcome, DispatchersIT.class, run.folder());
            assertThat(outcome.interrupted()).as("calls of those that left").isPositive();
        }
    }

    private static void leave(ChildProcess plant, boolean inOrder) throws InterruptedException {
        if (inOrder && plant.isReady()) {
            plant.stop();
        } else {
            plant.kill();
        }
    }

    private static Map<String, String> poster(String owner) {
        return new HashMap<>(Map.of("accept", "none", "owner", owner, "person", "false"));
    }
}
