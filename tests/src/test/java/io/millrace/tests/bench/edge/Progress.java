/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.edge;

import io.millrace.core.ledger.Acceptance;
import io.millrace.core.ledger.LedgerListener;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.Transition;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The device says how far it is: when its first event is durable, and then every second. Named in its properties. */
public final class Progress implements LedgerListener {

    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong forwarded = new AtomicLong();

    public Progress() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleAtFixedRate(this::say, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void accepted(List<Acceptance> acceptances) {
        if (accepted.getAndAdd(acceptances.size()) == 0) {
            say();
        }
    }

    @Override
    public void changed(List<Transition> transitions) {
        forwarded.addAndGet(
                transitions.stream().filter(each -> each.to() == State.POSTED).count());
    }

    private void say() {
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.println(EdgeDevice.PROGRESS + accepted + " " + forwarded + " " + heap);
    }
}
