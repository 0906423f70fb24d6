/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.fence.FenceError;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this process that writes deliveries of a target after they are accepted. Each round is one
 * transaction for all that has come up since the last: outcomes, barriers, recovery and new claims. Between rounds it
 * sleeps until something calls or falls due.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final String target;
    private final Ledger ledger;
    private final Pace pace;
    private final Lanes lanes;
    private final Round rounds;
    private final ExecutorService pool;
    private final Queue<Round.Finished> finished = new ConcurrentLinkedQueue<>();
    private final Queue<Leaving> leaving = new ConcurrentLinkedQueue<>();
    private final Queue<StoredDelivery> prerequisites = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final BlockingQueue<Boolean> signal = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private Instant sealed;
    private volatile boolean stopping;
    private volatile @Nullable MfgException trouble;

    Dispatcher(String target, Ledger ledger, Pace pace, ExecutorService pool) {
        this.target = target;
        this.ledger = ledger;
        this.pace = pace;
        this.pool = pool;
        this.lanes = new Lanes(target, this, pace);
        this.rounds = new Round(target, ledger, lanes);
        this.sealed = ledger.now();
        this.thread = new Thread(this::run, "ledger-" + target);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void open(Lane lane) {
        lanes.open(lane);
        wake();
    }

    /** Claims nothing more for the lane; what runs goes on. @return whether no lane is left */
    boolean close(Lane lane) {
        return lanes.close(lane);
    }

    /** What it may claim. */
    Pace pace() {
        return pace;
    }

    boolean serves(String eventType, Kind kind) {
        return lanes.serves(eventType, kind);
    }

    /** Something may be there to claim. */
    void wake() {
        asked.set(true);
        signal();
    }

    private void signal() {
        signal.offer(Boolean.TRUE);
    }

    /** Why the last round failed; null if it did not. */
    @Nullable
    MfgException trouble() {
        return trouble;
    }

    /** An attempt is over. */
    void finish(Attempt attempt, Outcome outcome) {
        finished.add(new Round.Finished(attempt, outcome));
        pace.over();
        signal();
    }

    /** A delivery to another target is done: what waited for it here can run. */
    void posted(StoredDelivery elsewhere) {
        if (lanes.waitsFor(elsewhere.target())) {
            prerequisites.add(elsewhere);
            signal();
        }
    }

    /** The call of an attempt is about to leave: the stage completes, on the pool, when that is durable. */
    CompletionStage<byte[]> leave(Attempt attempt, byte[] request, TargetClass targetClass) {
        CompletableFuture<byte[]> go = new CompletableFuture<>();
        leaving.add(new Leaving(attempt, request, targetClass, go));
        signal();
        return go;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!stopping) {
            Duration sleep;
            try {
                sleep = round();
                seal();
                trouble = null;
                pause = FIRST_PAUSE;
            } catch (RuntimeException e) {
                trouble = e instanceof MfgException known
                        ? known
                        : new MfgException(LedgerError.CANNOT_WORK, e.toString(), e);
                LOG.warn("The ledger of {} cannot work, next try in {}: {}", target, pause, e.toString(), e);
                sleep = pause;
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            }
            try {
                signal.poll(sleep.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return; // nobody does that: the process is taken for dead
            }
        }
        try {
            Round.Result last = rounds.settle(this::again);
            if (last != null) {
                follow(last);
            }
            rounds.end(drain(finished));
        } catch (RuntimeException e) {
            LOG.warn("The ledger of {} could not give its lease up; it ends by itself: {}", target, e.toString());
        }
    }

    private void seal() {
        Instant now = ledger.now();
        if (now.isAfter(sealed.plus(ledger.sealInterval()))) {
            AuditSeal.seal(ledger.database(), target, now);
            sealed = now;
        }
    }

    /** One transaction and what follows from it. @return how long there is nothing to do unless something calls */
    Duration round() {
        Round.Result result = rounds.settle(this::again);
        if (result == null) {
            boolean isAsked =
                    asked.getAndSet(false); // before the queues and the transaction: what comes later asks again
            result = rounds.run(new Round.Work(drain(finished), drain(leaving), drain(prerequisites), isAsked));
        }
        return follow(result);
    }

    /** A round that was not kept. */
    private void again(Round.Work work) {
        finished.addAll(work.over());
        leaving.addAll(work.departing());
        prerequisites.addAll(work.posted());
        asked.set(true);
    }

    private Duration follow(Round.Result result) {
        send(result.departed(), result.began());
        result.fenced().forEach(this::refuse);
        result.onHold().forEach(this::refuse);
        result.claimed()
                .forEach(attempt -> pool.execute(() -> attempt.lane().runner().run(attempt)));
        ledger.tell(result.transitions());
        if (result.stop() != null) {
            ledger.tellStopped(target, result.stop());
        }
        return until(result.nextAt());
    }

    /** A process that was asleep through its lease sends nothing: what it held may be another's already. */
    private void send(List<Leaving> departed, Instant began) {
        boolean late = Duration.between(began, ledger.now()).compareTo(ledger.leaseDuration()) >= 0;
        for (Leaving each : departed) {
            if (late) {
                refuse(each);
            } else {
                each.go().completeAsync(each::frozen, pool);
            }
        }
    }

    private void refuse(Leaving each) {
        MfgException fenced = new MfgException(
                LedgerError.FENCED, each.attempt().delivery() + " may belong to another process by now");
        pool.execute(() -> each.go().completeExceptionally(fenced));
    }

    private void refuse(Leaving each, Outcome onHold) {
        MfgException why = new MfgException(FenceError.HELD, String.valueOf(onHold.text()));
        pool.execute(() -> each.go().completeExceptionally(why));
    }

    private Duration until(Instant nextAt) {
        Duration until = Duration.between(ledger.now(), nextAt);
        return until.isNegative() ? Duration.ZERO : until.plusMillis(1);
    }

    private static <T> List<T> drain(Queue<T> queue) {
        List<T> drained = new ArrayList<>();
        for (T next = queue.poll(); next != null; next = queue.poll()) {
            drained.add(next);
        }
        return drained;
    }

    /**
     * Writes the outcomes that are there, gives the lease up, and returns what still runs as a crash would. All on the
     * dispatcher's thread: whoever stops an application may be interrupted, and an interrupt in the middle of a write
     * closes an embedded database.
     */
    void stop() {
        stopping = true;
        wake();
        boolean interrupted = false;
        long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        while (thread.isAlive() && System.nanoTime() < deadline) {
            try {
                thread.join(LONGEST_STOP.toMillis());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        pace.end();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
