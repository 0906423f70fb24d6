/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.crash.CrashCase;
import io.millrace.tests.crash.Databases;
import io.millrace.tests.crash.Erp;
import io.millrace.tests.crash.Erp.Fate;
import io.millrace.tests.crash.Fuse;
import io.millrace.tests.crash.LedgerRows;
import io.millrace.tests.crash.Life;
import io.millrace.tests.crash.ManualClock;
import io.millrace.tests.crash.MemorySink;
import io.millrace.tests.crash.Quiet;
import io.millrace.tests.crash.Site;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dispatcher that sleeps through its lease, wakes up and goes on: the ledger itself, but nobody fences it. */
@ExtendWith(Quiet.class)
class WhyNotWithoutFenceTest {

    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(11);

    private final ManualClock clock = new ManualClock();
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch awake = new CountDownLatch(1);
    private final CountDownLatch through = new CountDownLatch(1);

    @Test
    void whatAnotherHasTakenOverIsDoneTwice() throws Exception {
        try (HikariDataSource database = Databases.memory()) {
            NoFence unfenced = new NoFence(database);
            assertThat(sleepThroughTheLease(database, unfenced.dataSource(), "unfenced"))
                    .extracting(Finding::anomaly)
                    .contains(Anomaly.DUPLICATE);
            assertThat(unfenced.letPass()).isPositive();
        }
    }

    @Test
    void theFenceHoldsItBack() throws Exception {
        try (HikariDataSource database = Databases.memory()) {
            assertThat(sleepThroughTheLease(database, database, "fenced")).isEmpty();
        }
    }

    private List<Finding> sleepThroughTheLease(DataSource database, DataSource ofTheSleeper, String target)
            throws Exception {
        Site site = site(database, target);
        Erp erp = site.erp(Fate.POSTED);
        MemorySink sink = new MemorySink(erp, Fuse.none(), TargetClass.MANUAL);
        try (Life sleeper = new Life(
                site(ofTheSleeper, target),
                "sleeper",
                Fuse.none(),
                flow -> sink.addTo(flow.process(this::sleep)).process(exchange -> through.countDown()))) {
            assertThat(sleeper.offer(CrashCase.events().get(0))).isTrue();
            asleep.await();
            try (Life other = new Life(site, "other", Fuse.none(), sink::addTo)) {
                await().until(() -> {
                    clock.goTo(clock.instant().plus(LONGER_THAN_A_LEASE));
                    other.wake();
                    return LedgerRows.read(site).stateOf(Site.VICTIM).equals("POSTED");
                });
            }
            awake.countDown();
            await().until(() -> {
                sleeper.wake();
                return through.getCount() == 0 || sleeper.isIdle();
            });
        }
        return CrashCase.findings(site, erp, event -> event.equals(Site.VICTIM));
    }

    private Site site(DataSource dataSource, String target) {
        return new Site(
                dataSource,
                Databases.SCHEMA,
                target,
                TargetClass.MANUAL,
                CrashCase.SETTLE_WINDOW,
                clock,
                new HashSet<>());
    }

    private void sleep(Exchange exchange) throws InterruptedException {
        asleep.countDown();
        awake.await();
    }
}
